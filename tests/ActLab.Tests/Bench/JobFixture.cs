using System.Diagnostics;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>A jobs folder of its own, and the ways to fill it.</summary>
public sealed class JobFixture : IDisposable
{
    /// <summary>The collection of tests whose workers measure, which they do one after the other anyway.</summary>
    public const string OneAtATime = "workers";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string Root { get; } = Directory.CreateTempSubdirectory("actlab-jobs-").FullName;

    public JobStore Store => new(Root, TimeProvider.System);

    public static JobRunner Runner { get; } = new(TimeProvider.System);

    public static JobRequest Request(string activation = "sigmoid", params int[] sizes) => new(
        [new(activation, new Dictionary<string, string>())], [JobKernel.Scalar, JobKernel.Simd], sizes is [] ? [64] : sizes,
        [NumberType.F32], [Pass.Forward], JobKind.Quick, 1, []);

    /// <summary>A case as measured: so many nanoseconds, so many times a copy of 0.5, and times the tensor kernel if that is known.</summary>
    public static JobCase Measured(JobCase of, double nanoseconds, double toCopy, double? toTensor = null) => of with
    {
        Status = CaseStatus.Ok,
        NsPerElement = new(nanoseconds, nanoseconds, nanoseconds - 0.25, nanoseconds + 0.25, 0.1),
        Samples = 20,
        AllocatedBytes = 0,
        Tier = of.Jit == JitMode.Full ? "FullOpts" : "Tier1",
        Comparison = new(nanoseconds, 0.5, Ratio(toCopy), toTensor is { } ratio ? Ratio(ratio) : null, Ratio(1)),
    };

    static PairedRatio Ratio(double median) => new(median, median, median, 100);

    public async Task<JobFolder> StartAsync(JobRequest request)
    {
        var job = Store.Create(request);
        await Runner.StartAsync(job, TestContext.Current.CancellationToken);
        return job;
    }

    /// <summary>Follows the job up to the first event of that type.</summary>
    public static async Task<TEvent> FirstAsync<TEvent>(JobFolder job) where TEvent : JobEvent
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await foreach (var happened in job.FollowAsync(limit.Token))
        {
            if (happened is TEvent wanted)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"{job.ReadStatus()} without {typeof(TEvent).Name}: {job.ReadResult().Message}");
    }

    /// <summary>The newest worker of a job.</summary>
    public static WorkerProcess Worker(JobFolder job) => job.ReadEvents().OfType<WorkerStarted>().Last().Worker;

    /// <summary>Sends a signal, as KILL, to a process or, if the number is negative, to a group.</summary>
    public static void Signal(int pid, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, "--", $"{pid}"]);
        kill.WaitForExit();
    }

    /// <summary>Follows the job to its end.</summary>
    public static async Task<JobResult> EndAsync(JobFolder job)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await foreach (var _ in job.FollowAsync(limit.Token))
        {
        }

        return job.ReadResult();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
