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
    /// <param name="jobs">The folder of the jobs, which is all that a person whose home cannot be written has turns in.</param>
    /// <param name="report">Receives the event.</param>
    public static IDisposable Take(string jobs, Action<JobEvent> report)
    {
        for (var waiting = false; ; waiting = true)
        {
            if (TryTake(jobs) is { } turn)
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

    static FileStream? TryTake(string jobs)
    {
        // A home may be shared by machines, which measure at the same time.
        var name = $"measuring-{Environment.MachineName}.lock";
        try
        {
            return ExclusiveFile.TryHold(Path.Combine(Directory.CreateDirectory(StateFolder.Path).FullName, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExclusiveFile.TryHold(Path.Combine(jobs, name));
        }
    }
}
