using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;

namespace ActLab.Reports.Speed;

/// <summary>What a benchmark job measured.</summary>
public static class SpeedSection
{
    /// <summary>The section of one job; its identifier is the job's.</summary>
    public static Section Of(JobResult job)
    {
        var measured = job.Cases.Where(c => c is { Status: CaseStatus.Ok, NsPerElement: not null }).ToList();
        return new(Id(job), $"Speed: job {job.Id}")
        {
            Paragraphs = [Count(job), .. job.Message is { } message ? [message] : Array.Empty<string>()],
            Figures =
            [
                .. Unmeasured(job),
                .. RatiosFigure.Of(job, Choice.Of(job)),
                .. AccuracyFigure.Of(job, measured),
                .. TimesFigure.Of(measured),
                .. RooflineFigure.Of(job, measured),
                .. PassesFigure.Of(measured),
                .. CodeFigure.Of(measured),
                .. MachineFigure.Of(job),
            ],
        };
    }

    /// <summary>Which kernel to use and how sure that is, one sentence for each kernel and outcome; first of all what is missing.</summary>
    public static IEnumerable<Statement> Sum(JobResult job)
    {
        var choices = Choice.Of(job);
        if (choices.Count == 0 || job.Cases.Any(c => c.Status != CaseStatus.Ok))
        {
            yield return new(Mark.None, Count(job) + (choices.Count == 0 ? " No two kernels were compared in the same rounds, so none can be said to be faster; actlab bench compares them." : ""), Id(job));
        }

        foreach (var group in choices.GroupBy(c => (c.Outcome, c.Best.KernelName)).OrderBy(g => g.Key.Outcome))
        {
            yield return new(group.Key.Outcome == SpeedVerdict.Faster ? Mark.Pass : Mark.Inconclusive, Sentence(group.Key.KernelName, group.Key.Outcome, [.. group]), RatiosFigure.Id(job));
        }

        if (choices.Count > 0 && CodeFigure.Doubt([.. job.Cases.Where(c => c.Status == CaseStatus.Ok)]) is { } doubt)
        {
            yield return new(Mark.Inconclusive, doubt + " So their times may be those of code that was still being compiled.", Id(job));
        }
    }

    /// <summary>How the comparisons came out, and the noise they came out of.</summary>
    public static IEnumerable<Badge> Badges(JobResult job)
    {
        var choices = Choice.Of(job);
        return
        [
            .. choices.Count == 0 ? [] : Enum.GetValues<SpeedVerdict>().Select(v => (v, Count: choices.Count(c => c.Outcome == v)))
                .Where(v => v.Count > 0 || v.v != SpeedVerdict.Slower).Select(v => new Badge($"{v.Count}", v.v.Word())),
            new($"{job.Cases.Count(c => c.Status == CaseStatus.Failed)}", "failed"),
            new(MachineFigure.Noise(job), "noise floor, a copy against itself"),
        ];
    }

    /// <summary>The kernel to use for each activation, type, pass and size.</summary>
    public static IEnumerable<Table> Answers(JobResult job)
    {
        var choices = Choice.Of(job);
        if (choices.Count == 0)
        {
            return [];
        }

        IReadOnlyList<JobCase> best = [.. choices.Select(c => c.Best)];
        var name = CaseText.Names(best);
        return
        [
            new($"Which kernel to use: {CaseText.Common(best)}",
                [
                    new("Activation", Cells.Code), new("Fastest kernel", Cells.Code), new("Times as fast", Cells.Number),
                    new($"{CaseText.Percent(KernelVerdict.Confidence)} interval", Cells.Number), new("As", Cells.Code), new("Max ulp", Cells.Number), new("Verdict", Cells.Verdict),
                ],
                [.. choices.Select(c => Answer(name(c.Best), c))]),
        ];
    }

    static string[] Answer(string name, Choice c) =>
    [
        name, CaseText.Kernel(c.Best), CaseText.Ratio(c.Speedup), CaseText.Interval(c.Low, c.High), CaseText.Kernel(c.Next),
        c.Error is { } error ? Commands.NumberText.Short(error) : "unknown", c.Outcome.Word(),
    ];

    static string Id(JobResult job) => $"job-{job.Id}";

    static string Sentence(string kernel, SpeedVerdict outcome, IReadOnlyList<Choice> choices)
    {
        var (least, most) = (choices.MinBy(c => c.Speedup)!, choices.MaxBy(c => c.Speedup)!);
        var range = choices.Count == 1
            ? $"{CaseText.Ratio(least.Speedup)} times as fast as {least.Next.KernelName}{Sure(least)}"
            : $"{CaseText.Ratio(least.Speedup)} ({least.Best.Title}) to {CaseText.Ratio(most.Speedup)} ({most.Best.Title}) times as fast as the next best kernel";
        var where = choices.Count == 1 ? $"{CaseText.Subject(least.Best)} elements" : $"{choices.Count} cases";
        return outcome switch
        {
            SpeedVerdict.Faster => $"Use {kernel} for {where}: {range}{Accuracy(choices)}.",
            SpeedVerdict.Equivalent => $"{kernel} is as fast as the next best kernel for {where}, within the margin: choose by accuracy{Accuracy(choices)}.",
            _ when choices.All(c => c.Low is null) => $"{kernel} came out first for {where}: {range}, but {Launches(choices)} no interval: a default job decides.",
            _ => $"{kernel} came out first for {where}: {range}, but the interval does not exclude the contrary.",
        };
    }

    static string Sure(Choice of) => of.Low is null ? "" : $", {CaseText.Percent(KernelVerdict.Confidence)} interval {CaseText.Interval(of.Low, of.High)} over {of.Verdict.Launches} launches";

    static string Launches(IReadOnlyList<Choice> choices) => choices.Max(c => c.Verdict.Launches) is > 1 and var launches ? $"{launches} launches give" : "one launch gives";

    static string Accuracy(IReadOnlyList<Choice> choices) => choices.Max(c => c.Error) is { } worst && choices.All(c => c.Error is not null)
        ? $"; the largest error found is {Commands.NumberText.Short(worst)} ulp"
        : "";

    /// <summary>How far the job came: what is missing is said before what is there.</summary>
    static string Count(JobResult job)
    {
        var ok = job.Cases.Count(c => c.Status == CaseStatus.Ok);
        return $"Job {job.Id} is {job.Status.Word()}: {(ok < job.Cases.Count ? $"partial, {ok} of {job.Cases.Count}" : $"all {ok}")} cases measured, {job.Cases.Count(c => c.Status == CaseStatus.Failed)} failed.";
    }

    static IEnumerable<Figure> Unmeasured(JobResult job)
    {
        var cases = job.Cases.Where(c => c.Status != CaseStatus.Ok).ToList();
        return cases.Count == 0 ? [] :
        [
            new("Cases without a result", "These cases were asked for and have no time.",
            [
                new("Cases without a result", [new("Case", Cells.Code), new("Status"), new("Reason")],
                    [.. cases.Select(c => (string[])[c.ToString(), c.Status.Word(), c.Error ?? ""])]),
            ]),
        ];
    }
}
