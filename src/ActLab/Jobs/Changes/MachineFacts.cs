using ActLab.Commands;

namespace ActLab.Jobs.Changes;

/// <summary>What a job ran on, in words, and in which of that two jobs differ.</summary>
/// <param name="Property">What it is.</param>
/// <param name="Before">Its value in the earlier job; null where it has none.</param>
/// <param name="After">Its value in the later one.</param>
public sealed record MachineDifference(string Property, string? Before, string? After)
{
    /// <summary>The differences, in the order in which machines are described.</summary>
    public static IReadOnlyList<MachineDifference> Of(JobEnvironment? before, JobEnvironment? after)
    {
        var (earlier, later) = (Facts(before), Facts(after));
        return
        [
            .. later.Keys.Union(earlier.Keys).Select(property => new MachineDifference(property, earlier.GetValueOrDefault(property), later.GetValueOrDefault(property)))
                .Where(d => d.Before != d.After),
        ];
    }

    static Dictionary<string, string> Facts(JobEnvironment? of) => of is null ? [] : MachineFacts.Of(of).DistinctBy(f => f.Property).ToDictionary();
}

/// <summary>What a job ran on, in words.</summary>
public static class MachineFacts
{
    /// <summary>Every property that is known, with its value; what is not says so where a reader would look for it.</summary>
    public static IReadOnlyList<(string Property, string Value)> Of(JobEnvironment machine) =>
    [
        ("Processor", machine.Cpu),
        ("Logical processors", NumberText.Of(machine.Cores)),
        ("Vectors and instruction sets", string.Join(", ", machine.Isa)),
        .. machine.Caches.Select(c => ($"Level {NumberText.Of(c.Level)} cache for data", $"{c.Bytes.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} bytes")),
        .. machine.IsVirtual is { } isVirtual ? [("Virtual machine", isVirtual ? "yes" : "no")] : Array.Empty<(string, string)>(),
        ("Frequency governor", machine.Governor ?? "unknown"),
        ("Runtime", machine.Runtime),
        ("System", machine.Os),
        ("Checkout", Text(machine.Source)),
        .. machine.Jit.Select(p => (p.Key, p.Value)),
        .. machine.Packages.Select(p => (p.Key, p.Value)),
    ];

    /// <summary>The commit, and whether there was more than it.</summary>
    public static string Text(SourceState? source) => source switch
    {
        null => "unknown",
        { HasChanges: true } => $"commit {source.Commit}, with changes that are not committed",
        _ => $"commit {source.Commit}, without changes",
    };
}
