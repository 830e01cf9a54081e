using ActLab.Commands;
using ActLab.Core.Statistics;

namespace ActLab.Reports;

/// <summary>Saturation, dead and dormant units of a layer.</summary>
public static class StatisticsSection
{
    const string Id = "statistics";

    /// <summary>The section.</summary>
    /// <param name="source">Where the values come from: a file, or the parameters of a normal distribution.</param>
    /// <param name="result">What was measured.</param>
    public static Section Of(string source, StatisticsResult result) => new(Id, "Saturation and dead units")
    {
        Paragraphs = [Describe(source, result)],
        Figures = [Values(result), Activations(result)],
    };

    /// <summary>The measurement in one sentence: measured, not judged.</summary>
    public static Statement Sum(string source, StatisticsResult result) => new(Mark.None,
        $"{Describe(source, result)} Dead units: "
        + string.Join(", ", result.Activations.Select(a => $"{a.Activation.Id} {a.Dead.Units.Count}")) + ".", Id);

    static string Describe(string source, StatisticsResult result) =>
        $"{source}: {result.Rows} rows of {result.Units} units, "
        + (result.Options.Post ? "outputs." : "pre-activations.");

    static Figure Values(StatisticsResult result)
    {
        var (values, moments) = (result.Values, result.Values.Moments);
        return new("Values", "What the tensor holds, over all units; moments are those of the finite values.",
        [
            new("Counts and moments", [new("Property"), new("Value", Cells.Number)],
            [
                ["Finite", NumberText.Of(moments.Count)],
                ["NaN", NumberText.Of(values.NaN)],
                ["+infinity", NumberText.Of(values.PosInf)],
                ["-infinity", NumberText.Of(values.NegInf)],
                ["Zero", NumberText.Of(values.Zero)],
                ["-0 among them", NumberText.Of(values.NegativeZero)],
                ["Subnormal", NumberText.Of(values.Subnormal)],
                ["Units above 0 on every row", NumberText.Of(result.AlwaysOn.Count)],
                ["Mean", NumberText.Of(moments.Mean)],
                ["Standard deviation", NumberText.Of(moments.StandardDeviation)],
                ["Skewness", NumberText.Of(moments.Skewness)],
                ["Excess kurtosis", NumberText.Of(moments.ExcessKurtosis)],
                ["Smallest", NumberText.Of(moments.Min)],
                ["Largest", NumberText.Of(moments.Max)],
                ["L2 norm", NumberText.Of(moments.Norm)],
                ["Entropy of the sign (bits)", Known(result.SignEntropy)],
            ]),
        ]);
    }

    static Figure Activations(StatisticsResult result) => new("Activations",
        $"Saturated: |f'| is at most {NumberText.Of(result.Options.Epsilon)} of its largest value. Dead: the output is 0 on every row. "
        + "Depth: layers until 1e-6 of a gradient's norm is left, with weights that keep E z^2 unless others were given.",
        [
            new("By activation; shares are of the finite values",
            [
                new("Activation", Cells.Code), new("Dead units", Cells.Number), new("95 % bound", Cells.Number), new("Dormant units"),
                new("Saturated left", Cells.Number), new("Saturated right", Cells.Number), new("f' exactly 0", Cells.Number),
                new("E f'^2", Cells.Number), new("Depth", Cells.Number), new("Zero outputs", Cells.Number),
            ],
            [.. result.Activations.Select(Row)]),
        ])
    {
        Chart = result.Options.Post ? null : new(
            [
                Shares(result, "saturated left", "", s => s.Left),
                Shares(result, "saturated right", "/", s => s.Right),
                Shares(result, "f' exactly 0", "x", s => s.ExactZeroDerivative),
            ],
            new(new("share of the finite values"), new("") { Autorange = "reversed" }, 140 + 60 * result.Activations.Count)),
    };

    static Bars Shares(StatisticsResult result, string name, string pattern, Func<Saturation, double> share) => new(name,
        [.. result.Activations.Select(a => a.Activation.Id)],
        [.. result.Activations.Select(a => a.Outputs.Saturation is { } saturation ? share(saturation) : double.NaN)])
    {
        Marker = new(new PatternStyle(pattern)),
    };

    static string[] Row(ActivationStatistics measured) =>
    [
        measured.Activation.Id, NumberText.Of(measured.Dead.Units.Count), NumberText.Short(measured.Dead.Bound95),
        string.Join(", ", measured.Dormant.Select(d => $"{d.Units.Count} at {NumberText.Of(d.Tau)}")),
        Known(measured.Outputs.Saturation?.Left), Known(measured.Outputs.Saturation?.Right),
        Known(measured.Outputs.Saturation?.ExactZeroDerivative), Known(measured.Outputs.MeanSquareGain),
        Known(measured.Depth?.Layers),
        NumberText.Of(measured.Outputs.Zero),
    ];

    static string Known(double? value) => value is { } known ? NumberText.Short(known) : "unknown";
}
