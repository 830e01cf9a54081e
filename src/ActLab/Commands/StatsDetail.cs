using System.Globalization;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>The plain text of `stats` for a single activation: every threshold with its formula, and the units nearest to death.</summary>
static class StatsDetail
{
    const int UnitsNamed = 12;
    const int UnitsShown = 8;

    public static void Write(Workbench workbench, LayerMeasurement measurement, ActivationStatistics of)
    {
        StatsText.Write(workbench.Out, Lines(measurement, of));
        WriteQuietest(workbench, measurement.Statistics, of);
    }

    static IEnumerable<string> Lines(LayerMeasurement measurement, ActivationStatistics of)
    {
        var result = measurement.Statistics;
        var outputs = of.Outputs;
        yield return "";
        yield return $"{of.Activation.Id}: {of.Activation.Formula}";
        yield return $"  dead, h = 0 on every row: {Named(of.Dead.Units, result.Units)}";
        yield return $"  dormant, E|h_i| <= tau mean_k E|h_k|: {Each(of.Dormant, "tau ")}";
        yield return $"  faint, E|h_i| < a: {Each(of.Faint, "a ")}";
        yield return $"  states, the first that holds: {UnitText.Counts(new(result, of))}";
        yield return $"  output: mean {NumberText.Short(outputs.Mean)}, variance {NumberText.Short(outputs.Variance)}, E|h| {NumberText.Short(outputs.MeanMagnitude)}";
        if (of.Bands is { } bands && outputs.Phi is { } phi)
        {
            var (low, high) = (of.Profile.Low, of.Profile.High);
            yield return $"  near a bound, within {NumberText.Of(result.Options.Epsilon)} (high - low) of {NumberText.Short(low)}: {StatsText.Share(bands.Low)}, of {NumberText.Short(high)}: {StatsText.Share(bands.High)}";
            yield return $"  saturated, near a bound on every row: {Named(bands.SaturatedUnits, result.Units)}";
            yield return $"  phi = E|2 (h - low)/(high - low) - 1|: {NumberText.Short(phi)}";
        }
        else
        {
            yield return "  near a bound, saturated on every row, phi: n/a, the outputs have no two bounds";
        }

        if (result.Options.Post)
        {
            yield return "  n/a for outputs, which have lost z: saturation by f', f' = 0, gain, depth, sign entropy, firing and margins of z";
            yield break;
        }

        yield return "  |f'| <= epsilon max|f'|, left and right: " + string.Join("; ", of.Saturations
            .OrderByDescending(s => s.Epsilon).Select(s => $"{NumberText.Of(s.Epsilon)}: {StatsText.Share(s.Left)} {StatsText.Share(s.Right)}"));
        yield return "  f' = 0 exactly: " + string.Join(", ", of.ExactZeros.Select(z => $"{z.Type.FullName()} {StatsText.Share(z.Share)}"));
        yield return "  " + Depth(of.Depth!);
    }

    static string Depth(GradientDepth depth)
    {
        var weights = depth.IsGiven ? "given" : "which keeps E z^2";
        var end = depth.Layers is var layers && double.IsFinite(layers)
            ? $"1e-6 of it is left after {NumberText.Short(layers)} layers"
            : depth.Factor >= 1 ? "it does not vanish" : "unknown";
        return $"depth, with fan_in Var(W) = {NumberText.Short(depth.WeightVariance)} ({weights}): a layer multiplies a gradient's norm by sqrt(fan_in Var(W) E f'^2) = {NumberText.Short(depth.Factor)}; {end}";
    }

    static void WriteQuietest(Workbench workbench, StatisticsResult result, ActivationStatistics of)
    {
        var quietest = Enumerable.Range(0, result.Units)
            .OrderBy(u => result.UnitValues[u].Positive).ThenBy(u => of.UnitOutputs[u].MeanMagnitude).Take(UnitsShown).ToList();
        if (result.Rows == 0 || quietest.Count == 0)
        {
            return;
        }

        var variable = UnitText.Variable(result);
        StatsText.Write(workbench.Out, [$"  units that fire least, {variable} > 0; margins are the least and the largest {variable}; rows count from 0"]);
        NarrowTable.Write(workbench.Out, ["unit", "fired#", "fired, 95 %#", $"min {variable}#", $"max {variable}#", "first#", "last#", "s_i#"],
            quietest.Select(u => Row(u, result.UnitValues[u], of.UnitOutputs[u])));
    }

    static IReadOnlyList<string> Row(int unit, ValueStatistics values, OutputStatistics outputs) =>
    [
        NumberText.Of(unit), NumberText.Of(values.Positive),
        $"{StatsText.Share(values.Firing.Low)}-{StatsText.Share(values.Firing.High)}",
        NumberText.Short(values.Moments.Min), NumberText.Short(values.Moments.Max),
        values.FirstPositive is { } first ? NumberText.Of(first) : "-", values.LastPositive is { } last ? NumberText.Of(last) : "-",
        NumberText.Short(outputs.DormantScore),
    ];

    static string Each(IReadOnlyList<DormantUnits> thresholds, string name) => string.Join(", ", thresholds
        .Select(t => string.Create(CultureInfo.InvariantCulture, $"{name}{t.Tau:0.######}: {t.Units.Count}")));

    static string Named(IReadOnlyList<int> units, int all) => units.Count == 0
        ? $"0 of {all} units"
        : $"{units.Count} of {all} units: {string.Join(" ", units.Take(UnitsNamed))}{(units.Count > UnitsNamed ? " ..." : "")}";
}
