using System.Globalization;
using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>The plain text of `stats`: the input, one row for each layer and activation, and what the names mean.</summary>
static class StatsText
{
    const int PictureBars = 56;

    /// <summary>Column titles of the table of activations.</summary>
    public static IReadOnlyList<string> Headers { get; } =
    [
        "activation", "f=0#", "dead#", "dormant#", "sat L#", "sat R#", "f'=0#", "gain#",
    ];

    /// <summary>Writes all layers, and one table of them: by name where one activation was measured, else under their names.</summary>
    public static void Write(Workbench workbench, IReadOnlyList<LayerMeasurement> layers)
    {
        foreach (var layer in layers)
        {
            Write(workbench.Out, Describe(layer).Concat(More(layer)));
            if (layer.Statistics.Picture(PictureBars) is { } picture)
            {
                workbench.Out.WriteLine(Draw(picture));
            }
        }

        WriteTable(workbench.Out, layers);
        Write(workbench.Out, Definitions([.. layers.Select(layer => layer.Statistics)]));
        if (layers.Any(layer => layer.Source.HasPositions))
        {
            Write(workbench.Out, ["a unit of an array with positions is a channel: dead only if it is 0 at every position of every sample; shares count positions"]);
        }

        if (layers is [{ Statistics.Activations: [var only] } measurement])
        {
            StatsDetail.Write(workbench, measurement, only);
        }

        foreach (var layer in layers)
        {
            UnitText.Write(workbench.Out, layer);
        }

        workbench.Out.Flush();
    }

    static void WriteTable(TextWriter output, IReadOnlyList<LayerMeasurement> layers)
    {
        var activations = layers[0].Statistics.Activations;
        if (layers[0].Source.Array is null)
        {
            NarrowTable.Write(output, Headers, activations.Select(of => Row(layers[0].Statistics, of)));
        }
        else if (activations is [var only])
        {
            NarrowTable.Write(output, [$"{only.Activation.Id}: array", .. Headers.Skip(1)], layers.Select(layer =>
                (string[])[layer.Source.Array!, .. Row(layer.Statistics, layer.Statistics.Activations[0]).Skip(1)]));
        }
        else
        {
            NarrowTable.Write(output, Headers, layers.SelectMany(layer => (IReadOnlyList<string>[])
            [
                [layer.Source.Array!],
                .. layer.Statistics.Activations.Select(of => (string[])[$"  {of.Activation.Id}", .. Row(layer.Statistics, of).Skip(1)]),
            ]));
        }
    }

    /// <summary>Writes texts, each broken into lines.</summary>
    public static void Write(TextWriter output, IEnumerable<string> texts)
    {
        foreach (var line in texts.SelectMany(Paragraph.Lines))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>The input and its moments, line by line.</summary>
    public static IReadOnlyList<string> Describe(LayerMeasurement measurement)
    {
        var (result, moments) = (measurement.Statistics, measurement.Statistics.Values.Moments);
        var values = result.Values;
        return
        [
            $"{measurement.Source.Title}: {measurement.Source.Layout}",
            string.Create(CultureInfo.InvariantCulture, $"{result.Rows} rows, {result.Units} units, {moments.Count} finite values; {values.NaN} NaN, {values.PosInf} +inf, {values.NegInf} -inf, {values.Zero} zero"),
            $"mean {NumberText.Short(moments.Mean)}, sd {NumberText.Short(moments.StandardDeviation)}, min {NumberText.Short(moments.Min)}, max {NumberText.Short(moments.Max)}, skewness {NumberText.Short(moments.Skewness)}, excess kurtosis {NumberText.Short(moments.ExcessKurtosis)}",
        ];
    }

    /// <summary>What there is room for in a text: rare values, norms, units that are always on, quantiles.</summary>
    static IReadOnlyList<string> More(LayerMeasurement measurement)
    {
        var (result, values) = (measurement.Statistics, measurement.Statistics.Values);
        var quantiles = result.Quantiles.Select(q => $"p{NumberText.Of(100 * q.Share)} {NumberText.Short(q.Value)}");
        return
        [
            $"{values.NegativeZero} of the zeros are -0; {values.Subnormal} values are subnormal",
            $"if these are a gradient: L2 norm {NumberText.Short(values.Moments.Norm)}, max |x| {NumberText.Short(values.Moments.MaxMagnitude)}, exact zero share {Share((double)values.Zero / (result.Rows * result.Units))}",
            $"always on, {UnitText.Variable(result)} > 0 on every row: {result.AlwaysOn.Count} of {result.Units} units",
            .. result.Quantiles.Count > 0 ? [$"quantiles {string.Join(", ", quantiles)}, each within {NumberText.Short(100 * ValueHistogram.RelativeError)}% of itself"] : Array.Empty<string>(),
        ];
    }

    /// <summary>One activation as cells under <see cref="Headers"/>.</summary>
    public static IReadOnlyList<string> Row(StatisticsResult result, ActivationStatistics of)
    {
        var outputs = of.Outputs;
        return
        [
            of.Activation.Id,
            Share((double)outputs.Zero / (result.Rows * result.Units)),
            NumberText.Of(of.Dead.Units.Count),
            NumberText.Of(of.StandardDormant.Units.Count),
            outputs.Saturation is { } left ? Share(left.Left) : "-",
            outputs.Saturation is { } right ? Share(right.Right) : "-",
            outputs.Saturation is { } exact ? Share(exact.ExactZeroDerivative) : "-",
            outputs.MeanSquareGain is { } gain ? NumberText.Short(gain) : "-",
        ];
    }

    /// <summary>The formulas behind the columns, for layers measured in the same way.</summary>
    public static IReadOnlyList<string> Definitions(params IReadOnlyList<StatisticsResult> layers)
    {
        var type = layers.Select(layer => layer.Options.Input).Distinct().Count() == 1 ? layers[0].Options.Input.Word() : "the array's type";
        var bounds = layers.Select(layer => Proportion.NoneBound(layer.Rows)).Order().Select(Share).Distinct().ToList();
        return
        [
            $"dead: output 0 in {type} on every row (fires on at most {bounds[0]}{(bounds.Count > 1 ? $" to {bounds[^1]}" : "")} of rows{(bounds.Count > 1 ? ", by their number" : "")}, 95 %)",
            $"dormant: E|h_i| <= {NumberText.Of(ActivationStatistics.StandardTau)} mean_k E|h_k|, the dead too",
            $"sat: |f'| <= {NumberText.Of(layers[0].Options.Epsilon)} max|f'| (of 1 where f' has no bound), left or right of its maximum; f'=0: exactly, or the output in {type} is the asymptote",
            "gain: E f'(z)^2, the factor on a squared gradient",
            .. layers.Any(layer => layer.Values is { NaN: > 0 } or { PosInf: > 0 } or { NegInf: > 0 }) ? (string[])["f=0 is of all values, sat, f'=0 and gain of the finite ones"] : [],
        ];
    }

    /// <summary>A histogram as one line of bars between its ends.</summary>
    public static string Draw(HistogramBars picture) =>
        $"{NumberText.Short(picture.Edges[0])} {Bars([.. picture.Counts.Select(count => (double)count)])} {NumberText.Short(picture.Edges[^1])}";

    /// <summary>A bar for each number, the largest one full; "?" for what is no number.</summary>
    public static string Bars(IReadOnlyList<double> values)
    {
        var most = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return string.Concat(values.Select(v => double.IsFinite(v) ? " ▁▂▃▄▅▆▇█"[most > 0 ? (int)Math.Ceiling(8 * (v / most)) : 0] : '?'));
    }

    /// <summary>A share in per cent.</summary>
    public static string Share(double share) => share.ToString("P2", CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}
