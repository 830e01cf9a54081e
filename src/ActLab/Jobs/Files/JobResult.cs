using System.Text.Json.Serialization;
using ActLab.Jobs.Verdicts;

namespace ActLab.Jobs;

/// <summary>A job as far as it is: all its cases, measured or not.</summary>
/// <param name="Id">The job's identifier.</param>
/// <param name="Status">What it is doing.</param>
/// <param name="Message">Why, when it ended badly.</param>
/// <param name="Started">When measuring began.</param>
/// <param name="Ended">When it was over.</param>
/// <param name="LoadBefore">Load average when measuring began.</param>
/// <param name="LoadAfter">Load average when it was over.</param>
/// <param name="Environment">What the worker ran on.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Cases">Every case of the request, in its order.</param>
public sealed record JobResult(
    string Id,
    JobStatus Status,
    string? Message,
    DateTimeOffset? Started,
    DateTimeOffset? Ended,
    double? LoadBefore,
    double? LoadAfter,
    JobEnvironment? Environment,
    JobRequest Request,
    IReadOnlyList<JobCase> Cases)
{
    /// <summary>Version of the file's form.</summary>
    [JsonPropertyOrder(-1)]
    public int Schema { get; } = 1;

    /// <summary>The ways to compile launched so far, and the settings of their runtime.</summary>
    public IReadOnlyList<JobLaunch> Launches { get; init; } = [];

    /// <summary>The limits of the machine, for each type and size measured.</summary>
    public IReadOnlyList<Roof> Roofs { get; init; } = [];

    /// <summary>Errors of the kernels, measured after their times.</summary>
    public IReadOnlyList<KernelAccuracy> Accuracies { get; init; } = [];

    /// <summary>Every two kernels that were measured in the same rounds, held against each other.</summary>
    public IReadOnlyList<KernelVerdict> Verdicts => KernelVerdict.Of(Cases);

    /// <summary>Cases tried so far.</summary>
    [JsonIgnore]
    public int Done => Cases.Count(c => c.Status is CaseStatus.Ok or CaseStatus.Failed);

    /// <summary>How much of the job is done, from 0 to 1: every case once in each launch of its way to compile.</summary>
    [JsonIgnore]
    public double Share
    {
        get
        {
            var repeats = Request.Kind.Repeats();
            return Cases.Sum(c => c.Status switch
            {
                CaseStatus.Ok => (1.0 + Math.Min(c.Repeats.Count, repeats)) / (1 + repeats),
                CaseStatus.Failed => 1,
                _ => 0,
            }) / Cases.Count;
        }
    }

    /// <summary>What the events say of a job in that status; what was measured of a case stays, whatever comes later.</summary>
    public static JobResult From(string id, JobRequest request, JobStatus status, IReadOnlyList<JobEvent> events)
    {
        var measuring = events.OfType<MeasuringStarted>().LastOrDefault();
        var ended = events.LastOrDefault(e => e is JobEnded or JobResumed) as JobEnded;
        var cases = request.Cases.ToArray();
        if (status is JobStatus.Finished or JobStatus.Cancelled or JobStatus.Crashed)
        {
            cases = [.. cases.Select(c => c with { Status = CaseStatus.Cancelled })];
        }

        foreach (var happened in events)
        {
            switch (happened)
            {
                case CaseFinished finished when cases.ElementAtOrDefault(finished.Index)?.Status is not (null or CaseStatus.Ok or CaseStatus.Failed):
                    cases[finished.Index] = finished.Case;
                    break;
                case CaseBroken broken when cases.ElementAtOrDefault(broken.Index) is { } of:
                    cases[broken.Index] = of with { Status = CaseStatus.Failed, Error = broken.Error };
                    break;
                case CaseRepeated repeated when cases.ElementAtOrDefault(repeated.Index) is { } of:
                    cases[repeated.Index] = of with { Repeats = [.. of.Repeats, repeated.Comparison] };
                    break;
            }
        }

        return new(
            id, status, ended?.Message, measuring?.At, ended?.At, measuring?.Load, ended?.Load,
            events.OfType<WorkerStarted>().LastOrDefault()?.Environment, request, cases)
        {
            Launches = [.. events.OfType<LaunchStarted>().GroupBy(l => l.Jit).Select(way => JobLaunch.Of([.. way], events))],
            Roofs = [.. events.OfType<RoofMeasured>().Select(r => r.Roof).DistinctBy(r => (r.Number, r.Size))],
            Accuracies = [.. events.OfType<AccuracyMeasured>().Select(a => a.Accuracy).DistinctBy(a => a.ToString())],
        };
    }
}
