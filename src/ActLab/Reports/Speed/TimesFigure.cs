using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs;

namespace ActLab.Reports.Speed;

/// <summary>Times in one type, pass and size, and how the samples lie.</summary>
static class TimesFigure
{
    static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "x", "triangle-up"];

    /// <summary>Both figures of every setting.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<JobCase> measured) =>
        measured.GroupBy(CaseText.Setting).SelectMany(setting => Samples(setting.Key, [.. setting.Where(c => c.Times.Count > 0)]).Prepend(Times(setting.Key, [.. setting])));

    static Figure Times(string setting, IReadOnlyList<JobCase> cases)
    {
        var rows = cases.Select(c => c.Title).Distinct().ToList();
        return new($"Time: {setting} elements",
            "Nanoseconds per element, less is better; each kernel compiled in the way that suits it best. The bars are 95 % intervals of the mean within one launch.",
            [Table(cases)])
        {
            Chart = new(
                [.. cases.GroupBy(c => c.KernelName).Select((kernel, number) => Dots(kernel.Key, number, rows, [.. kernel.GroupBy(c => c.Title).Select(t => t.MinBy(Choice.Relative)!)]))],
                new(new("ns per element") { Type = "log" }, Axis.OfRows(rows), 150 + (28 * rows.Count))),
        };
    }

    static double Mean(JobCase of) => of.NsPerElement!.Mean;

    static Scatter Dots(string kernel, int number, IList<string> rows, IReadOnlyList<JobCase> cases) => new(
        kernel, [.. cases.Select(Mean)], [.. cases.Select(c => (double)rows.IndexOf(c.Title))])
    {
        Mode = "markers",
        Marker = new(Symbols[number % Symbols.Length]),
        Error = new([.. cases.Select(c => c.NsPerElement!.High - Mean(c))], [.. cases.Select(c => Mean(c) - c.NsPerElement!.Low)]),
        Text = [.. cases.Select(c => $"{c.Title} {CaseText.Kernel(c)}")],
    };

    static Table Table(IReadOnlyList<JobCase> cases) => new("Nanoseconds per element",
        [
            new("Activation", Cells.Code), new("Kernel", Cells.Code), new("JIT"), new("Mean", Cells.Number), new("95 % interval", Cells.Number),
            new("x copy", Cells.Number), new("x tensor", Cells.Number), new("Samples", Cells.Number), new("Bytes allocated", Cells.Number),
        ],
        [
            .. cases.Select(c => (string[])
            [
                c.Title, c.KernelName, c.Jit.Word(), NumberText.Short(Mean(c)), $"{NumberText.Short(c.NsPerElement!.Low)} to {NumberText.Short(c.NsPerElement.High)}",
                Ratio(c.Comparison?.RatioToCopy), Ratio(c.Comparison?.RatioToTensor), NumberText.Of(c.Samples),
                c.AllocatedBytes is { } bytes ? NumberText.Of(bytes) : "unknown",
            ]),
        ]);

    static string Ratio(PairedRatio? ratio) => ratio is { } known ? CaseText.Ratio(known.Median) : "";

    static IEnumerable<Figure> Samples(string setting, IReadOnlyList<JobCase> cases) => cases.Count == 0 ? [] :
    [
        new($"Samples: {setting} elements",
            "How the samples lie, none of which is dropped; the chart has those of the fastest kernel of each activation. Outlying: more than 3 median absolute deviations from the median. Drift: median of the last third "
            + "over that of the first, near 1 where the time is steady.",
            [
                new("Distribution of the samples, in nanoseconds per element",
                    [
                        new("Activation", Cells.Code), new("Kernel", Cells.Code), new("JIT"), new("Smallest", Cells.Number),
                        new("Lower quartile", Cells.Number), new("Median", Cells.Number), new("Upper quartile", Cells.Number), new("Largest", Cells.Number),
                        new("Outlying", Cells.Number), new("Drift", Cells.Number),
                    ],
                    [.. cases.Select(c => Row(c, Spread.Of([.. c.Times])))]),
            ])
        {
            Chart = Strips([.. cases.GroupBy(c => c.Title).Select(t => t.MinBy(Choice.Relative)!)]),
        },
    ];

    /// <summary>Every sample of the fastest kernel of each activation.</summary>
    static Chart Strips(IReadOnlyList<JobCase> cases) => new(
        [
            new Scatter("samples", [.. cases.SelectMany(c => c.Times)], [.. cases.SelectMany((c, row) => c.Times.Select(_ => (double)row))])
            {
                Mode = "markers",
                Marker = new("circle-open", 7),
            },
        ],
        new(new("ns per element") { Type = "log" }, Axis.OfRows([.. cases.Select(c => $"{c.Title} {CaseText.Kernel(c)}")]), 150 + (28 * cases.Count)));

    static string[] Row(JobCase of, Spread spread) =>
    [
        of.Title, of.KernelName, of.Jit.Word(), NumberText.Short(spread.Smallest), NumberText.Short(spread.LowerQuartile), NumberText.Short(of.NsPerElement!.Median),
        NumberText.Short(spread.UpperQuartile), NumberText.Short(spread.Largest), NumberText.Of(spread.Outlying), NumberText.Short(spread.Drift),
    ];
}
