namespace ActLab.Terminal;

/// <summary>
/// Gives memory back while nothing happens. A program that waits for a key allocates nothing, so that nothing else would collect what
/// work and frames have left. It collects on a thread of the pool: that of the user interface sleeps on.
/// </summary>
public sealed class IdleCollector : IDisposable
{
    /// <summary>How long nothing has happened when it collects: less than what lies between two looks at a job, more than between two ticks of training.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.4);

    /// <summary>Bytes allocated since the last time that are worth it.</summary>
    public const long Much = 4_000_000;

    readonly ITimer _timer;
    long _collectedAt = GC.GetTotalAllocatedBytes();

    /// <summary>Nothing to collect yet.</summary>
    public IdleCollector(TimeProvider clock) => _timer = clock.CreateTimer(_ => Collect(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>The program is about to sleep: collects after the pause, counted anew each time, if there is enough to collect.</summary>
    public void Sleeps()
    {
        if (GC.GetTotalAllocatedBytes() - Volatile.Read(ref _collectedAt) >= Much)
        {
            _timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Volatile.Write(ref _collectedAt, GC.GetTotalAllocatedBytes());
    }
}
