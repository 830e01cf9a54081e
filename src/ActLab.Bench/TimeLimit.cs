using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>Ends the process if the first call of a library's function does not return: nothing else could.</summary>
sealed class TimeLimit : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    readonly Timer _timer;

    TimeLimit() => _timer = new(_ => End(), null, Longest, Timeout.InfiniteTimeSpan);

    /// <summary>The limit for a case; null for a kernel of ActLab, which returns.</summary>
    public static TimeLimit? Of(JobCase of) => of.Kernel == JobKernel.Library ? new() : null;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    static void End()
    {
        Console.Error.WriteLine($"the call did not return within {Longest.TotalSeconds:0} s");
        Environment.Exit(LaunchProcess.LibraryFault);
    }
}
