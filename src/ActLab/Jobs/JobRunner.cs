using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ActLab.Core;

namespace ActLab.Jobs;

/// <summary>Starts and ends the worker of a job. The worker outlives the program; only files connect the two.</summary>
/// <param name="clock">Dates the events that are written for a worker that no longer can.</param>
public sealed class JobRunner(TimeProvider clock)
{
    /// <summary>How long a worker that is asked to end may take.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    const int Terminate = 15;

    static readonly string[] Places = [Path.Combine(AppContext.BaseDirectory, "bench"), AppContext.BaseDirectory];

    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts another worker for the cases that a job left open; returns as <see cref="StartAsync"/> does.</summary>
    /// <exception cref="BadInputException">The worker is not installed.</exception>
    public Task ResumeAsync(JobFolder job, CancellationToken cancel = default)
    {
        RequireWorker();
        job.Append(new JobResumed(clock.GetUtcNow(), WorkerProcess.Current));
        return StartAsync(job, cancel);
    }

    /// <summary>Refuses to go on where no worker could be started.</summary>
    /// <exception cref="BadInputException">The worker is not installed.</exception>
    public static void RequireWorker() => _ = WorkerFile();

    /// <summary>Starts a worker, and returns when it has begun or failed to; the job's status tells which.</summary>
    /// <exception cref="BadInputException">The worker is not installed.</exception>
    public async Task StartAsync(JobFolder job, CancellationToken cancel = default)
    {
        var start = Dotnet.Child(WorkerFile(), job.Path);
        start.WorkingDirectory = job.Path;
        using var worker = Process.Start(start)!;
        worker.StandardInput.Close();
        var complaint = worker.StandardError.ReadToEndAsync(cancel);
        while (job.ReadLastRun().Count == 0)
        {
            if (worker.HasExited)
            {
                job.EndIf(
                    events => JobFolder.LastRun(events).Count == 0 && JobFolder.StarterOf(events) == WorkerProcess.Current,
                    Ended(JobStatus.Crashed, $"the worker could not begin: {(await complaint).Trim()}"));
                return;
            }

            await Task.Delay(Glance, cancel);
        }
    }

    /// <summary>Asks the worker to end, and ends it after the grace; finished cases are kept.</summary>
    /// <exception cref="BadInputException">It cannot be ended.</exception>
    public async Task CancelAsync(JobFolder job, TimeSpan grace, CancellationToken cancel = default)
    {
        if (Begun(job) is null)
        {
            // Before another look at the worker: one that begins from now on sees it and leaves.
            job.End(Ended(JobStatus.Cancelled, null));
        }

        if (Begun(job) is { } worker && worker.IsAlive())
        {
            if (!OperatingSystem.IsWindows())
            {
                _ = Kill(worker.Pid, Terminate);
                await Gone(worker, grace, cancel);
            }

            if (worker.IsAlive())
            {
                KillTree(worker);
                await Gone(worker, Grace, cancel);
            }

            if (worker.IsAlive())
            {
                throw new BadInputException($"bench: process {worker.Pid}, the worker of job {job.Id}, cannot be ended; end it, then cancel the job again");
            }
        }

        job.EndIf(events => !HasEnded(events), Ended(JobStatus.Cancelled, null));
    }

    /// <summary>Writes the result of a job whose worker is gone without a word; does nothing to any other.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void Conclude(JobFolder job)
    {
        if (!IsAbandoned(job.ReadEvents()))
        {
            return;
        }

        try
        {
            job.EndIf(IsAbandoned, Ended(JobStatus.Crashed, $"its worker is gone; `actlab bench resume {job.Id}` goes on"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"bench: the result of job {job.Id} cannot be written: {e.Message}; its finished cases are kept, and when that is mended `actlab bench resume {job.Id}` goes on");
        }
    }

    /// <summary>Ends the worker and all that it started, as far as that can be done; what has just ended by itself is no failure.</summary>
    static void KillTree(WorkerProcess worker)
    {
        try
        {
            using var process = Process.GetProcessById(worker.Pid);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
        }
    }

    static bool IsAbandoned(IReadOnlyList<JobEvent> events) =>
        JobFolder.StatusOf(events, worker => worker.IsAlive()) == JobStatus.Crashed && !HasEnded(events);

    static bool HasEnded(IReadOnlyList<JobEvent> events) => JobFolder.LastRun(events).OfType<JobEnded>().Any();

    static WorkerProcess? Begun(JobFolder job) => job.ReadLastRun().OfType<WorkerStarted>().LastOrDefault()?.Worker;

    async Task Gone(WorkerProcess worker, TimeSpan limit, CancellationToken cancel)
    {
        for (var start = clock.GetTimestamp(); worker.IsAlive() && clock.GetElapsedTime(start) < limit;)
        {
            await Task.Delay(Glance, cancel);
        }
    }

    JobEnded Ended(JobStatus status, string? message) => new(clock.GetUtcNow(), status, message, null);

    /// <summary>The worker, or null: in its own folder beside the installed program; beside the program where all build output is one folder.</summary>
    public static string? FindWorker() => Places.Select(place => Path.Combine(place, "actlab-bench.dll")).FirstOrDefault(File.Exists);

    static string WorkerFile() => FindWorker()
        ?? throw new BadInputException($"bench: the worker actlab-bench.dll is not in {Places[0]}; build with ./run.sh, or install the package again");

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int pid, int signal);
}
