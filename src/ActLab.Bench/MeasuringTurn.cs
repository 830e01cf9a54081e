using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>
/// The right to measure: one worker at a time for a person on a machine, wherever their jobs lie. The system takes it back
/// from a dead process.
/// </summary>
static class MeasuringTurn
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the turn, saying so once; it lasts until the result is disposed.</summary>
    public static IDisposable Take(Action<JobEvent> report)
    {
        // A home may be shared by machines, which measure at the same time.
        var file = Path.Combine(Directory.CreateDirectory(StateFolder.Path).FullName, $"measuring-{Environment.MachineName}.lock");
        for (var waiting = false; ; waiting = true)
        {
            if (ExclusiveFile.TryHold(file) is { } turn)
            {
                return turn;
            }

            if (!waiting)
            {
                report(new WorkerWaiting(DateTimeOffset.UtcNow));
            }

            Thread.Sleep(Interval);
        }
    }
}
