namespace ActLab.Jobs;

/// <summary>The launches of one way to compile.</summary>
/// <param name="Jit">How they compile.</param>
/// <param name="Settings">Settings of their runtime, as the first found them.</param>
public sealed record JobLaunch(JitMode Jit, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The processor that each of them was bound to, for those that were.</summary>
    public IReadOnlyList<int> Cores { get; init; } = [];

    /// <summary>Time that a hypervisor gave to others while they measured, where that is known.</summary>
    public double? StolenSeconds { get; init; }

    /// <summary>How often they were interrupted for another process, where that is known.</summary>
    public long? InvoluntarySwitches { get; init; }

    /// <summary>What the events tell of them.</summary>
    /// <param name="launches">All launches of one way, at least one.</param>
    /// <param name="events">The job's events.</param>
    public static JobLaunch Of(IReadOnlyList<LaunchStarted> launches, IReadOnlyList<JobEvent> events)
    {
        var ended = events.OfType<LaunchEnded>().Where(l => l.Jit == launches[0].Jit).ToList();
        return new(launches[0].Jit, launches[0].Settings)
        {
            Cores = [.. launches.Select(l => l.Core).OfType<int>()],
            StolenSeconds = Sum(ended.Select(l => l.After.StolenSeconds - l.Before.StolenSeconds)),
            InvoluntarySwitches = (long?)Sum(ended.Select(l => (double?)(l.After.InvoluntarySwitches - l.Before.InvoluntarySwitches))),
        };
    }

    static double? Sum(IEnumerable<double?> amounts) => amounts.OfType<double>().ToList() is { Count: > 0 } known ? known.Sum() : null;
}
