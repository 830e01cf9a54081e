namespace ActLab.Jobs;

/// <summary>How much time a job takes for its samples.</summary>
public enum JobKind
{
    /// <summary>One launch: a few seconds per case.</summary>
    Quick,

    /// <summary>Launches for each way to compile, the first of which measures everything and the others compare once more.</summary>
    Default,

    /// <summary>The same with more samples, longer comparisons and more launches.</summary>
    Thorough,
}

/// <summary>What a kind of job consists of.</summary>
public static class JobKinds
{
    /// <summary>The ways to compile.</summary>
    public static IReadOnlyList<JitMode> Ways(this JobKind kind) =>
        kind == JobKind.Quick ? [JitMode.Full] : [JitMode.Full, JitMode.Tiered];

    /// <summary>How often each of them is launched again for the comparison alone: with the first launch, enough for an interval over launches.</summary>
    public static int Repeats(this JobKind kind) => kind switch
    {
        JobKind.Quick => 0,
        JobKind.Default => 4,
        _ => 7,
    };

    /// <summary>The launches, in order.</summary>
    public static IReadOnlyList<PlannedLaunch> Launches(this JobKind kind) =>
    [
        .. from repeat in Enumerable.Range(0, 1 + kind.Repeats())
           from jit in kind.Ways()
           select new PlannedLaunch(jit, repeat),
    ];
}
