using ActLab.Reports;

namespace ActLab.Tests.Reports;

/// <summary>A report of one tiny figure.</summary>
static class SampleReport
{
    /// <summary>What stands for plotly.js.</summary>
    public static ChartLibrary Tiny { get; } = new("""var rules={"X .a":"top:0;","Y p":'content:"";'};for(var r in rules);""", "Licence\nof the library");

    public static Report With(string text, Charts charts = Charts.Drawn) => new(
        text, "written by a test",
        new([new(Mark.Fail, text, "evidence"), new(Mark.None, "nothing judged")], [text])
        {
            Badges = [new("3", text)],
            Answers = [new(text, [new("Activation", Cells.Code), new("Kernel")], [[text, "simd"]])],
        },
        new("Environment", [new("Property"), new("Value")], [["Processor", text]]),
        [
            new Section("evidence", text)
            {
                Paragraphs = [text],
                Figures =
                [
                    new Figure(text, text, [new(text, [new(text, Cells.Code), new("f", Cells.Number), new("verdict", Cells.Verdict)], [[text, "0.5", "pass"]])])
                    {
                        Chart = new(
                            [
                                new Scatter(text, [-1, 0, 1], [-1, double.NaN, 0.1]) { Line = new("dash") },
                                new Bars("bars", [text], [2]) { Error = new([0.5], [0.25]), Marker = new(new PatternStyle("/")) },
                            ],
                            new(new("x"), new(text) { Type = "log" })),
                        TextPlot = [text, "⠉⠒⠤⣀"],
                    },
                ],
            },
        ])
    {
        Charts = charts,
        Data = """{"number":1}""",
    };
}
