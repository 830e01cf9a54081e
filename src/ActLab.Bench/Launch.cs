using System.Reflection;
using System.Runtime.InteropServices;
using ActLab.Core;
using ActLab.Jobs;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;

namespace ActLab.Bench;

/// <summary>The cases of a job that are compiled in one way, measured in this process.</summary>
sealed class Launch(JobFolder job, JitMode jit)
{
    static readonly TimeSpan CaseLimit = TimeSpan.FromMinutes(5);

    // Held in a static field: BenchmarkDotNet's collections would finalize a registration held in a local.
    static PosixSignalRegistration? _hangup;

    /// <summary>Measures; the exit code is 0 when every case was tried.</summary>
    public int Run()
    {
        _hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        EndWithWorker();
        job.Append(new LaunchStarted(DateTimeOffset.UtcNow, jit, Machine.Jit()));
        using var log = new StreamWriter(job.LogFile, append: true) { AutoFlush = true };
        Console.SetOut(log);
        try
        {
            Measure(log);
            return 0;
        }
        catch (Exception e)
        {
            log.WriteLine(e);
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    void Measure(StreamWriter log)
    {
        var request = job.ReadRequest();
        var catalog = request.Extend(new Catalog(request.Assemblies.Select(Assembly.LoadFrom)));
        KernelBenchmark.Prepare(request, jit, catalog, new JitListing(job.JitFile(jit)));
        var config = ManualConfig.CreateEmpty()
            .AddJob(Sampling(Effort.Of(request.Kind)))
            .AddLogger(new StreamLogger(log))
            .AddEventProcessor(new CaseReporter(request, job.Append))
            .WithArtifactsPath(job.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run(BenchmarkConverter.TypeToBenchmarks(typeof(KernelBenchmark), config));
        if (summary.HasCriticalValidationErrors)
        {
            throw new InvalidOperationException(string.Join("; ", summary.ValidationErrors.Select(e => e.Message)));
        }
    }

    /// <summary>All samples are kept, and the empty call is not subtracted: a kernel's time is that of calling it.</summary>
    static Job Sampling(Effort effort) => Job.Default
        .WithToolchain(new InProcessEmitToolchain(CaseLimit, logOutput: true))
        .WithLaunchCount(1)
        .WithWarmupCount(3)
        .WithIterationCount(effort.Samples)
        .WithIterationTime(TimeInterval.FromMilliseconds(Effort.Sample.TotalMilliseconds))
        .WithEvaluateOverhead(false)
        .WithOutlierMode(OutlierMode.DontRemove);

    /// <summary>The worker holds the other end of standard input: when that closes, nobody waits for this process.</summary>
    static void EndWithWorker() => new Thread(() =>
    {
        using var worker = Console.OpenStandardInput();
        while (worker.ReadByte() >= 0)
        {
        }

        Environment.Exit(1);
    })
    { IsBackground = true }.Start();
}
