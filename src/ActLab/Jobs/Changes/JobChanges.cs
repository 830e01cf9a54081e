using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Jobs.Changes;

/// <summary>What changed from one job to another, by ratios within each of them: times of two machines, or of two days, are not compared.</summary>
/// <param name="Before">The earlier job.</param>
/// <param name="After">The later one.</param>
/// <param name="Cases">What both have measured, in the order of the later one.</param>
/// <param name="Added">Cases of the later job that the earlier one has not measured.</param>
/// <param name="Removed">Cases of the earlier job that the later one has not measured.</param>
public sealed record JobChanges(
    JobResult Before, JobResult After, IReadOnlyList<CaseChange> Cases, IReadOnlyList<JobCase> Added, IReadOnlyList<JobCase> Removed)
{
    /// <summary>The margin unless another is given: 2 %.</summary>
    public const double DefaultMargin = 0.02;

    /// <summary>Whether both measured on machines that do not differ in anything known.</summary>
    public bool OnOneMachine => Before.Environment is { } before && before.Machine == After.Environment?.Machine;

    /// <summary>What they ran on, as far as that differs: also code, of which a change is to be found.</summary>
    public IReadOnlyList<MachineDifference> Differences => MachineDifference.Of(Before.Environment, After.Environment);

    /// <summary>
    /// Fail if a case became slower; pass if in every case it can be told that it did not, and none that the later job was asked for is without
    /// a result; else inconclusive.
    /// </summary>
    public Core.Audit.Verdict Verdict =>
        Cases.Any(c => c.Verdict == SpeedVerdict.Slower) ? Core.Audit.Verdict.Fail
        : Cases.All(c => c.IsNoSlower) && After.Cases.All(c => c.Status == CaseStatus.Ok) ? Core.Audit.Verdict.Pass
        : Core.Audit.Verdict.Inconclusive;

    /// <summary>Compares two jobs.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <param name="margin">A change by less counts as none: 0.02 is 2 %.</param>
    /// <param name="catalog">Knows by which names activations go.</param>
    /// <exception cref="BadInputException">They have measured no case in common; the message says why.</exception>
    public static JobChanges Of(JobResult before, JobResult after, double margin, Catalog catalog)
    {
        var (earlier, later) = (Measured(before, catalog), Measured(after, catalog));
        var cases = later.Where(c => earlier.ContainsKey(c.Key)).Select(c => new CaseChange(earlier[c.Key], c.Value, margin)).ToList();
        return cases.Count > 0
            ? new(before, after, cases, [.. Without(later, earlier)], [.. Without(earlier, later)])
            : throw new BadInputException(
                $"compare: jobs {before.Id} and {after.Id} have no case in common; they have {CaseIdentity.Difference(earlier.Keys, later.Keys)}");
    }

    static Dictionary<CaseIdentity, JobCase> Measured(JobResult job, Catalog catalog)
    {
        var measured = job.Cases.Where(c => c is { Status: CaseStatus.Ok, Comparison: not null })
            .DistinctBy(c => CaseIdentity.Of(c, job.Request, catalog)).ToDictionary(c => CaseIdentity.Of(c, job.Request, catalog));
        return measured.Count > 0
            ? measured
            : throw new BadInputException($"compare: job {job.Id} ({job.Status.Word()}) has no case with a ratio to a copy; measure one with `actlab bench`");
    }

    static IEnumerable<JobCase> Without(Dictionary<CaseIdentity, JobCase> some, Dictionary<CaseIdentity, JobCase> others) =>
        some.Where(c => !others.ContainsKey(c.Key)).Select(c => c.Value);
}
