using System.Runtime.CompilerServices;

namespace ActLab.Jobs;

/// <summary>Watches a job's files.</summary>
public static class JobFollower
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>The events from the first on, as they come, until the job is over or its worker is gone.</summary>
    public static async IAsyncEnumerable<JobEvent> FollowAsync(
        this JobFolder job, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var seen = 0; ;)
        {
            var status = job.ReadStatus();
            var events = job.ReadEvents();
            foreach (var happened in events.Skip(seen))
            {
                yield return happened;
            }

            if (events.Count > seen)
            {
                // What is new may tell more than the status, which was read before.
                seen = events.Count;
                continue;
            }

            if (!status.IsUnderWay())
            {
                yield break;
            }

            await Task.Delay(Interval, cancel);
        }
    }
}
