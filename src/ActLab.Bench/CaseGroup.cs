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

    /// <summary>Makes the spans, has the kernels compiled to the end, and compares them.</summary>
    public CaseGroup(JobCase any, IEnumerable<KernelFamily> kernels, Activation activation, JobRequest request, JitListing listing)
    {
        (_activation, _listing) = (activation, listing);
        _spans = KernelSpans.Of(any, request.Seed);
        _spans.Length = Math.Min(any.Size, WarmUpLength);
        KernelFamily[] able = [.. kernels.Where(CanRun)];
        listing.Settle(activation, [.. able.Select(Run)]);
        _spans.Length = any.Size;
        if (able.Length > 0)
        {
            Compare(able, Effort.Of(request.Kind).Comparison, new Random(request.Seed));
        }
    }

    /// <summary>One pass of a kernel.</summary>
    public Action Run(KernelFamily kernel) => () => _spans.Run(_activation, kernel);

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
