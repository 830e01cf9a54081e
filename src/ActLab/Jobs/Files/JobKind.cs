namespace ActLab.Jobs;

/// <summary>How much time a job takes for its samples.</summary>
public enum JobKind
{
    /// <summary>One launch: a few seconds per case.</summary>
    Quick,

    /// <summary>A launch for each way to compile.</summary>
    Default,

    /// <summary>The same with more samples and longer comparisons.</summary>
    Thorough,
}

/// <summary>What a kind of job consists of.</summary>
public static class JobKinds
{
    /// <summary>The launches, in order.</summary>
    public static IReadOnlyList<JitMode> Launches(this JobKind kind) =>
        kind == JobKind.Quick ? [JitMode.Full] : [JitMode.Full, JitMode.Tiered];
}
