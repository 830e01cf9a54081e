using System.Runtime.InteropServices;
using ActLab.Jobs;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;

namespace ActLab.Bench;

/// <summary>What a job has yet to measure in one way, measured in this process.</summary>
/// <param name="job">The job.</param>
/// <param name="launch">The launch; null for the one that measures errors instead of times.</param>
sealed class Launch(JobFolder job, PlannedLaunch? launch)
{
    static readonly TimeSpan CaseLimit = TimeSpan.FromMinutes(5);

    // Held in a static field: BenchmarkDotNet's collections would finalize a registration held in a local.
    static PosixSignalRegistration? _hangup;

    /// <summary>Measures; the exit code is 0 when everything was tried.</summary>
    public int Run()
    {
        _hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        EndWithWorker();

        // The JIT of this process knows the file; that of a child would write into it too.
        Environment.SetEnvironmentVariable(LaunchProcess.ListingVariable, null);
        using var log = new StreamWriter(job.LogFile, append: true) { AutoFlush = true };
        Console.SetOut(log);
        try
        {
            if (launch is null)
            {
                AccuracyLaunch.Run(job);
            }
            else
            {
                Measure(launch, log);
            }

            return 0;
        }
        catch (Exception e)
        {
            // The log may be what failed.
            Console.Error.WriteLine(e.Message);
            log.WriteLine(e);
            return LaunchProcess.Failure;
        }
    }

    void Measure(PlannedLaunch planned, StreamWriter log)
    {
        var before = Machine.State();
        job.Append(new LaunchStarted(DateTimeOffset.UtcNow, planned.Jit, Machine.Jit(), planned.Repeat) { Core = MeasuringCore.Number });
        var plan = new LaunchPlan(job, planned);
        if (planned.Repeat > 0)
        {
            Compare(plan);
        }
        else
        {
            Sample(plan, log);
        }

        job.Append(new LaunchEnded(DateTimeOffset.UtcNow, planned.Jit, planned.Repeat, before, Machine.State()));
    }

    void Sample(LaunchPlan plan, StreamWriter log)
    {
        MeasuringCore.Bind();
        Roofs.Measure(job, plan);
        KernelBenchmark.Prepare(plan);
        var config = ManualConfig.CreateEmpty()
            .AddJob(Sampling(Effort.Of(plan.Request.Kind)))
            .AddLogger(new StreamLogger(log))
            .AddEventProcessor(new CaseReporter(plan, job.Append))
            .WithArtifactsPath(job.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run(BenchmarkConverter.TypeToBenchmarks(typeof(KernelBenchmark), config));
        if (summary.HasCriticalValidationErrors)
        {
            throw new InvalidOperationException(string.Join("; ", summary.ValidationErrors.Select(e => e.Message)));
        }
    }

    /// <summary>The rounds alone, in an order of its own: what differs from process to process shows in the ratios of several.</summary>
    void Compare(LaunchPlan plan)
    {
        MeasuringCore.Bind();
        CaseGroup? group = null;
        foreach (var index in plan.Open)
        {
            if (group?.Has(index) != true)
            {
                group?.Dispose();
                group = CaseGroup.Of(index, plan);
            }

            if (group.ComparisonOf(index) is { } comparison)
            {
                job.Append(new CaseRepeated(DateTimeOffset.UtcNow, index, comparison));
            }
        }

        group?.Dispose();
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
