using System.Text.Json;
using ActLab.Jobs;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>`bench resume`, with the worker as it is.</summary>
[Collection(JobFixture.OneAtATime)]
public sealed class ResumeTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-resume-").FullName;

    JobStore Store => new(Path.Combine(_folder, "jobs"), TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task After_kill_9_the_open_cases_are_measured_and_the_finished_ones_are_not_touched()
    {
        var job = Store.Create(JobFixture.Request(sizes: [8, 16, 32]));
        await JobFixture.Runner.StartAsync(job, TestContext.Current.CancellationToken);
        await FinishedAsync(job, 3);
        JobFixture.Signal(JobFixture.Worker(job).Pid, "KILL");
        var crashed = await JobFixture.EndAsync(job);
        Assert.Equal(JobStatus.Crashed, crashed.Status);
        Assert.InRange(crashed.Done, 3, 5);

        var resumed = CommandRun.In(_folder, "bench", "resume", job.Id, "--json").Json();
        Assert.Equal("finished", resumed.GetProperty("status").GetString());
        var result = job.ReadResult();
        Assert.All(result.Cases, c => Assert.Equal((CaseStatus.Ok, null), (c.Status, c.Error)));
        Assert.Equal(Json(crashed.Cases.Take(crashed.Done)), Json(result.Cases.Take(crashed.Done)));
        Assert.Equal(Enumerable.Range(0, 6), job.ReadEvents().OfType<CaseFinished>().Select(c => c.Index));
        Assert.Equal(Json(result.Cases), Json(JsonSerializer.Deserialize<JobResult>(File.ReadAllText(job.ResultFile), JobJson.Line)!.Cases));

        var events = File.ReadAllText(job.EventsFile);
        var complete = CommandRun.In(_folder, "bench", "resume", job.Id, "--json");
        Assert.Equal(resumed.GetRawText(), complete.Json().GetRawText());
        Assert.Equal($"job {job.Id} is complete; nothing is left to measure\n", complete.Error);
        Assert.Equal(events, File.ReadAllText(job.EventsFile));
    }

    [Fact]
    public async Task A_job_cancelled_among_its_repeats_goes_on_there()
    {
        var job = Store.Create(JobFixture.Request("relu") with { Kind = JobKind.Default });
        await JobFixture.Runner.StartAsync(job, TestContext.Current.CancellationToken);
        await JobFixture.FirstAsync<CaseRepeated>(job);
        await JobFixture.Runner.CancelAsync(job, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var cancelled = job.ReadResult();
        Assert.Equal(JobStatus.Cancelled, cancelled.Status);
        Assert.InRange(cancelled.Share, 5 / 20.0, 19 / 20.0);

        Assert.Equal("finished", CommandRun.In(_folder, "bench", "resume", job.Id, "--json").Json().GetProperty("status").GetString());
        var result = job.ReadResult();
        Assert.Equal((1, null), (result.Share, result.Message));
        Assert.All(result.Cases.Zip(cancelled.Cases), pair =>
        {
            Assert.Equal(Json(pair.Second.Comparison), Json(pair.First.Comparison));
            Assert.Equal(4, pair.First.Repeats.Count);
            Assert.Equal(Json(pair.Second.Repeats), Json(pair.First.Repeats.Take(pair.Second.Repeats.Count)));
        });
        Assert.Equal(4, job.ReadEvents().OfType<CaseFinished>().Count());
    }

    [Fact]
    public void A_job_that_runs_is_refused()
    {
        var job = Store.Create(JobFixture.Request());
        job.Append(new WorkerStarted(Noon, WorkerProcess.Current, new("cpu", 2, [], "runtime", "os", new Dictionary<string, string>(), new Dictionary<string, string>())));
        Assert.Equal(
            $"actlab: bench resume: job {job.Id} is running; `actlab bench attach {job.Id}` follows it",
            CommandRun.In(_folder, "bench", "resume", job.Id).Refusal());
        Assert.IsType<WorkerStarted>(job.ReadEvents()[^1]);
    }

    /// <summary>Half a job of one machine and half of another would be comparable with nothing.</summary>
    [Fact]
    public void A_job_of_another_machine_is_not_resumed()
    {
        var job = Store.Create(JobFixture.Request());
        var measured = JobFixture.Measured(job.ReadRequest().Cases[0], 1, 2);
        job.Append(new WorkerStarted(Noon, new(int.MaxValue, 1), new("abacus", 2, [], "runtime", "os", new Dictionary<string, string>(), new Dictionary<string, string>())));
        job.Append(new CaseFinished(Noon, 0, measured));
        var run = CommandRun.In(_folder, "bench", "resume", job.Id, "--json").Json(exitCode: 1);
        Assert.Equal("crashed", run.GetProperty("status").GetString());
        Assert.Contains("its finished cases were measured on abacus, 2 logical; ; runtime; os (), this is ", run.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, "abacus"), (job.ReadResult().Done, job.ReadResult().Environment!.Cpu));
    }

    static string Json<T>(T value) => JsonSerializer.Serialize(value, JobJson.Line);

    static async Task FinishedAsync(JobFolder job, int cases)
    {
        while (job.ReadResult().Done < cases)
        {
            Assert.Contains(job.ReadStatus(), new[] { JobStatus.Waiting, JobStatus.Running });
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
