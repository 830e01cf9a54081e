using System.Reflection;
using System.Runtime.InteropServices;
using ActLab.Core;
using ActLab.Jobs;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;

namespace ActLab.Bench;

/// <summary>One job from its first event to its last, in this process.</summary>
sealed class Worker(JobFolder job)
{
    static readonly TimeSpan CaseLimit = TimeSpan.FromMinutes(5);

    // Held in static fields: BenchmarkDotNet's collections would finalize registrations held in locals.
    static PosixSignalRegistration? _hangup;
    static PosixSignalRegistration? _terminate;

    readonly Lock _gate = new();
    bool _over;

    /// <summary>Measures the job's cases; the exit code is 0 when every one was tried.</summary>
    public int Run()
    {
        Session.Detach();
        _hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ =>
        {
            End(JobStatus.Cancelled, null);
            Environment.Exit(130);
        });
        Report(new WorkerStarted(DateTimeOffset.UtcNow, WorkerProcess.Current, Machine.Describe()));
        if (job.ReadEvents().OfType<JobEnded>().Any())
        {
            // Cancelled before this process had begun.
            End(JobStatus.Cancelled, null);
            return 130;
        }

        using var log = new StreamWriter(job.LogFile, append: true) { AutoFlush = true };
        Console.SetOut(log);
        Console.SetError(log);
        try
        {
            using var turn = MeasuringTurn.Take(job, Report);
            Report(new MeasuringStarted(DateTimeOffset.UtcNow, Machine.Load()));
            Measure(log);
            End(JobStatus.Finished, null);
            return 0;
        }
        catch (Exception e)
        {
            log.WriteLine(e);
            End(JobStatus.Crashed, e.Message);
            return 1;
        }
    }

    void Measure(StreamWriter log)
    {
        var request = job.ReadRequest();
        var catalog = new Catalog(request.Assemblies.Select(Assembly.LoadFrom));
        var listing = new JitListing(job.JitFile);
        KernelBenchmark.Prepare(request, catalog, listing);
        var config = ManualConfig.CreateEmpty()
            .AddJob(Quick)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(new StreamLogger(log))
            .AddEventProcessor(new CaseReporter(request, listing, Report))
            .WithArtifactsPath(job.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run(BenchmarkConverter.TypeToBenchmarks(typeof(KernelBenchmark), config));
        if (summary.HasCriticalValidationErrors)
        {
            throw new InvalidOperationException(string.Join("; ", summary.ValidationErrors.Select(e => e.Message)));
        }
    }

    /// <summary>
    /// Quick is the one kind there is: 20 samples, because an interval from fewer than 15 says little. All are kept,
    /// and the empty call is not subtracted: a kernel's time is that of calling it.
    /// </summary>
    static Job Quick { get; } = Job.Default
        .WithToolchain(new InProcessEmitToolchain(CaseLimit, logOutput: true))
        .WithLaunchCount(1)
        .WithWarmupCount(3)
        .WithIterationCount(20)
        .WithIterationTime(TimeInterval.FromMilliseconds(50))
        .WithEvaluateOverhead(false)
        .WithOutlierMode(OutlierMode.DontRemove);

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

    void End(JobStatus status, string? message)
    {
        lock (_gate)
        {
            if (!_over)
            {
                _over = true;
                job.End(new JobEnded(DateTimeOffset.UtcNow, status, message, Machine.Load()));
            }
        }
    }
}
