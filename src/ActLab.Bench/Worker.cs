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
        Report(new WorkerStarted(DateTimeOffset.UtcNow, WorkerProcess.Current, Machine.Describe()));
        if (job.ReadEvents().OfType<JobEnded>().Any())
        {
            // Cancelled before this process had begun.
            End(JobStatus.Cancelled, null);
            return 130;
        }

        try
        {
            using var turn = MeasuringTurn.Take(job, Report);
            Report(new MeasuringStarted(DateTimeOffset.UtcNow, Machine.Load()));
            foreach (var jit in job.ReadRequest().Kind.Launches())
            {
                Measure(jit);
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

    void Measure(JitMode jit)
    {
        lock (_gate)
        {
            if (_cancelled)
            {
                return;
            }

            _launch?.Dispose();
            _launch = new(job, jit);
        }

        if (_launch.Wait() is { } complaint)
        {
            throw new InvalidOperationException(complaint);
        }
    }

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
