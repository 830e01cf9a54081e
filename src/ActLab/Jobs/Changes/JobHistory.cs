using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs.Verdicts;

namespace ActLab.Jobs.Changes;

/// <summary>A case as one of the jobs of a machine measured it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Case">The case in it.</param>
/// <param name="Ratio">Its time over that of a copy in the same rounds.</param>
/// <param name="IsOtherCode">Whether the job before it measured other code: what lies between the two is no noise.</param>
public sealed record HistoryPoint(JobResult Job, JobCase Case, LaunchRatio Ratio, bool IsOtherCode);

/// <summary>A case over the jobs of a machine.</summary>
/// <param name="Points">What each job that has it measured, the oldest first; at least one.</param>
public sealed record CaseHistory(IReadOnlyList<HistoryPoint> Points)
{
    /// <summary>The case by its name in the latest job.</summary>
    public string Name => CaseChange.NameOf(Points[^1].Case);

    /// <summary>Names of the activation and its parameters in earlier jobs, where they were others.</summary>
    public IReadOnlyList<string> WasNamed => [.. Points.Select(p => p.Case.Title).Distinct().Where(t => t != Points[^1].Case.Title)];
}

/// <summary>The jobs of one machine. Times of two machines are not held against each other, and a break lies between them.</summary>
/// <param name="Machine">What times depend on besides the code.</param>
/// <param name="Jobs">Its jobs with a result, the oldest first.</param>
/// <param name="Cases">Every case that one of them measured, in the order of the latest that has it.</param>
public sealed record JobHistory(string Machine, IReadOnlyList<JobResult> Jobs, IReadOnlyList<CaseHistory> Cases)
{
    /// <summary>Cases that the first job did not have.</summary>
    public IEnumerable<CaseHistory> Added => Cases.Where(c => c.Points[0].Job != Jobs[0]);

    /// <summary>Cases that the latest job does not have.</summary>
    public IEnumerable<CaseHistory> Removed => Cases.Where(c => c.Points[^1].Job != Jobs[^1]);

    /// <summary>Cases whose activation once had another name.</summary>
    public IEnumerable<CaseHistory> Renamed => Cases.Where(c => c.WasNamed.Count > 0);

    /// <summary>The histories of all machines, the one with the latest job first.</summary>
    /// <param name="jobs">Jobs in any order; those without a measured case are left out.</param>
    /// <param name="catalog">Knows by which names activations go.</param>
    public static IReadOnlyList<JobHistory> Of(IEnumerable<JobResult> jobs, Catalog catalog) =>
    [
        .. from job in jobs
           where job is { Environment: not null, Started: not null } && job.Cases.Any(IsMeasured)
           orderby job.Started
           group job by job.Environment!.Machine into machine
           orderby machine.Last().Started descending
           select new JobHistory(machine.Key, [.. machine], CasesOf([.. machine], catalog)),
    ];

    static List<CaseHistory> CasesOf(IReadOnlyList<JobResult> jobs, Catalog catalog)
    {
        var measured = from job in jobs.Index()
                       from of in job.Item.Cases.Where(IsMeasured).DistinctBy(c => CaseIdentity.Of(c, job.Item.Request, catalog))
                       group (Job: job.Index, Case: of) by CaseIdentity.Of(of, job.Item.Request, catalog);
        return
        [
            .. measured.OrderByDescending(c => c.Last().Job).Select(c => new CaseHistory(
                [.. c.Select((point, i) => Point(jobs[point.Job], point.Case, i > 0 && jobs[c.ElementAt(i - 1).Job].Environment!.Code != jobs[point.Job].Environment!.Code))])),
        ];
    }

    static HistoryPoint Point(JobResult job, JobCase of, bool isOtherCode) => new(
        job, of, LaunchRatio.Of([.. of.Comparisons.Select(c => c.RatioToCopy.Median)], KernelVerdict.Confidence), isOtherCode);

    static bool IsMeasured(JobCase of) => of is { Status: CaseStatus.Ok, Comparison: not null };
}
