using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;

namespace ActLab.Tests.Screens;

/// <summary>Folders with jobs whose numbers are made up, so that every screen of them is known to the last character.</summary>
static class SampleJobs
{
    /// <summary>The job that is shown, and the one before it.</summary>
    public const string Shown = "20260102-100000-000-bbbb", Earlier = "20260101-100000-000-aaaa";

    static readonly DateTimeOffset Begin = new(2026, 1, 2, 10, 0, 0, TimeSpan.Zero);

    static readonly JobEnvironment Environment = new(
        "Sample CPU", 2, ["Vector256"], ".NET 10", "Linux", new Dictionary<string, string>(), new Dictionary<string, string> { ["ActLab.Core"] = "1" })
    {
        Caches = [new(1, 32 << 10), new(2, 1 << 20), new(3, 32 << 20)],
    };

    static readonly Lazy<string> FolderOfFinished = new(() => Fill(folder =>
    {
        Write(folder, Earlier, Finished(1));
        Write(folder, Shown, Finished(1.1));
    }));

    static readonly Lazy<string> FolderOfRunning = new(NewRunning);

    static readonly Lazy<string> FolderOfWaiting = new(() => Fill(folder => Write(folder, Shown, [.. Finished(1).Take(1), new WorkerWaiting(Begin)])));

    static readonly Lazy<string> FolderOfQueued = new(() => Fill(folder => Write(folder, Shown, [new JobCreated(Begin, WorkerProcess.Current)])));

    static readonly Lazy<string> FolderOfCancelled = new(() => Fill(folder => Write(
        folder, Shown, [.. Finished(1).TakeWhile(e => e is not CaseFinished { Index: 2 }), new JobEnded(Begin.AddSeconds(9), JobStatus.Cancelled, null, 0.5)])));

    /// <summary>Two default jobs of two activations by three kernels at two sizes; the later one is a tenth slower.</summary>
    public static Workbench OfFinished => In(FolderOfFinished.Value);

    /// <summary>One that has measured two of its cases and is at the third: its worker is this very process.</summary>
    public static Workbench OfRunning => In(FolderOfRunning.Value);

    /// <summary>The same in files of its own, for a test that writes to them.</summary>
    public static Workbench OfAnotherRunning => In(NewRunning());

    /// <summary>One whose worker waits for its turn.</summary>
    public static Workbench OfWaiting => In(FolderOfWaiting.Value);

    /// <summary>One whose worker has not said anything yet.</summary>
    public static Workbench OfQueued => In(FolderOfQueued.Value);

    /// <summary>One that was cancelled after two cases.</summary>
    public static Workbench OfCancelled => In(FolderOfCancelled.Value);

    /// <summary>The folder of a job.</summary>
    public static JobFolder Job(Workbench workbench, string id) => workbench.Jobs.Find(id);

    static string NewRunning() => Fill(folder => Write(folder, Shown, [.. Finished(1).TakeWhile(e => e is not CaseFinished { Index: 2 })]));

    static Workbench In(string folder) => AppRun.Workbench with { Folder = folder, Clock = new StillClock(Begin.AddSeconds(7)) };

    static string Fill(Action<string> fill)
    {
        var folder = Directory.CreateTempSubdirectory("actlab-sample-jobs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        fill(folder);
        return folder;
    }

    static void Write(string folder, string id, IReadOnlyList<JobEvent> events)
    {
        var job = new JobFolder(Path.Combine(folder, "jobs", id));
        Directory.CreateDirectory(job.Path);
        job.WriteRequest(Request);
        File.WriteAllText(job.LogFile, string.Concat(Enumerable.Range(1, 60).Select(i => $"WorkloadActual {i,3}: 4096 op, 50000000.00 ns\n")));
        File.WriteAllLines(job.EventsFile, events.Select(e => System.Text.Json.JsonSerializer.Serialize(e, JobJson.Line)));
    }

    static JobRequest Request { get; } = new(
        [new("gelu", new Dictionary<string, string>()), new("relu", new Dictionary<string, string>())], [JobKernel.Scalar, JobKernel.Tensor, JobKernel.Simd], [2048, 1 << 24],
        [NumberType.F32], [Pass.Forward], JobKind.Default, 1, []);

    /// <summary>A whole job: a second for each case, all launches, roofs and errors. The simd kernel takes so many times what it would.</summary>
    static List<JobEvent> Finished(double slower)
    {
        var cases = Request.Cases;
        List<JobEvent> events = [new WorkerStarted(Begin, WorkerProcess.Current, Environment), new MeasuringStarted(Begin, 0.25)];
        foreach (var launch in Request.Kind.Launches())
        {
            events.Add(new LaunchStarted(Begin, launch.Jit, new Dictionary<string, string>(), launch.Repeat));
            foreach (var (index, of) in cases.Index().Where(c => c.Item.Jit == launch.Jit))
            {
                var comparison = Compared(of, slower, launch.Repeat);
                events.Add(new CaseStarted(At(events), index));
                events.Add(launch.Repeat > 0 ? new CaseRepeated(At(events), index, comparison) : new CaseFinished(At(events).AddSeconds(1), index, Measured(of, slower, comparison)));
            }
        }

        events.AddRange(Request.Sizes.Select(size => new RoofMeasured(At(events), new(NumberType.F32, size, size > 1 << 20 ? 20 : 150, 100))));
        events.AddRange(KernelAccuracy.Wanted(Request).Select(wanted => new AccuracyMeasured(At(events), wanted with
        {
            Checked = 1 << 20,
            MaxUlp = wanted.Title == "relu" ? 0 : wanted.Kernel == JobKernel.Tensor ? 1e6 : wanted.Kernel == JobKernel.Scalar ? 0.75 : 1.25,
            AtX = 1,
            MeanUlp = 0.25,
            CorrectlyRounded = 0.9,
        })));
        events.Add(new JobEnded(At(events), JobStatus.Finished, null, 0.5));
        return events;
    }

    static DateTimeOffset At(List<JobEvent> events) => events[^1].At;

    static JobCase Measured(JobCase of, double slower, Comparison comparison) => of with
    {
        Status = CaseStatus.Ok,
        NsPerElement = new(Time(of, slower), Time(of, slower), Time(of, slower) * 0.9, Time(of, slower) * 1.1, 0.1),
        Samples = 25,
        AllocatedBytes = 0,
        Tier = of.Jit == JitMode.Full ? "FullOpts" : "Tier1",
        Comparison = comparison,
    };

    static Comparison Compared(JobCase of, double slower, int repeat)
    {
        var kernels = Request.Kernels.TakeWhile(k => k != of.Kernel).Select(k => of with { Kernel = k });
        var copy = of.Size > 1 << 20 ? 0.4 : 0.0625;
        return new(Time(of, slower), copy, Ratio(Time(of, slower) / copy, repeat), of.Kernel == JobKernel.Tensor ? null : Ratio(Time(of, slower) / Time(of with { Kernel = JobKernel.Tensor }, slower), repeat), Ratio(1, 0))
        {
            RatiosToEarlier = [.. kernels.Select(k => (PairedRatio?)Ratio(Time(of, slower) / Time(k, slower), repeat))],
        };
    }

    /// <summary>A ratio that scatters a little from launch to launch.</summary>
    static PairedRatio Ratio(double median, int repeat) => new(median * (1 + 0.001 * (repeat % 3)), median, median, 100);

    static double Time(JobCase of, double slower) =>
        (of.Activation == "gelu" ? 1 : 0.125) * (of.Size > 1 << 20 ? 4 : 1) * of.Kernel switch { JobKernel.Scalar => 64, JobKernel.Tensor => 4, _ => slower };

    /// <summary>A clock that stands still, but whose timers run.</summary>
    sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
