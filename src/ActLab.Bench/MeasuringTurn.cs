using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>The right to measure: one worker at a time per jobs folder. The system takes it back from a dead process.</summary>
static class MeasuringTurn
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the turn, saying so once; it lasts until the result is disposed.</summary>
    public static IDisposable Take(JobFolder job, Action<JobEvent> report)
    {
        var file = Path.Combine(Path.GetDirectoryName(job.Path)!, "measuring.lock");
        for (var waiting = false; ; waiting = true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (!waiting)
                {
                    report(new WorkerWaiting(DateTimeOffset.UtcNow));
                }

                Thread.Sleep(Interval);
            }
        }
    }
}
