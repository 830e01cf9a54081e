using System.Text.Json;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Jobs;
using Xunit;

namespace ActLab.Tests.Bench;

public sealed class JobFilesTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    static readonly JobEnvironment Anywhere = new("cpu", 2, [], "runtime", "os", new Dictionary<string, string>(), new Dictionary<string, string>());
    static readonly JobCreated Created = new(Noon, new(3, 4));
    static readonly WorkerStarted Started = new(Noon, new(1, 2), Anywhere);

    readonly JobFixture _jobs = new();

    [Fact]
    public void A_request_survives_its_file()
    {
        var request = new JobRequest(
            [RequestedActivation.Of(new Catalog().Find("elu")), RequestedActivation.Of(new Catalog().Find("maxout"))], JobKernels.Families, [1, 2048],
            [NumberType.F64], [Pass.Backward], JobKind.Quick, 7, ["more.dll"])
        { Command = "./run.sh bench elu" };
        var job = _jobs.Store.Create(request);
        Assert.Equal(Json(request), Json(job.ReadRequest()));
        Assert.Equal(16, job.ReadRequest().Cases.Count);
        Assert.Equal(request.Activations[1].Parameters, job.ReadRequest().Activations[1].Parameters);
        Assert.Contains("{\"id\":\"elu\",\"parameters\":{\"alpha\":1}}", Json(request), StringComparison.Ordinal);
        Assert.Contains("\"kernels\":[\"scalar\",\"math\",\"tensor\",\"simd\"]", Json(request), StringComparison.Ordinal);
        Assert.Contains("\"number\":[\"f64\"],\"pass\":[\"backward\"],\"kind\":\"quick\"", Json(request), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobKind.Quick, JitMode.Full)]
    [InlineData(JobKind.Default, JitMode.Full, JitMode.Tiered)]
    [InlineData(JobKind.Thorough, JitMode.Full, JitMode.Tiered)]
    public void Every_launch_measures_every_activation_at_its_own_sizes(JobKind kind, params JitMode[] launches)
    {
        var request = JobFixture.Request("sigmoid", 8) with { Kind = kind };
        request = request with { Activations = [.. request.Activations, new("relu", new Dictionary<string, string>()) { Sizes = [8, 32] }] };
        var job = _jobs.Store.Create(request);
        Assert.Equal(Json(request), Json(job.ReadRequest()));
        Assert.Equal(
            from jit in launches
            from subject in new[] { ("sigmoid", 8), ("relu", 8), ("relu", 32) }
            from kernel in request.Kernels
            select (jit, subject.Item1, subject.Item2, kernel),
            job.ReadRequest().Cases.Select(c => (c.Jit, c.Activation, c.Size, c.Kernel)));
    }

    [Fact]
    public void Only_a_thorough_job_goes_into_memory_and_only_with_what_is_linear_in_pieces()
    {
        var all = new Catalog().All;
        Assert.Equal(["clip", "hard-shrink", "hard-sigmoid", "hard-tanh", "leaky-relu", "linear", "maxout", "prelu", "relu", "relu6", "rrelu", "shrink", "soft-shrink",
            "sparse-sigmoid", "threshold", "thresholded-relu"], all.Where(a => StandardSizes.More(a, JobKind.Thorough) is [2048, 1 << 24]).Select(a => a.Id));
        Assert.All(all, a => Assert.Null(StandardSizes.More(a, JobKind.Default)));
    }

    /// <summary>As ActLab 0.1 wrote it, before jobs had launches and comparisons.</summary>
    [Fact]
    public void An_older_result_is_still_read()
    {
        const string Old = """
            {"schema":1,"id":"1","status":"finished","message":null,"started":null,"ended":null,"loadBefore":0.5,"loadAfter":1,"environment":null,
            "request":{"schema":1,"activations":[{"id":"relu","parameters":{}}],"kernels":["simd"],"sizes":[64],"number":"f32","pass":"forward","kind":"quick","seed":1,"assemblies":[]},
            "cases":[{"activation":"relu","parameters":{},"kernel":"simd","number":"f32","pass":"forward","size":64,"status":"ok",
            "nsPerElement":{"mean":1,"median":1,"low":0.5,"high":1.5,"sd":0.1},"samples":20,"allocatedBytes":0,"tier":"FullOpts","error":null}]}
            """;
        var result = JsonSerializer.Deserialize<JobResult>(Old, JobJson.Line)!;
        var found = Assert.Single(result.Cases);
        Assert.Equal((JitMode.Full, null, 1.0), (found.Jit, found.Comparison, found.NsPerElement!.Mean));
        Assert.Empty(result.Launches);
        Assert.Null(result.Request.Command);
        Assert.Contains("| relu | simd | full | 64 | 1 | 0.5 .. 1.5 | - | - | 0 | FullOpts | ok |\n", JobMarkdown.Of(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_survives_its_file()
    {
        var job = _jobs.Store.Create(JobFixture.Request());
        var wanted = job.ReadRequest().Cases[0];
        var measured = JobFixture.Measured(wanted, 1.5, 3, 0.5);
        job.Append(Started);
        job.Append(new MeasuringStarted(Noon, 0.5));
        job.Append(new LaunchStarted(Noon, JitMode.Full, new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "0" }));
        job.Append(new CaseFinished(Noon, 0, measured));
        job.End(new(Noon, JobStatus.Cancelled, null, 1.5));

        var result = job.ReadResult();
        Assert.Equal([CaseStatus.Ok, CaseStatus.Cancelled], result.Cases.Select(c => c.Status));
        Assert.Equal(Json(measured), Json(result.Cases[0]));
        Assert.Equal("0", Assert.Single(result.Launches).Settings["DOTNET_TieredCompilation"]);
        Assert.Equal((1, JobStatus.Cancelled, 0.5, 1.5), (result.Done, result.Status, result.LoadBefore, result.LoadAfter));
        var written = JsonSerializer.Deserialize<JobResult>(File.ReadAllText(job.ResultFile), JobJson.Line);
        Assert.Equal(Json(result), Json(written));
    }

    [Fact]
    public void What_was_measured_stays_and_what_is_open_is_left_to_the_launches()
    {
        var request = JobFixture.Request() with { Kind = JobKind.Default };
        var wanted = request.Cases;
        Assert.Equal([CaseStatus.Pending, CaseStatus.Pending, CaseStatus.Pending, CaseStatus.Pending], wanted.Select(c => c.Status));
        var first = JobFixture.Measured(wanted[0], 1, 2);
        var again = first.Comparison! with { NsPerElement = 3 };
        JobEvent[] events =
        [
            Started, new CaseFinished(Noon, 0, first), new JobEnded(Noon, JobStatus.Cancelled, "stopped", 1), new JobResumed(Noon), Started,
            new CaseFinished(Noon, 0, JobFixture.Measured(wanted[0], 7, 7)), new CaseFinished(Noon, 3, wanted[3] with { Status = CaseStatus.Failed }),
            new CaseRepeated(Noon, 0, again),
        ];
        var result = JobResult.From("1", request, JobStatus.Running, events);
        Assert.Equal((2.0, 1), (result.Cases[0].Comparison!.RatioToCopy.Median, result.Cases[0].NsPerElement!.Mean));
        Assert.Equal(again, Assert.Single(result.Cases[0].Repeats));
        Assert.Equal((null, null), (result.Ended, result.Message));
        Assert.Equal((1 + (2 / 5.0)) / 4, result.Share);

        // The first launch of either way, then, in turn, four that compare what was measured: not what failed.
        Assert.Equal(
            ["Full 0: 1", "Tiered 0: 2", "Full 1: ", "Tiered 1: ", "Full 2: 0", "Tiered 2: ", "Full 3: 0", "Tiered 3: ", "Full 4: 0", "Tiered 4: "],
            JobKind.Default.Launches().Select(l => $"{l.Jit} {l.Repeat}: {string.Join(',', l.Open(request, events))}"));
    }

    [Theory]
    [InlineData(JobKind.Quick, 1)]
    [InlineData(JobKind.Default, 5)]
    [InlineData(JobKind.Thorough, 8)]
    public void Every_kind_launches_each_way_as_often(JobKind kind, int launches) =>
        Assert.All(kind.Launches().GroupBy(l => l.Jit), way => Assert.Equal(Enumerable.Range(0, launches), way.Select(l => l.Repeat)));

    [Fact]
    public void What_a_library_broke_keeps_what_was_measured_and_is_not_open()
    {
        var request = JobFixture.Request() with { Kind = JobKind.Default };
        var first = JobFixture.Measured(request.Cases[0], 1, 2);
        JobEvent[] events = [Created, Started, new CaseFinished(Noon, 0, first), new CaseBroken(Noon, 0, "SIGSEGV"), new CaseBroken(Noon, 1, "SIGSEGV"), new CaseBroken(Noon, 9, "SIGSEGV")];
        var result = JobResult.From("1", request, JobStatus.Running, events);
        Assert.Equal([(CaseStatus.Failed, "SIGSEGV"), (CaseStatus.Failed, "SIGSEGV"), (CaseStatus.Pending, null), (CaseStatus.Pending, null)], result.Cases.Select(c => (c.Status, c.Error)));
        Assert.Equal(first.NsPerElement, result.Cases[0].NsPerElement);
        Assert.Equal(["", "2,3", ""], JobKind.Default.Launches().Take(3).Select(l => string.Join(',', l.Open(request, events))));
    }

    /// <summary>Two that find a job abandoned, or one that finds it and one that goes on with it.</summary>
    [Fact]
    public void A_job_ends_only_if_that_is_still_right()
    {
        var job = _jobs.Store.Create(JobFixture.Request());
        job.Append(new WorkerStarted(Noon, new(int.MaxValue, 1), Anywhere));
        JobFixture.Runner.Conclude(job);
        var ended = Assert.IsType<JobEnded>(job.ReadEvents()[^1]);
        Assert.Equal((JobStatus.Crashed, $"its worker is gone; `actlab bench resume {job.Id}` goes on"), (ended.Status, ended.Message));
        Assert.True(File.Exists(job.ResultFile));

        JobFixture.Runner.Conclude(job);
        job.EndIf(events => events.OfType<JobEnded>().Count() > 1, new(Noon, JobStatus.Cancelled, null, null));
        Assert.Single(job.ReadEvents().OfType<JobEnded>());

        job.Append(new JobResumed(Noon, WorkerProcess.Current));
        JobFixture.Runner.Conclude(job);
        Assert.IsType<JobResumed>(job.ReadEvents()[^1]);
    }

    /// <summary>Lines that another program, or a damaged disk, could have left.</summary>
    [Fact]
    public void An_event_of_no_case_or_of_no_kind_is_none()
    {
        var job = _jobs.Store.Create(JobFixture.Request());
        var measured = JobFixture.Measured(job.ReadRequest().Cases[0], 1, 2);
        File.WriteAllText(job.EventsFile, "{\"at\":\"2026-01-02T12:00:00Z\"}\n{\"event\":\"dance\",\"at\":\"2026-01-02T12:00:00Z\"}\n");
        job.Append(new CaseFinished(Noon, 2, measured));
        job.Append(new CaseFinished(Noon, -1, measured));
        job.Append(new CaseRepeated(Noon, 2, measured.Comparison!));
        Assert.Equal(0, job.ReadResult().Done);
    }

    [Fact]
    public void A_torn_line_is_no_event_and_spoils_no_later_one()
    {
        var job = _jobs.Store.Create(JobFixture.Request());
        job.Append(Started);
        File.AppendAllText(job.EventsFile, "{\"event\":\"measuring\",\"at\":\"20");
        Assert.Equal([typeof(JobCreated), typeof(WorkerStarted)], job.ReadEvents().Select(e => e.GetType()));

        job.Append(new WorkerWaiting(Noon));
        Assert.Equal([typeof(JobCreated), typeof(WorkerStarted), typeof(WorkerWaiting)], job.ReadEvents().Select(e => e.GetType()));
    }

    public static TheoryData<JobStatus, bool, JobEvent[]> Histories => new()
    {
        { JobStatus.Queued, false, [] },
        { JobStatus.Running, true, [Started] },
        { JobStatus.Waiting, true, [Started, new WorkerWaiting(Noon)] },
        { JobStatus.Running, true, [Started, new WorkerWaiting(Noon), new MeasuringStarted(Noon, null), new CaseStarted(Noon, 0)] },
        { JobStatus.Queued, true, [Created] },
        { JobStatus.Crashed, false, [Created] },
        { JobStatus.Running, true, [Created, Started] },
        { JobStatus.Crashed, false, [Started, new JobEnded(Noon, JobStatus.Cancelled, null, null), new JobResumed(Noon, new(3, 4))] },
        { JobStatus.Crashed, false, [Started] },
        { JobStatus.Crashed, false, [Started, new WorkerWaiting(Noon)] },
        { JobStatus.Crashed, false, [Started, new MeasuringStarted(Noon, null), new CaseStarted(Noon, 0)] },
        { JobStatus.Finished, false, [Started, new JobEnded(Noon, JobStatus.Finished, null, null)] },
        { JobStatus.Cancelled, true, [Started, new JobEnded(Noon, JobStatus.Cancelled, null, null)] },
        { JobStatus.Crashed, false, [new JobEnded(Noon, JobStatus.Crashed, "no worker", null)] },
        { JobStatus.Queued, false, [Started, new JobEnded(Noon, JobStatus.Cancelled, null, null), new JobResumed(Noon)] },
        { JobStatus.Running, true, [Started, new JobEnded(Noon, JobStatus.Cancelled, null, null), new JobResumed(Noon), Started] },
        { JobStatus.Crashed, false, [Started, new MeasuringStarted(Noon, null), new JobResumed(Noon), Started] },
    };

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void The_status_follows_from_the_events(JobStatus status, bool alive, JobEvent[] events) =>
        Assert.Equal(status, JobFolder.StatusOf(events, _ => alive));

    [Fact]
    public void Jobs_are_listed_newest_first()
    {
        var jobs = Enumerable.Range(0, 3).Select(_ =>
        {
            Thread.Sleep(2);
            return _jobs.Store.Create(JobFixture.Request()).Id;
        }).ToArray();
        Directory.CreateDirectory(Path.Combine(_jobs.Root, "no-job"));
        Assert.Equal(jobs.Reverse(), _jobs.Store.List().Select(j => j.Id));
        Assert.Equal(jobs[^1], _jobs.Store.Newest()!.Id);
        Assert.Equal(jobs[0], _jobs.Store.Find(jobs[0]).Id);
        Assert.Throws<BadInputException>(() => _jobs.Store.Find("nothing"));
    }

    [Fact]
    public void A_request_without_a_case_or_with_an_impossible_size_is_refused()
    {
        Assert.Throws<BadInputException>(() => _jobs.Store.Create(JobFixture.Request() with { Kernels = [] }));
        Assert.Throws<BadInputException>(() => _jobs.Store.Create(JobFixture.Request(sizes: 0)));
        Assert.Empty(_jobs.Store.List());
    }

    [Fact]
    public void A_process_is_known_by_its_number_and_its_start()
    {
        Assert.True(WorkerProcess.Current.IsAlive());
        Assert.False((WorkerProcess.Current with { StartTime = 1 }).IsAlive());
        Assert.False(new WorkerProcess(int.MaxValue, 1).IsAlive());
    }

    public void Dispose() => _jobs.Dispose();

    static string Json<T>(T value) => JsonSerializer.Serialize(value, JobJson.Line);
}
