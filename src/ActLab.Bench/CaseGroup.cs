using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Statistics;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>
/// The cases of a launch that differ in the kernel alone. They share their spans, and are compared with each other and with
/// a copy round by round; the copy takes part twice, which shows how far a ratio of 1 may come out elsewhere.
/// </summary>
sealed class CaseGroup : IDisposable
{
    /// <summary>Elements a warm-up needs: calls are what the runtime counts.</summary>
    const int WarmUpLength = 2048;

    const int Tries = 5;

    readonly Activation _activation;
    readonly KernelSpans _spans;
    readonly JitListing _listing;
    readonly Dictionary<KernelFamily, Comparison> _found = [];

    CaseGroup(JobCase any, Activation activation, JobRequest request, JitListing listing, int repeat)
    {
        (_activation, _listing) = (activation, listing);
        _spans = KernelSpans.Of(any, request.Seed);
        _spans.Length = Math.Min(any.Size, WarmUpLength);
        KernelFamily[] able = [.. request.Kernels.Where(CanRun)];
        listing.Settle(activation, [.. able.Select(Run)]);
        _spans.Length = any.Size;
        if (able.Length > 0)
        {
            Compare(able, Effort.Of(request.Kind).Comparison, new Random(request.Seed + repeat));
        }
    }

    /// <summary>Makes the spans, has the kernels compiled to the end, and compares them.</summary>
    /// <param name="any">One of the cases.</param>
    /// <param name="catalog">Its activation is in it.</param>
    /// <param name="request">What was asked for: all its kernels take part in the rounds.</param>
    /// <param name="listing">Told what to look for.</param>
    /// <param name="repeat">Number of the launch; the order within rounds depends on it, the inputs do not.</param>
    public static CaseGroup Of(JobCase any, Catalog catalog, JobRequest request, JitListing listing, int repeat)
    {
        var activation = any.Parameters.Aggregate(
            catalog.Find(any.Activation), (a, p) => a.With(a.Parameters.With(p.Key, p.Value)));
        return new(any, activation, request, listing, repeat);
    }

    /// <summary>One pass of a kernel.</summary>
    public Action Run(KernelFamily kernel) => () => _spans.Run(_activation, kernel);

    /// <summary>What the rounds found of a kernel; null if it could not run.</summary>
    public Comparison? ComparisonOf(KernelFamily kernel) => _found.GetValueOrDefault(kernel);

    /// <summary>The case with what the comparison found of it, and how its code was seen to be optimized.</summary>
    public JobCase Found(JobCase of) => of with
    {
        Comparison = _found[of.Kernel],
        AllocatedBytes = Enumerable.Range(0, Tries).Min(_ => Allocated(of.Kernel)),
        Tier = _listing.ProvedTier() ?? JobCase.Unproved,
    };

    /// <inheritdoc/>
    public void Dispose() => _spans.Dispose();

    /// <summary>Managed bytes that one pass allocates, on any thread: at most, as others may do so meanwhile.</summary>
    long Allocated(KernelFamily kernel)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        _spans.Run(_activation, kernel);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>A kernel that fails does so again, with its reason, when it is its turn to be measured.</summary>
    bool CanRun(KernelFamily kernel)
    {
        try
        {
            _spans.Run(_activation, kernel);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    void Compare(KernelFamily[] kernels, TimeSpan budget, Random random)
    {
        var times = Rounds.Measure([_spans.Copy, _spans.Copy, .. kernels.Select(Run)], budget, random, TimeProvider.System);
        var (copy, control) = (times[0], PairedRatio.Of(times[1], times[0]));
        var tensor = Array.IndexOf(kernels, KernelFamily.Tensor);
        for (var i = 0; i < kernels.Length; i++)
        {
            var time = times[i + 2];
            _found[kernels[i]] = new(
                PairedRatio.MedianOf(time) / _spans.Length,
                PairedRatio.MedianOf(copy) / _spans.Length,
                PairedRatio.Of(time, copy),
                tensor < 0 || tensor == i ? null : PairedRatio.Of(time, times[tensor + 2]),
                control);
        }
    }
}
