using System.Diagnostics;
using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>The worker process itself. Nothing here depends on how long anything takes.</summary>
public sealed class WorkerTests : IDisposable
{
    readonly JobFixture _jobs = new();

    [Fact]
    public async Task A_quick_job_measures_final_code_and_survives_a_hangup()
    {
        var job = await _jobs.StartAsync(JobFixture.Request());
        await JobFixture.FirstAsync<CaseStarted>(job);
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
            Assert.True(c.NsPerElement is { Median: > 0, Low: > 0, Sd: >= 0 } t && t.Low <= t.Mean && t.Mean <= t.High);
        });
    }

    [Fact]
    public async Task Cancelling_keeps_what_is_finished()
    {
        var job = await _jobs.StartAsync(JobFixture.Request(sizes: [8, 16, 32]));
        await JobFixture.FirstAsync<CaseFinished>(job);
        await JobFixture.Runner.CancelAsync(job, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var result = job.ReadResult();
        Assert.Equal(JobStatus.Cancelled, result.Status);
        Assert.Equal(CaseStatus.Ok, result.Cases[0].Status);
        Assert.Equal(CaseStatus.Cancelled, result.Cases[^1].Status);
        Assert.True(File.Exists(job.ResultFile));
        Assert.False(job.ReadEvents().OfType<WorkerStarted>().Last().Worker.IsAlive());
    }

    [Fact]
    public async Task A_killed_worker_is_a_crash_that_keeps_what_is_finished()
    {
        var job = await _jobs.StartAsync(JobFixture.Request(sizes: [8, 16, 32]));
        await JobFixture.FirstAsync<CaseFinished>(job);
        Signal(job, "KILL");
        var result = await JobFixture.EndAsync(job);

        Assert.Equal(JobStatus.Crashed, result.Status);
        Assert.Equal(CaseStatus.Ok, result.Cases[0].Status);
        Assert.Equal(CaseStatus.Cancelled, result.Cases[^1].Status);
    }

    [Fact]
    public async Task Two_jobs_never_measure_at_once()
    {
        var first = await _jobs.StartAsync(JobFixture.Request());
        await JobFixture.FirstAsync<MeasuringStarted>(first);
        var second = await _jobs.StartAsync(JobFixture.Request());
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

    static void Signal(JobFolder job, string signal)
    {
        var worker = job.ReadEvents().OfType<WorkerStarted>().Last().Worker;
        using var kill = Process.Start("kill", ["-" + signal, $"{worker.Pid}"]);
        kill.WaitForExit();
    }
}
