using ActLab.Commands;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Reports.Speed;

namespace ActLab.Reports;

/// <summary>What the data of a report say twice, or say and could not be.</summary>
static class DataCheck
{
    /// <summary>As far as the order of a sum may move its value, relative to it.</summary>
    const double Rounding = 1e-9;

    /// <summary>As far as a quantile of Student's t may be off, in probability.</summary>
    const double Level = 1e-6;

    /// <summary>The contradictions.</summary>
    public static IEnumerable<ReportDifference> Of(ReportData data) =>
    [
        .. data.Layer is { } layer ? Layer(layer) : [], .. data.Jobs.SelectMany(Job), .. data.Jobs.SelectMany(SpeedCheck.Of),
        .. data.Jobs.Concat(data.Earlier).SelectMany(Ratios), .. data.Runs.SelectMany(Run),
    ];

    static IEnumerable<ReportDifference> Layer(LayerFacts layer)
    {
        var (values, all) = (layer.Values, layer.Rows * layer.Units);
        var counted = values.Moments.Count + values.NaN + values.PosInf + values.NegInf;
        if (counted != all)
        {
            yield return new(new("data", "statistics", "values"), NumberText.Of(counted), $"{NumberText.Of(all)} = rows x units");
        }

        foreach (var activation in layer.Activations.Where(a => a.Dead > layer.Units || a.Zero > all))
        {
            yield return new(
                new("data", "statistics", activation.Id), $"{activation.Dead} dead units, {activation.Zero} zero outputs",
                $"at most {layer.Units} and {all}");
        }
    }

    static IEnumerable<ReportDifference> Job(JobResult job)
    {
        foreach (var measured in job.Cases.Where(c => c.NsPerElement is not null))
        {
            var (shown, place) = (measured.NsPerElement!, new Place("data", $"job {job.Id}", measured.ToString()));
            if (measured.Times.Count > 0 && Wrong(measured, shown) is { } derived)
            {
                yield return new(place with { Table = "samples" }, Text(measured.Samples, shown.Mean, shown.Median, shown.Sd), derived);
            }
            else if (!IsInterval(shown, measured.Samples))
            {
                yield return new(
                    place with { Table = "interval" }, $"[{NumberText.Of(shown.Low)}, {NumberText.Of(shown.High)}]",
                    $"the 95 % interval of Student's t for {Text(measured.Samples, shown.Mean, shown.Median, shown.Sd)}");
            }
        }
    }

    /// <summary>A quartile lies beside its median, on its own side.</summary>
    static IEnumerable<ReportDifference> Ratios(JobResult job) =>
        from measured in job.Cases
        from launch in measured.Comparisons
        from ratio in (PairedRatio?[])[launch.RatioToCopy, launch.RatioToTensor, launch.CopyToCopy, .. launch.RatiosToEarlier]
        where ratio is { } known && !(known.Low <= known.Median && known.Median <= known.High)
        select new ReportDifference(
            new("data", $"job {job.Id}", measured.ToString(), "ratios"), $"median {NumberText.Of(ratio.Value.Median)}",
            $"from {NumberText.Of(ratio.Value.Low)} to {NumberText.Of(ratio.Value.High)}");

    static IEnumerable<ReportDifference> Run(LabFacts run) =>
        from epoch in run.Epochs
        from layer in epoch.Layers.Zip(run.Final.Layers, (of, units) => (Of: of, Units: units.States.Count)).Index()
        where layer.Item.Of.Dead > layer.Item.Units || layer.Item.Of.Dormant > layer.Item.Units || layer.Item.Of.Saturated is < 0 or > 1
        select new ReportDifference(
            new("data", $"training {run.Network}", $"epoch {epoch.Epoch}", $"layer {layer.Index + 1}"),
            $"{layer.Item.Of.Dead} dead and {layer.Item.Of.Dormant} dormant units, {NumberText.Of(layer.Item.Of.Saturated ?? 0)} saturated", $"at most {layer.Item.Units}, and 1");

    /// <summary>What the samples say, where the estimate says something else.</summary>
    static string? Wrong(JobCase measured, TimeEstimate shown)
    {
        double[] times = [.. measured.Times];
        var mean = times.Average();
        var (median, sd) = (PairedRatio.MedianOf(times), Math.Sqrt(times.Sum(t => (t - mean) * (t - mean)) / (times.Length - 1)));
        return measured.Samples == times.Length && Same(shown.Mean, mean) && Same(shown.Median, median) && (times.Length == 1 || Same(shown.Sd, sd))
            ? null
            : Text(times.Length, mean, median, sd);
    }

    /// <summary>Whether the interval lies about the mean and holds 95 % of Student's t.</summary>
    static bool IsInterval(TimeEstimate shown, int samples)
    {
        var (up, down) = (shown.High - shown.Mean, shown.Mean - shown.Low);
        var middle = Math.Abs(up - down) <= Rounding * Math.Abs(shown.Mean) && up >= 0;
        return middle && (samples < 2 || shown.Sd == 0 || Math.Abs(StudentT.Within(up * Math.Sqrt(samples) / shown.Sd, samples - 1) - 0.95) <= Level);
    }

    static bool Same(double shown, double derived) => Math.Abs(shown - derived) <= Rounding * Math.Max(Math.Abs(shown), Math.Abs(derived));

    static string Text(int samples, double mean, double median, double sd) =>
        $"{samples} samples, mean {NumberText.Of(mean)}, median {NumberText.Of(median)}, standard deviation {NumberText.Of(sd)}";
}
