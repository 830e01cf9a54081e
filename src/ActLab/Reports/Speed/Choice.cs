using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;

namespace ActLab.Reports.Speed;

/// <summary>The kernel to use for an activation in one type, pass and size, held against the next best one where that is at its fastest.</summary>
/// <param name="Best">The fastest case.</param>
/// <param name="Next">The fastest case of another kernel.</param>
/// <param name="Verdict">Both in the way to compile in which the next best is fastest.</param>
/// <param name="Error">The largest error of the kernel in ulp, where it was measured.</param>
sealed record Choice(JobCase Best, JobCase Next, KernelVerdict Verdict, double? Error)
{
    /// <summary>How many times as fast it is.</summary>
    public double Speedup => IsFirst ? 1 / Verdict.Ratio : Verdict.Ratio;

    /// <summary>Lower end of the interval; null for none.</summary>
    public double? Low => IsFirst ? 1 / Verdict.High : Verdict.Low;

    /// <summary>Upper end.</summary>
    public double? High => IsFirst ? 1 / Verdict.Low : Verdict.High;

    /// <summary>What the interval says of the kernel.</summary>
    public SpeedVerdict Outcome => OutcomeOf(Verdict, Best);

    /// <summary>The speedup in each launch.</summary>
    public IReadOnlyList<double> Launches => IsFirst ? [.. Verdict.Medians.Select(ratio => 1 / ratio)] : Verdict.Medians;

    /// <summary>The same by BenchmarkDotNet: the ratio of the means of samples that were taken of one kernel after the other; null where one has none.</summary>
    public double? BenchmarkRatio => Verdict.BenchmarkRatio is not { } ratio ? null : IsFirst ? 1 / ratio : ratio;

    bool IsFirst => Verdict.Kernel == Best.KernelName;

    /// <summary>The choices that a job allows, in the order of its cases.</summary>
    public static IReadOnlyList<Choice> Of(JobResult job)
    {
        var verdicts = job.Verdicts;
        return
        [
            .. from c in job.Cases
               where c is { Status: CaseStatus.Ok, Comparison: not null }
               group c by (c.Title, c.Number, c.Pass, c.Size) into subject
               let choice = Of([.. subject.OrderBy(Relative)], verdicts, job)
               where choice is not null
               select choice,
        ];
    }

    static Choice? Of(IReadOnlyList<JobCase> fastestFirst, IReadOnlyList<KernelVerdict> verdicts, JobResult job)
    {
        var best = fastestFirst[0];
        return fastestFirst.FirstOrDefault(c => c.KernelName != best.KernelName) is { } next
            && Between(best, next, verdicts) is { } verdict
                ? new(best, next, verdict, KernelError.Of(job, best))
                : null;
    }

    /// <summary>The verdict on two kernels in the way to compile of the second; null where they were not compared.</summary>
    public static KernelVerdict? Between(JobCase one, JobCase other, IReadOnlyList<KernelVerdict> verdicts) => verdicts.FirstOrDefault(v => IsBetween(v, one, other));

    /// <summary>What a verdict says of a kernel that is one of its two.</summary>
    public static SpeedVerdict OutcomeOf(KernelVerdict verdict, JobCase of) => (verdict.Verdict, verdict.Kernel == of.KernelName) switch
    {
        (SpeedVerdict.Faster, false) => SpeedVerdict.Slower,
        (SpeedVerdict.Slower, false) => SpeedVerdict.Faster,
        _ => verdict.Verdict,
    };

    static bool IsBetween(KernelVerdict verdict, JobCase best, JobCase next) =>
        verdict.Case.SharesSpansWith(next)
        && ((verdict.Kernel, verdict.Against) == (best.KernelName, next.KernelName) || (verdict.Kernel, verdict.Against) == (next.KernelName, best.KernelName));

    /// <summary>Time over that of a copy, over all launches: what tells which of two cases is faster, whatever else the machine did.</summary>
    public static double Relative(JobCase of) => of.Comparison is null ? double.PositiveInfinity : LaunchRatio.Of([.. of.Comparisons.Select(c => c.RatioToCopy.Median)], KernelVerdict.Confidence).Ratio;
}
