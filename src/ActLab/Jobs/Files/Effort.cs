namespace ActLab.Jobs;

/// <summary>How much time a kind of job takes.</summary>
/// <param name="Samples">BenchmarkDotNet's iterations for each case; an interval from fewer than 15 says little.</param>
/// <param name="Comparison">Time for the comparison of the kernels of one activation at one size.</param>
public sealed record Effort(int Samples, TimeSpan Comparison)
{
    /// <summary>Length of a sample: the shortest that BenchmarkDotNet's own calls are nothing against.</summary>
    public static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(50);

    /// <summary>The effort of a kind.</summary>
    public static Effort Of(JobKind kind) => kind switch
    {
        JobKind.Quick => new(20, TimeSpan.FromSeconds(0.2)),
        JobKind.Default => new(25, TimeSpan.FromSeconds(0.5)),
        _ => new(30, TimeSpan.FromSeconds(2)),
    };
}
