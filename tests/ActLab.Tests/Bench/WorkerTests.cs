using System.Globalization;
using System.Runtime.Intrinsics;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Jobs;
using ActLab.Tests.Audit.Foreign;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>The worker process itself. Nothing here depends on how long anything takes.</summary>
[Collection(JobFixture.OneAtATime)]
public sealed class WorkerTests(CompiledLibrary library) : IDisposable
{
    readonly JobFixture _jobs = new();

    [Fact]
    public async Task A_quick_job_measures_final_code_of_an_activation_from_elsewhere_and_survives_a_hangup()
    {
        var job = await _jobs.StartAsync(JobFixture.Request() with
        {
            Activations = [new("slope", new Dictionary<string, string> { ["of"] = "0.25" })],
            Assemblies = [typeof(Slope).Assembly.Location],
        });
        await JobFixture.FirstAsync<CaseStarted>(job);
        Assert.Equal(Worker(job).Pid, SessionOf(Worker(job).Pid));
        Signal(job, "HUP");
        var result = await JobFixture.EndAsync(job);

        Assert.Equal(JobStatus.Finished, result.Status);
        Assert.Equal(2, result.Done);
        Assert.True(File.Exists(job.ResultFile));
        Assert.NotEmpty(result.Environment!.Cpu);
        Assert.All(result.Cases, c =>
        {
            Assert.Equal((CaseStatus.Ok, null), (c.Status, c.Error));
            Assert.Matches("^(Tier1|FullOpts)", c.Tier);
            Assert.True(c.Samples >= 15);
            Assert.Equal(0, c.AllocatedBytes);
            Assert.True(c.NsPerElement is { Median: > 0, Mean: > 0, Sd: >= 0 } t && t.Low <= t.Mean && t.Mean <= t.High);
            Assert.True(c.Comparison is { NsPerElement: > 0, CopyNsPerElement: > 0, RatioToCopy.Median: > 0, CopyToCopy.Pairs: >= 15 });
            Assert.Null(c.Comparison!.RatioToTensor);
        });
    }

    [Fact]
    public async Task A_default_job_measures_code_compiled_in_both_ways()
    {
        var job = await _jobs.StartAsync(JobFixture.Request("relu") with { Kernels = [JobKernel.Tensor, JobKernel.Simd], Kind = JobKind.Default });
        var result = await JobFixture.EndAsync(job);

        Assert.Equal(JobStatus.Finished, result.Status);
        Assert.Equal([(JitMode.Full, "0"), (JitMode.Tiered, "1")], result.Launches.Select(l => (l.Jit, l.Settings["DOTNET_TieredCompilation"])));
        Assert.Equal([JitMode.Full, JitMode.Full, JitMode.Tiered, JitMode.Tiered], result.Cases.Select(c => c.Jit));
        Assert.All(result.Cases, c => Assert.Equal((CaseStatus.Ok, null), (c.Status, c.Error)));
        Assert.All(result.Cases.Take(2), c => Assert.Equal("FullOpts", c.Tier));
        Assert.All(result.Cases.Skip(2), c => Assert.Contains(c.Tier, new[] { "Tier1", JobCase.Unproved }));
        Assert.All(result.Cases, c => Assert.Equal(4, c.Repeats.Count));
        Assert.Equal([false, true, false, true], result.Cases.Select(c => c.Comparison!.RatioToTensor is not null));
        Assert.Equal(JobMarkdown.Of(result), File.ReadAllText(job.TextFile));
    }

    /// <summary>And with them the limits of the machine, the errors and the machine code.</summary>
    [Fact]
    public async Task Every_pass_is_measured_in_either_type()
    {
        var job = await _jobs.StartAsync(JobFixture.Request("tanh") with { Passes = [Pass.Backward, Pass.Fused], Numbers = [NumberType.F64, NumberType.F32] });
        var result = await JobFixture.EndAsync(job);
        Assert.Equal(
            from number in new[] { NumberType.F64, NumberType.F32 }
            from pass in new[] { Pass.Backward, Pass.Fused }
            from kernel in new[] { JobKernel.Scalar, JobKernel.Simd }
            select (number, pass, kernel, CaseStatus.Ok, (long?)0),
            result.Cases.Select(c => (c.Number, c.Pass, c.Kernel, c.Status, c.AllocatedBytes)));
        Assert.All(result.Cases, c => Assert.Equal("FullOpts", c.Code!.Tier));
        Assert.All(result.Cases, c => Assert.True(c.Code is { Methods: > 0, Bytes: > 0, Xmm: > 0 }));
        Assert.Equal(Vector256.IsHardwareAccelerated, result.Cases[1].Code!.Ymm + result.Cases[1].Code!.Zmm > 0);

        Assert.Equal([(NumberType.F64, 64), (NumberType.F32, 64)], result.Roofs.Select(r => (r.Number, r.Size)));
        Assert.All(result.Roofs, r => Assert.True(r.CopyGBps > 0 && r.MultiplyAddGflops > 0));

        Assert.Equal(8, result.Accuracies.Count);
        Assert.All(result.Accuracies, a => Assert.Equal((false, 0, null), (a.Exhaustive, a.WrongSpecials, a.Error)));
        Assert.All(result.Accuracies, a => Assert.InRange(a.Checked, 1 << 12, 1 << 17));
        Assert.All(result.Accuracies, a => Assert.InRange(a.MaxUlp, 0.4, (a.Number, a.Kernel) == (NumberType.F32, JobKernel.Simd) ? 1 : 4));

        var launch = Assert.Single(result.Launches);
        Assert.InRange(Assert.Single(launch.Cores), 0, Environment.ProcessorCount - 1);
        Assert.True(launch is { StolenSeconds: >= 0, InvoluntarySwitches: >= 0 });
        Assert.Equal(64, result.Environment!.Alignment);
        Assert.Equal(MachineCaches.Find(), result.Environment.Caches);
        Assert.All(result.Accuracies, a => Assert.True(a.Order is { Checked: > 60_000 }));
    }

    /// <summary>Which of two functions crashed in a process that both were called in cannot be told.</summary>
    [Fact]
    public async Task A_function_of_a_library_is_a_kernel_and_its_crash_an_error_of_its_case()
    {
        var request = JobFixture.Request("relu") with { Kernels = [JobKernel.Simd, JobKernel.Simd] };
        var job = await _jobs.StartAsync(request with { Library = new(library.Path, ["good_relu", "segfaults"]) });
        var crashed = await JobFixture.EndAsync(job);
        Assert.Equal(JobStatus.Finished, crashed.Status);
        Assert.Equal(
            [("simd", CaseStatus.Ok), ("simd", CaseStatus.Ok), ("library:good_relu", CaseStatus.Failed), ("library:segfaults", CaseStatus.Failed)],
            crashed.Cases.Select(c => (c.KernelName, c.Status)));
        Assert.Matches("^the call crashed with SIG.*; in this function or another of the library$", crashed.Cases[3].Error);
        Assert.Equal("simd", Assert.Single(crashed.Accuracies).KernelName);

        var alone = await JobFixture.EndAsync(await _jobs.StartAsync(request with { Library = new(library.Path, ["good_relu"]), Passes = [Pass.Forward, Pass.Backward] }));
        Assert.All(alone.Cases, c => Assert.Equal((CaseStatus.Ok, null), (c.Status, c.Error)));
        Assert.Null(alone.Cases[2].Code);
        Assert.Equal([0, 1, 2, 0, 1], alone.Cases.Select(c => c.Comparison!.RatiosToEarlier.Count));
        Assert.Equal(["simd against simd", "library:good_relu against simd", "library:good_relu against simd", "simd against simd"], alone.Verdicts.Select(v => $"{v.Kernel} against {v.Against}"));
        Assert.Equal([("simd", 0.0), ("library:good_relu", 0.0), ("simd", 0.0)], alone.Accuracies.Select(a => (a.KernelName, a.MaxUlp)));
    }

    [Fact]
    public async Task Cancelling_keeps_what_is_finished()
    {
        var job = await _jobs.StartAsync(JobFixture.Request(sizes: [8, 16, 32]));
        await JobFixture.FirstAsync<CaseFinished>(job);
        var launch = ChildOf(Worker(job).Pid);
        await JobFixture.Runner.CancelAsync(job, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var result = job.ReadResult();
        Assert.Equal(JobStatus.Cancelled, result.Status);
        Assert.Equal(CaseStatus.Ok, result.Cases[0].Status);
        Assert.Equal(CaseStatus.Cancelled, result.Cases[^1].Status);
        Assert.True(File.Exists(job.ResultFile));
        Assert.False(Worker(job).IsAlive());
        Assert.False(Directory.Exists($"/proc/{launch}"));
    }

    [Fact]
    public async Task A_killed_worker_is_a_crash_that_keeps_what_is_finished()
    {
        var job = await _jobs.StartAsync(JobFixture.Request(sizes: [8, 16, 32]));
        await JobFixture.FirstAsync<CaseFinished>(job);
        var launch = ChildOf(Worker(job).Pid);
        Signal(job, "KILL");
        var result = await JobFixture.EndAsync(job);
        await Gone(launch);

        Assert.Equal(JobStatus.Crashed, result.Status);
        Assert.Equal(CaseStatus.Ok, result.Cases[0].Status);
        Assert.Equal(CaseStatus.Cancelled, result.Cases[^1].Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_jobs_never_measure_at_once(bool inTwoFolders)
    {
        using var other = new JobFixture();
        var first = await _jobs.StartAsync(JobFixture.Request());
        await JobFixture.FirstAsync<MeasuringStarted>(first);
        var second = await (inTwoFolders ? other : _jobs).StartAsync(JobFixture.Request());
        await JobFixture.FirstAsync<WorkerWaiting>(second);

        await JobFixture.Runner.CancelAsync(first, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var turn = await JobFixture.FirstAsync<MeasuringStarted>(second);
        Assert.True(turn.At >= first.ReadEvents()[^1].At);
        await JobFixture.Runner.CancelAsync(second, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_case_that_cannot_be_measured_says_why_and_stops_no_other()
    {
        var request = JobFixture.Request("no-such-activation");
        var job = await _jobs.StartAsync(request with { Activations = [.. request.Activations, .. JobFixture.Request().Activations] });
        var result = await JobFixture.EndAsync(job);

        Assert.Equal([CaseStatus.Failed, CaseStatus.Failed, CaseStatus.Ok, CaseStatus.Ok], result.Cases.Select(c => c.Status));
        Assert.Contains("no activation is named 'no-such-activation'", result.Cases[0].Error, StringComparison.Ordinal);
    }

    public void Dispose() => _jobs.Dispose();

    static WorkerProcess Worker(JobFolder job) => JobFixture.Worker(job);

    static void Signal(JobFolder job, string signal) => JobFixture.Signal(Worker(job).Pid, signal);

    /// <summary>The launch of a worker.</summary>
    static int ChildOf(int pid) => int.Parse(
        Directory.GetDirectories($"/proc/{pid}/task").Select(t => File.ReadAllText($"{t}/children").Trim()).Single(c => c.Length > 0),
        CultureInfo.InvariantCulture);

    static async Task Gone(int pid)
    {
        while (Directory.Exists($"/proc/{pid}"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    static int SessionOf(int pid) =>
        int.Parse(File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1].Split(' ')[3], CultureInfo.InvariantCulture);
}

/// <summary>of * x</summary>
public readonly record struct Slope(double Of) : IActivation<Slope>
{
    public static ActivationInfo Info { get; } = new("slope", "Slope", "of*x", "of", "(-inf, inf)", "these tests")
    {
        Parameters = [new("of", "0.5")],
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(2, 1, 0.5)],
    };

    public static Slope With(ParameterSet parameters) => new(parameters.Number("of"));

    public T Forward<T>(T x) where T : struct, IReal<T> => T.Of(Of) * x;

    public T Derivative<T>(T x) where T : struct, IReal<T> => T.Of(Of);
}
