using ActLab.Commands;
using ActLab.Jobs;

namespace ActLab.Reports;

/// <summary>What the data of a report say twice, or say and could not be.</summary>
static class DataCheck
{
    /// <summary>As far as rounding may move a sum of three numbers.</summary>
    const double Rounding = 1e-9;

    /// <summary>The contradictions.</summary>
    public static IEnumerable<ReportDifference> Of(ReportData data) =>
        [.. data.Layer is { } layer ? Layer(layer) : [], .. data.Jobs.SelectMany(Job)];

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
            var (time, place) = (measured.NsPerElement!, new Place("data", $"job {job.Id}", measured.ToString()));
            var (up, down) = (time.High - time.Mean, time.Mean - time.Low);
            if (Math.Abs(up - down) > Rounding * Math.Abs(time.Mean) || up < 0)
            {
                yield return new(place, $"[{NumberText.Of(time.Low)}, {NumberText.Of(time.High)}]", $"an interval about the mean {NumberText.Of(time.Mean)}");
            }

            // A quartile lies beside its median, on its own side.
            var ratios = measured.Comparison is { } c ? (Core.Statistics.PairedRatio?[])[c.RatioToCopy, c.RatioToTensor, c.CopyToCopy] : [];
            foreach (var ratio in ratios.OfType<Core.Statistics.PairedRatio>().Where(r => !(r.Low <= r.Median && r.Median <= r.High)))
            {
                yield return new(place, $"median {NumberText.Of(ratio.Median)}", $"from {NumberText.Of(ratio.Low)} to {NumberText.Of(ratio.High)}");
            }
        }
    }
}
