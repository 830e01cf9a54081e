using System.Globalization;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>The plain text of `stats`: the input, one row for each activation, and what the names mean.</summary>
static class StatsText
{
    /// <summary>Column titles of the table of activations.</summary>
    public static IReadOnlyList<string> Headers { get; } =
    [
        "activation", "f=0#", "dead#", "dormant#", "sat L#", "sat R#", "f'=0#", "gain#",
    ];

    public static void Write(Workbench workbench, LayerMeasurement measurement)
    {
        foreach (var line in Describe(measurement))
        {
            workbench.Out.WriteLine(line);
        }

        TextTable.Write(workbench, Headers, measurement.Statistics.Activations.Select(a => Row(measurement.Statistics, a)));
        foreach (var line in Definitions(measurement.Statistics))
        {
            workbench.Out.WriteLine(line);
        }

        workbench.Out.Flush();
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

    /// <summary>The formulas behind the columns.</summary>
    public static IReadOnlyList<string> Definitions(StatisticsResult result)
    {
        var type = result.Options.Input.ToString().ToLowerInvariant();
        var bound = result.Activations.Count > 0 ? result.Activations[0].Dead.Bound95 : double.NaN;
        var tau = result.Activations.Count > 0 ? ActivationStatistics.StandardTau : double.NaN;
        return
        [
            $"dead: output 0 in {type} on every row (fires on at most {Share(bound)} of rows, 95 %)",
            $"dormant: E|h_i| <= {NumberText.Of(tau)} mean_k E|h_k|",
            $"sat: |f'| <= {NumberText.Of(result.Options.Epsilon)} max|f'| (of 1 where f' has no bound), left or right of its maximum; f'=0: exactly, or the output in {type} is the asymptote",
            "gain: E f'(z)^2, the factor on a squared gradient",
        ];
    }

    static string Share(double share) => share.ToString("P2", CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}
