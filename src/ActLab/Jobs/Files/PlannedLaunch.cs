namespace ActLab.Jobs;

/// <summary>One of the launches that a job consists of.</summary>
/// <param name="Jit">How it compiles.</param>
/// <param name="Repeat">0 for the one that measures everything; from 1 on for those that compare only.</param>
public sealed record PlannedLaunch(JitMode Jit, int Repeat)
{
    /// <summary>Places in the request of the cases that it has yet to try; what failed once is not compared again.</summary>
    public IReadOnlyList<int> Open(JobRequest request, IReadOnlyList<JobEvent> events)
    {
        var cases = JobResult.From("", request, JobStatus.Running, events).Cases;
        return [.. Enumerable.Range(0, cases.Count).Where(i => cases[i].Jit == Jit && IsOpen(cases[i]))];
    }

    bool IsOpen(JobCase of) => Repeat == 0 ? of.Status == CaseStatus.Pending : of.Status == CaseStatus.Ok && of.Repeats.Count < Repeat;
}
