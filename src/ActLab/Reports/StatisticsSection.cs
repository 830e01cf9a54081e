using ActLab.Commands;
using ActLab.Core.Statistics;

namespace ActLab.Reports;

/// <summary>Saturation, dead and dormant units of a layer.</summary>
public static class StatisticsSection
{
    const string Id = "statistics";

    /// <summary>The section.</summary>
    public static Section Of(LayerFacts layer) => new(Id, "Saturation and dead units")
    {
        Paragraphs = [Describe(layer)],
        Figures = [Values(layer), Activations(layer)],
    };

    /// <summary>The measurement in one sentence: measured, not judged.</summary>
    public static Statement Sum(LayerFacts layer) => new(Mark.None,
        $"{Describe(layer)} {Dead([.. layer.Activations.Where(a => a.Dead > 0)], layer.Activations.Count)}", Id);

    static string Dead(IReadOnlyList<LayerActivation> some, int all) => some.Count == 0
        ? $"No unit is dead with any of {all} activations."
        : $"Dead units: {string.Join(", ", some.Select(a => $"{a.Id} {a.Dead}"))}{(some.Count < all ? "; none with the others" : "")}.";

    static string Describe(LayerFacts layer) =>
        $"{layer.Source}: {layer.Rows} rows of {layer.Units} units, " + (layer.Post ? "outputs." : "pre-activations.");

    static Figure Values(LayerFacts layer)
    {
        var (values, moments) = (layer.Values, layer.Values.Moments);
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
                ["Units above 0 on every row", NumberText.Of(layer.AlwaysOn)],
                ["Mean", NumberText.Of(moments.Mean)],
                ["Standard deviation", NumberText.Of(moments.StandardDeviation)],
                ["Skewness", NumberText.Of(moments.Skewness)],
                ["Excess kurtosis", NumberText.Of(moments.ExcessKurtosis)],
                ["Smallest", NumberText.Of(moments.Min)],
                ["Largest", NumberText.Of(moments.Max)],
                ["L2 norm", NumberText.Of(moments.Norm)],
                ["Entropy of the sign (bits)", Known(layer.SignEntropy)],
            ]),
        ]);
    }

    static Figure Activations(LayerFacts layer) => new("Activations",
        $"Saturated: |f'| is at most {NumberText.Of(layer.Epsilon)} of its largest value. Dead: the output is 0 on every row. "
        + "Depth: layers until 1e-6 of a gradient's norm is left, with weights that keep E z^2 unless others were given.",
        [
            new("By activation; shares are of the finite values",
            [
                new("Activation", Cells.Code), new("Dead units", Cells.Number), new("95 % bound", Cells.Number), new("Dormant units"),
                new("Saturated left", Cells.Number), new("Saturated right", Cells.Number), new("f' exactly 0", Cells.Number),
                new("E f^2", Cells.Number), new("E f'^2", Cells.Number), new("Depth", Cells.Number), new("Zero outputs", Cells.Number),
            ],
            [.. layer.Activations.Select(a => Row(layer, a))]),
        ])
    {
        Chart = layer.Post ? null : new(
            [
                Shares(layer, "saturated left", "", s => s.Left),
                Shares(layer, "saturated right", "/", s => s.Right),
                Shares(layer, "f' exactly 0", "x", s => s.ExactZeroDerivative),
            ],
            new(new("share of the finite values"), new("") { Autorange = "reversed" }, 140 + 60 * layer.Activations.Count)),
    };

    static Bars Shares(LayerFacts layer, string name, string pattern, Func<Saturation, double> share) => new(name,
        [.. layer.Activations.Select(a => a.Id)],
        [.. layer.Activations.Select(a => a.Saturation is { } saturation ? share(saturation) : double.NaN)])
    {
        Marker = new(new PatternStyle(pattern)),
    };

    static string[] Row(LayerFacts layer, LayerActivation of) =>
    [
        of.Id, NumberText.Of(of.Dead), NumberText.Short(Proportion.NoneBound(layer.Rows)),
        string.Join(", ", of.Dormant.Select(d => $"{d.Units} at {NumberText.Of(d.Tau)}")),
        Known(of.Saturation?.Left), Known(of.Saturation?.Right), Known(of.Saturation?.ExactZeroDerivative), NumberText.Short(of.MeanSquare), Known(of.MeanSquareGain),
        Known(of.MeanSquareGain is { } gain ? GradientDepth.Of(layer.Values.Moments, of.MeanSquare, gain, layer.WeightVariance).Layers : null),
        NumberText.Of(of.Zero),
    ];

    static string Known(double? value) => value is { } known ? NumberText.Short(known) : "unknown";
}
