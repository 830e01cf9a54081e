using System.Globalization;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Statistics;
using ActLab.Data;
using ActLab.Jobs;
using ActLab.Jobs.Changes;

namespace ActLab.Commands;

/// <summary>The plain text of `compare`: a table, what its numbers are, what is in one job alone, and the verdict.</summary>
static class CompareText
{
    public static void Write(TextWriter output, JobChanges changes)
    {
        NarrowTable.Write(output, Headers(changes), Rows(changes));
        foreach (var line in Sentences(changes).SelectMany(Paragraph.Lines))
        {
            output.WriteLine(DisplayName.Clean(line));
        }

        output.Flush();
    }

    /// <summary>Titles of the columns; those of numbers end in #.</summary>
    public static IReadOnlyList<string> Headers(JobChanges changes) =>
        ["case", "B/A#", "99.5 % interval", .. changes.OnOneMachine ? ["ns A#", "ns B#"] : Array.Empty<string>(), "verdict"];

    /// <summary>A row for each case that both measured.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(JobChanges changes) => [.. changes.Cases.Select(c => Row(c, Name(c, changes), changes.OnOneMachine))];

    /// <summary>What it comes to, in one sentence.</summary>
    public static string VerdictLine(JobChanges changes) => $"{changes.Verdict.Word()}: {Conclusion(changes)} ({Counts(changes)}).";

    static IReadOnlyList<string> Row(CaseChange of, string name, bool withTimes) =>
    [
        DisplayName.Clean(name), Ratio(of.Change.Ratio),
        of.Change is { Low: { } low, High: { } high } ? $"{Ratio(low)} .. {Ratio(high)}" : "-",
        .. withTimes ? [Time(of.Before), Time(of.After)] : Array.Empty<string>(),
        of.Verdict.Word(),
    ];

    /// <summary>What tells the case from the others; what all have in common is said once, below.</summary>
    static string Name(CaseChange of, JobChanges changes) => string.Join(
        ' ', [of.After.Title, of.After.KernelName, .. Traits(of).Where((_, i) => !IsCommon(i, changes)), .. of.WasNamed is { } old ? [$"(was {old})"] : Array.Empty<string>()]);

    static string[] Traits(CaseChange of) => [of.After.Number.Word(), of.After.Pass.Word(), NumberText.Of(of.After.Size), of.After.Jit.Word()];

    static bool IsCommon(int trait, JobChanges changes) => changes.Cases.Select(c => Traits(c)[trait]).Distinct().Count() == 1;

    static IEnumerable<string> Sentences(JobChanges changes)
    {
        yield return "";
        if (Traits(changes.Cases[0]).Where((_, i) => IsCommon(i, changes)).ToList() is { Count: > 0 } common)
        {
            yield return $"All cases: {string.Join(' ', common)}.";
        }

        yield return $"A is {Describe(changes.Before)}.";
        yield return $"B is {Describe(changes.After)}.";
        yield return changes.OnOneMachine
            ? "Both measured on one machine, as far as their files tell; ns are nanoseconds per element, and decide nothing."
            : $"They measured on two machines, so no time of one is held against one of the other: A on {Machine(changes.Before)}, B on {Machine(changes.After)}.";
        foreach (var line in Differences(changes))
        {
            yield return line;
        }

        yield return "B/A is the time in B over that in A, each as a multiple of a copy of the same spans in the same rounds, and the geometric mean over launches.";
        yield return Launches(changes);
        yield return Margins(changes);
        foreach (var (what, cases) in Lists(changes).Where(l => l.Cases.Count > 0))
        {
            yield return $"{what}:";
            foreach (var each in cases)
            {
                yield return $"  {each}";
            }
        }

        yield return VerdictLine(changes);
    }

    static string Describe(JobResult job) =>
        $"job {job.Id}, {job.Request.Kind.Word()}, {job.Status.Word()}, {(job.Started is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "not begun")}";

    static string Machine(JobResult job) => job.Environment?.Machine ?? "an unknown one";

    static IEnumerable<string> Differences(JobChanges changes) => changes.Differences.Count == 0 ? ["What they ran on does not differ in anything known."] :
        changes.Differences.Select(d => $"  {d.Property}: {d.Before ?? "unknown"} in A, {d.After ?? "unknown"} in B").Prepend("They differ in:");

    static string Launches(JobChanges changes)
    {
        var (before, after) = (changes.Cases.Min(c => c.LaunchCounts.Before), changes.Cases.Min(c => c.LaunchCounts.After));
        return Math.Min(before, after) >= RatioChange.Fewest
            ? $"Intervals are Welch's, over at least {before} launches of A and {after} of B."
            : $"An interval needs {RatioChange.Fewest} launches of either, and A has {before} of a case, B {after}: without one a case is inconclusive. Default and thorough jobs launch often enough, quick ones do not; `actlab bench resume` completes a job.";
    }

    static string Margins(JobChanges changes)
    {
        var widened = changes.Cases.Where(c => c.WidenedMargin > c.Margin).ToList();
        return $"The margin is {Percent(changes.Cases[0].Margin)}"
            + (widened.Count == 0
                ? "; copies compared with themselves came out within it."
                : $"; in {widened.Count} of {changes.Cases.Count} cases it is widened, to {Percent(widened.Max(c => c.WidenedMargin))} at most: so far a copy came out from itself.");
    }

    static IEnumerable<(string What, IReadOnlyList<string> Cases)> Lists(JobChanges changes) =>
    [
        ("Only in B", [.. changes.Added.Select(CaseChange.NameOf)]),
        ("Only in A", [.. changes.Removed.Select(CaseChange.NameOf)]),
        ("In B without a result", [.. changes.After.Cases.Where(c => c.Status != CaseStatus.Ok).Select(c => $"{CaseChange.NameOf(c)}: {c.Status.Word()}")]),
    ];

    static string Conclusion(JobChanges changes) => changes.Verdict switch
    {
        Verdict.Fail => "at least one case became slower by more than its margin",
        Verdict.Pass => "no case became slower by more than its margin",
        _ => "it cannot be told that no case became slower by more than its margin",
    };

    static string Counts(JobChanges changes) => string.Join(", ", Enum.GetValues<SpeedVerdict>().Select(v => $"{changes.Cases.Count(c => c.Verdict == v)} {v.Word()}"));

    static string Time(JobCase of) => NumberText.Short(of.Comparison!.NsPerElement);

    static string Ratio(double value) => value.ToString(value < 10 ? "0.000" : "G4", CultureInfo.InvariantCulture);

    static string Percent(double share) => $"{(100 * share).ToString("G3", CultureInfo.InvariantCulture)} %";
}
