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

/// <summary>What a job has yet to measure of the cases that are compiled in one way, measured in this process.</summary>
sealed class Launch(JobFolder job, PlannedLaunch launch)
{
    static readonly TimeSpan CaseLimit = TimeSpan.FromMinutes(5);

    // Held in a static field: BenchmarkDotNet's collections would finalize a registration held in a local.
    static PosixSignalRegistration? _hangup;

    /// <summary>Measures; the exit code is 0 when every case was tried.</summary>
    public int Run()
    {
        _hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        EndWithWorker();
        job.Append(new LaunchStarted(DateTimeOffset.UtcNow, launch.Jit, Machine.Jit(), launch.Repeat));
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
        var listing = new JitListing(job.JitFile(launch));
        var open = launch.Open(request, job.ReadEvents());
        if (launch.Repeat > 0)
        {
            Compare(request, open, catalog, listing);
            return;
        }

        KernelBenchmark.Prepare(request, open, catalog, listing);
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

    /// <summary>The rounds alone, in an order of its own: what differs from process to process shows in the ratios of several.</summary>
    void Compare(JobRequest request, IReadOnlyList<int> open, Catalog catalog, JitListing listing)
    {
        var cases = request.Cases;
        foreach (var kernels in open.GroupBy(i => (cases[i].Title, cases[i].Size)))
        {
            using var group = CaseGroup.Of(cases[kernels.First()], catalog, request, listing, launch.Repeat);
            foreach (var index in kernels)
            {
                if (group.ComparisonOf(cases[index].Kernel) is { } comparison)
                {
                    job.Append(new CaseRepeated(DateTimeOffset.UtcNow, index, comparison));
                }
            }
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
