using System.Numerics;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>The limits of the machine: how fast spans can be copied, and how fast one core can multiply and add.</summary>
static class Roofs
{
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(0.1);

    /// <summary>Measures what a job's cases need and has no roof yet.</summary>
    public static void Measure(JobFolder job, LaunchPlan plan)
    {
        var known = job.ReadEvents().OfType<RoofMeasured>().Select(r => (r.Roof.Number, r.Roof.Size)).ToHashSet();
        foreach (var (number, size) in plan.Open.Select(i => (plan.Cases[i].Number, plan.Cases[i].Size)).Distinct().Where(c => !known.Contains(c)))
        {
            var roof = number == NumberType.F32
                ? Of<float>(number, size, sums => PeakArithmetic.MultiplyAdds(sums))
                : Of<double>(number, size, sums => PeakArithmetic.MultiplyAdds(sums));
            job.Append(new RoofMeasured(DateTimeOffset.UtcNow, roof));
        }
    }

    static unsafe Roof Of<T>(NumberType number, int size, Func<T[], long> multiplyAdds) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var spans = new AlignedSpans<T>(2, size);
        for (var i = 0; i < 2; i++)
        {
            // Pages that were never written are all one page of zeros.
            spans[i].Fill(T.One);
        }

        var sums = new T[PeakArithmetic.MostLanes];
        var operations = 0L;
        var times = Rounds.Measure(
            [() => spans[0].CopyTo(spans[1]), () => operations = multiplyAdds(sums)], Budget, new Random(size), TimeProvider.System);
        return new(number, size, 2.0 * sizeof(T) * size / PairedRatio.MedianOf(times[0]), operations / PairedRatio.MedianOf(times[1]));
    }
}
