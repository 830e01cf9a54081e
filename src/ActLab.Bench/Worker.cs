using System.Runtime.InteropServices;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>One job from its first event to its last. It waits for its turn and has the launches measure, one after the other.</summary>
sealed class Worker(JobFolder job) : IDisposable
{
    static PosixSignalRegistration? _hangup;
    static PosixSignalRegistration? _terminate;

    readonly Lock _gate = new();
    LaunchProcess? _launch;
    bool _cancelled;
    bool _over;

    /// <summary>Has the job's cases measured; the exit code is 0 when every one was tried.</summary>
    public int Run()
    {
        Session.Detach();
        _hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Cancel());
        var here = Machine.Describe();
        if (job.ReadEvents().OfType<WorkerStarted>().LastOrDefault()?.Environment is { } before && (before.Machine, before.Code) != (here.Machine, here.Code))
        {
            Console.Error.WriteLine($"its finished cases were measured on {before.Machine} ({before.Code}), this is {here.Machine} ({here.Code}); start a new job");
            return 1;
        }

        Report(new WorkerStarted(DateTimeOffset.UtcNow, WorkerProcess.Current, here));
        if (job.ReadLastRun().OfType<JobEnded>().Any())
        {
            // Cancelled before this process had begun.
            End(JobStatus.Cancelled, null);
            return 130;
        }

        try
        {
            using var turn = MeasuringTurn.Take(Path.GetDirectoryName(job.Path)!, Report);
            Report(new MeasuringStarted(DateTimeOffset.UtcNow, Machine.Load()));
            var request = job.ReadRequest();
            foreach (var launch in request.Kind.Launches())
            {
                while (launch.Open(request, job.ReadEvents()) is { Count: > 0 } open && Measure(launch) is { } fault)
                {
                    Blame(request, open, fault);
                }
            }

            while (AccuracyLaunch.Open(request, job.ReadEvents()) is { Count: > 0 } open && Measure(null) is { } fault)
            {
                Blame(open[0], fault);
            }

            End(JobStatus.Finished, null);
            return 0;
        }
        catch (Exception e)
        {
            End(JobStatus.Crashed, e.Message);
            return 1;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _launch?.Dispose();

    /// <summary>Has a launch measure, or the errors measured.</summary>
    /// <returns>What ended it too early, where a library may have; null if it is over.</returns>
    LaunchFault? Measure(PlannedLaunch? launch)
    {
        lock (_gate)
        {
            if (_cancelled)
            {
                return null;
            }

            _launch?.Dispose();
            _launch = new(job, launch);
        }

        var fault = _launch.Wait();
        return fault is null or { InForeignCode: true } ? fault : throw new InvalidOperationException(fault.Message);
    }

    /// <summary>What a launch died of is an error of the library's functions that it was about to measure; without one, of the job.</summary>
    void Blame(JobRequest request, IReadOnlyList<int> open, LaunchFault fault)
    {
        var cases = JobResult.From(job.Id, request, JobStatus.Running, job.ReadEvents()).Cases;
        var functions = cases.Index()
            .Where(c => c.Item.Kernel == JobKernel.Library && c.Item.Status != CaseStatus.Failed && c.Item.SharesSpansWith(cases[open[0]])).ToList();
        if (functions.Count == 0)
        {
            throw new InvalidOperationException(fault.Message);
        }

        foreach (var (index, _) in functions)
        {
            Report(new CaseBroken(DateTimeOffset.UtcNow, index, fault.Message + (functions.Count > 1 ? "; in this function or another of the library" : "")));
        }
    }

    void Blame(KernelAccuracy open, LaunchFault fault) => Report(open.Symbol is null
        ? throw new InvalidOperationException(fault.Message)
        : new AccuracyMeasured(DateTimeOffset.UtcNow, open with { Error = fault.Message }));

    void Cancel()
    {
        lock (_gate)
        {
            _cancelled = true;
            _launch?.Kill();
        }

        End(JobStatus.Cancelled, null);
        Environment.Exit(130);
    }

    void Report(JobEvent happened)
    {
        lock (_gate)
        {
            if (!_over)
            {
                job.Append(happened);
            }
        }
    }

    /// <summary>Whatever a cancelled job ends of, it is cancelled.</summary>
    void End(JobStatus status, string? message)
    {
        lock (_gate)
        {
            if (!_over)
            {
                _over = true;
                job.End(_cancelled
                    ? new(DateTimeOffset.UtcNow, JobStatus.Cancelled, null, Machine.Load())
                    : new(DateTimeOffset.UtcNow, status, message, Machine.Load()));
            }
        }
    }
}
