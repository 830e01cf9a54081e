using ActLab.Core;
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

    /// <summary>What was compared while the JIT still compiled is compared again, this often in all: on a busy machine its thread may be late.</summary>
    const int MostComparisons = 3;

    readonly LaunchPlan _plan;
    readonly Activation _activation;
    readonly KernelSpans _spans;
    readonly int _first;
    readonly IReadOnlyList<JobCase> _cases;
    readonly Comparison?[] _found;

    CaseGroup(int first, IReadOnlyList<JobCase> cases, Activation activation, LaunchPlan plan)
    {
        (_plan, _activation, _first, _cases) = (plan, activation, first, cases);
        _found = new Comparison?[cases.Count];
        _spans = KernelSpans.Of(cases[0], plan.Request.Seed);
        _spans.Length = Math.Min(cases[0].Size, WarmUpLength);
        int[] able = [.. Enumerable.Range(0, cases.Count).Where(CanRun)];
        var random = new Random(plan.Request.Seed + plan.Repeat);
        CompareSettled(able, random);
        for (var compared = 1; compared < MostComparisons && able.Length > 0 && !plan.Listing.IsSettled; compared++)
        {
            CompareSettled(able, random);
        }
    }

    /// <summary>Makes the spans, has the kernels compiled to the end, and compares them, all on the thread that calls.</summary>
    /// <param name="index">Place in the request of one of the cases.</param>
    /// <param name="plan">What the launch is for.</param>
    public static CaseGroup Of(int index, LaunchPlan plan)
    {
        var all = plan.Cases;
        var first = Enumerable.Range(0, index + 1).First(i => all[i].SharesSpansWith(all[index]));
        var activation = all[index].Parameters.Aggregate(
            plan.Catalog.Find(all[index].Activation), (a, p) => a.With(a.Parameters.With(p.Key, p.Value)));
        return new(first, [.. all.Skip(first).TakeWhile(c => c.SharesSpansWith(all[index]))], activation, plan);
    }

    /// <summary>Whether the case is one of the group.</summary>
    public bool Has(int index) => index >= _first && index < _first + _cases.Count;

    /// <summary>One pass of the kernel of a case.</summary>
    public Action Run(int index)
    {
        var of = _cases[index - _first];
        return of.Kernel.Family() is { } family
            ? () => _spans.Run(_activation, family)
            : _spans.Run(LibraryKernel.Load(_plan.Request.Library!.Path, of.Symbol!));
    }

    /// <summary>What the rounds found of a case; null if its kernel could not run.</summary>
    public Comparison? ComparisonOf(int index) => _found[index - _first];

    /// <summary>The case with what the comparison found of it, and how its code was seen to be optimized.</summary>
    public JobCase Found(int index)
    {
        var of = _cases[index - _first];
        return of with
        {
            Comparison = ComparisonOf(index),
            AllocatedBytes = Enumerable.Range(0, Tries).Min(_ => Allocated(Run(index))),
            Tier = of.Kernel == JobKernel.Library ? null : _plan.Listing.ProvedTier() ?? JobCase.Unproved,
            Code = _plan.Listing.CodeOf(of),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _spans.Dispose();

    /// <summary>Managed bytes that one pass allocates, on any thread: at most, as others may do so meanwhile.</summary>
    static long Allocated(Action run)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        run();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>A kernel that fails does so again, with its reason, when it is its turn to be measured; one that ended a process is not called again.</summary>
    bool CanRun(int place)
    {
        if (_plan.Failed.Contains(_first + place))
        {
            return false;
        }

        try
        {
            using var limit = TimeLimit.Of(_cases[place]);
            Run(_first + place)();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Compares the kernels that can run after they have been compiled to the end, on short spans.</summary>
    void CompareSettled(int[] places, Random random)
    {
        _spans.Length = Math.Min(_cases[0].Size, WarmUpLength);
        _plan.Listing.Settle(_activation, [.. places.Select(place => Run(_first + place))]);
        _spans.Length = _cases[0].Size;
        if (places.Length > 0)
        {
            Compare(places, Effort.Of(_plan.Request.Kind).Comparison, random);
        }
    }

    void Compare(int[] places, TimeSpan budget, Random random)
    {
        var times = Rounds.Measure([_spans.Copy, _spans.Copy, .. places.Select(place => Run(_first + place))], budget, random, TimeProvider.System);
        var (copy, control) = (times[0], PairedRatio.Of(times[1], times[0]));
        var measured = places.Zip(times.Skip(2)).ToDictionary(p => p.First, p => p.Second);
        var tensor = places.FirstOrDefault(p => _cases[p].Kernel == JobKernel.Tensor, -1);
        foreach (var (place, time) in measured)
        {
            _found[place] = new(
                PairedRatio.MedianOf(time) / _spans.Length,
                PairedRatio.MedianOf(copy) / _spans.Length,
                PairedRatio.Of(time, copy),
                tensor < 0 || _cases[place].Kernel == JobKernel.Tensor ? null : PairedRatio.Of(time, measured[tensor]),
                control)
            {
                RatiosToEarlier = [.. Enumerable.Range(0, place).Select(earlier => measured.TryGetValue(earlier, out var other) ? PairedRatio.Of(time, other) : (PairedRatio?)null)],
            };
        }
    }
}
