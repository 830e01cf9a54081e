using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>One unit of a layer in plain text, and the states of all.</summary>
static class UnitText
{
    /// <summary>How many units are in each state that any is in.</summary>
    public static string Counts(UnitStates states) => string.Join(", ", Enum.GetValues<UnitState>()
        .Select(state => (State: state, Count: states.Count(state))).Where(s => s.Count > 0).Select(s => $"{s.Count} {s.State.Word()}"));

    /// <summary>Writes the unit that was read once more; nothing if none was.</summary>
    public static void Write(TextWriter output, LayerMeasurement measurement)
    {
        var result = measurement.Statistics;
        if (measurement.Unit is not { } profile || result.Activations is not [var only])
        {
            return;
        }

        var name = measurement.Source.Array is { } array ? $"{array}, " : "";
        StatsText.Write(output, ["", .. Facts(result, only, new(result, only), profile.Unit).Select((text, i) => i == 0 ? name + text : "  " + text)]);
        if (profile.History.Count > 0)
        {
            WriteHistory(output, result, profile.History);
        }

        StatsText.Write(output, [profile.Histogram is { } counts ? $"  {Variable(result)} in {counts.Counts.Count} bins, at most {counts.Counts.Max()}:" : $"  {Variable(result)}: no spread, so no histogram"]);
        if (profile.Histogram is { } bars)
        {
            output.WriteLine("    " + StatsText.Draw(bars));
        }
    }

    /// <summary>What was measured of a unit, line by line.</summary>
    public static IReadOnlyList<string> Facts(StatisticsResult result, ActivationStatistics of, UnitStates states, int unit)
    {
        var (values, outputs, variable) = (result.UnitValues[unit], of.UnitOutputs[unit], Variable(result));
        var (firing, moments) = (values.Firing, values.Moments);
        var saturation = outputs.Saturation is { } s ? $"; saturated {StatsText.Share(s.Left)} left, {StatsText.Share(s.Right)} right" : "";
        return
        [
            $"unit {unit}: {states[unit].Word()}, {variable} > 0 on {values.Positive} of {result.Rows} rows: {StatsText.Share(firing.Share)} (95 %: {StatsText.Share(firing.Low)}-{StatsText.Share(firing.High)}), first {Row(values.FirstPositive)}, last {Row(values.LastPositive)}.",
            $"{variable}: margins {NumberText.Short(moments.Min)} and {NumberText.Short(moments.Max)}, mean {NumberText.Short(moments.Mean)}, sd {NumberText.Short(moments.StandardDeviation)}, skewness {NumberText.Short(moments.Skewness)}, excess kurtosis {NumberText.Short(moments.ExcessKurtosis)}.",
            $"h: 0 on {outputs.Zero}, E|h| {NumberText.Short(outputs.MeanMagnitude)}, dormant score {NumberText.Short(outputs.DormantScore)}{saturation}.",
        ];
    }

    /// <summary>What the tensor holds.</summary>
    public static string Variable(StatisticsResult result) => result.Options.Post ? "h" : "z";

    static void WriteHistory(TextWriter output, StatisticsResult result, IReadOnlyList<UnitStretch> history)
    {
        var (firing, sizes) = (history.Select(s => s.Firing).ToList(), history.Select(s => s.MeanMagnitude).ToList());
        StatsText.Write(output, [$"  along the rows, {history[0].Rows} to a bar; {Variable(result)} > 0, at most on {StatsText.Share(Most(firing))}; E|h|, at most {NumberText.Short(Most(sizes))}:"]);
        output.WriteLine($"    {Variable(result)} > 0 |{StatsText.Bars(firing)}|");
        output.WriteLine($"    E|h|  |{StatsText.Bars(sizes)}|");
    }

    static double Most(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    static string Row(long? row) => row is { } known ? NumberText.Of(known) : "-";
}
