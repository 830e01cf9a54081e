namespace ActLab.Jobs;

/// <summary>How long jobs take, about: by what a case costs as far as that is known before, corrected by what the job has shown so far.</summary>
public static class JobDuration
{
    /// <summary>Samples' worth of time that BenchmarkDotNet spends on a case before the first.</summary>
    const int Before = 20;

    /// <summary>A guess at what an element costs: it decides only where a span is so long that one pass outlasts a sample.</summary>
    const double NsPerElement = 3;

    /// <summary>A process that starts, and compiles what it measures.</summary>
    static readonly TimeSpan LaunchStart = TimeSpan.FromSeconds(2);

    /// <summary>The whole of a job that nothing is known of but its request.</summary>
    public static TimeSpan Of(JobRequest request) => Open(request, []);

    /// <summary>What is left of a job that measures.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="events">What has happened so far.</param>
    /// <param name="now">The time.</param>
    public static TimeSpan Left(JobRequest request, IReadOnlyList<JobEvent> events, DateTimeOffset now)
    {
        var open = Open(request, events);
        if (events.OfType<MeasuringStarted>().LastOrDefault() is not { } begin || events.LastOrDefault(e => e is CaseFinished or CaseRepeated or AccuracyMeasured) is not { } last || last.At <= begin.At)
        {
            return open;
        }

        var done = Open(request, [.. events.TakeWhile(e => e != begin)]) - open;
        var pace = done > TimeSpan.Zero ? (last.At - begin.At) / done : 1;
        var left = (open * pace) - (now - last.At);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>A time in words, as exact as it deserves.</summary>
    public static string About(TimeSpan time) => time.TotalSeconds switch
    {
        < 10 => "a few seconds",
        < 95 => $"about {10 * Math.Ceiling(time.TotalSeconds / 10)} s",
        < 95 * 60 => $"about {Math.Round(time.TotalMinutes)} min",
        _ => $"about {Math.Round(time.TotalHours)} h",
    };

    /// <summary>The cost of what the launches have yet to try.</summary>
    static TimeSpan Open(JobRequest request, IReadOnlyList<JobEvent> events)
    {
        var effort = Effort.Of(request.Kind);
        var result = JobResult.From("", request, JobStatus.Running, events);
        var cases = result.Cases;
        var kernels = cases.CountBy(c => c.Spans).ToDictionary();
        var time = Errors(request.Kind) * KernelAccuracy.Wanted(request).ExceptBy(result.Accuracies.Select(a => a.Subject), wanted => wanted.Subject).Count();
        foreach (var launch in request.Kind.Launches())
        {
            var all = cases.Where(c => c.Jit == launch.Jit).ToList();
            var open = all.Where(c => IsOpen(c, launch.Repeat)).ToList();
            time += LaunchStart * ((double)open.Count / all.Count);
            time = open.Aggregate(time, (sum, of) => sum + Cost(effort, of, launch.Repeat, kernels[of.Spans]));
        }

        return time;
    }

    /// <summary>Whether a launch will measure the case, if all goes well.</summary>
    static bool IsOpen(JobCase of, int repeat) => of.Status == CaseStatus.Pending || (of.Status == CaseStatus.Ok && of.Repeats.Count < repeat);

    /// <summary>Measuring the errors of one kernel.</summary>
    static TimeSpan Errors(JobKind kind) => TimeSpan.FromSeconds(kind switch { JobKind.Quick => 0.5, JobKind.Default => 2, _ => 10 });

    static TimeSpan Cost(Effort effort, JobCase of, int repeat, int kernels)
    {
        var pass = TimeSpan.FromMicroseconds(of.Size * NsPerElement / 1000);
        var compared = effort.Comparison / kernels;
        return (repeat > 0 ? TimeSpan.Zero : (effort.Samples + Before) * (pass > Effort.Sample ? pass : Effort.Sample)) + (compared > 15 * pass ? compared : 15 * pass);
    }
}
