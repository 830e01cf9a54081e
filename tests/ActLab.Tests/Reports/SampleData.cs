using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Formulas;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Reports;

namespace ActLab.Tests.Reports;

/// <summary>The data of a small report with everything in it: audits, a layer, a job, activations of the catalogue and of a person.</summary>
static class SampleData
{
    /// <summary>Sixteen samples a quarter from their mean, and the 0.975 quantile of Student's t for them.</summary>
    static readonly double Sd = Math.Sqrt(16 * 0.0625 / 15), Margin = 2.131449545559323 * Sd / 4;

    public static Catalog Catalog { get; } = new();

    public static ReportData All { get; } = Make();

    /// <summary>The same with that text wherever a name, a formula's source, a file, a machine or a message comes from outside.</summary>
    public static ReportData Named(string name) => All with
    {
        Origin = All.Origin with { System = name },
        Activations =
        [
            .. All.Activations.SkipLast(1),
            All.Activations[^1] with { Definition = $"[mine]\nname = {Visible(name)}\nformula = x * sigmoid(beta * x)\nparameter beta = 1.5\nsource = {Visible(name)}\n" },
        ],
        Layer = All.Layer! with { Source = name },
        Jobs = [.. All.Jobs.Select(job => Named(job, name))],
        Earlier = [.. All.Earlier.Select(job => Named(job, name))],
        Runs = [.. All.Runs.Select(run => run with { Command = name, Network = name, Activations = [name] })],
    };

    /// <summary>Definitions are refused that hold control characters.</summary>
    static string Visible(string name) => string.Concat(name.Where(c => !char.IsControl(c)));

    /// <summary>The page that the data make.</summary>
    public static string Page(ReportData data) =>
        HtmlWriter.Write(ReportComposer.Compose(ReportData.Parse(data.ToJson()), Catalog), SampleReport.Tiny).ToString();

    /// <summary>What verifying a page finds.</summary>
    public static IReadOnlyList<ReportDifference> Verify(string page) => [.. Differences(page)];

    /// <summary>The same, derived no further than it is asked for.</summary>
    public static IEnumerable<ReportDifference> Differences(string page) => ReportVerifier.Differences(page, "a.html", Catalog, SampleReport.Tiny);

    static ReportData Make()
    {
        Activation[] shown =
        [
            Catalog.Find("hard-shrink"), Catalog.Find("sigmoid"),
            new UserActivation(DefinitionFile.Read("[mine]\nformula = x * sigmoid(beta * x)\nparameter beta = 1.5\n", "test")[0], Catalog),
        ];
        var audits = PlannedAudit.OfCatalogue(shown, new AuditOptions()).Select(a => a.Run(null, CancellationToken.None)).ToList();
        var layer = new LayerAccumulator(shown, 2, new());
        layer.Add([-1, 1, -2, 2.5, -7, double.NaN]);
        var workbench = new Workbench { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Folder = "." };
        var parts = new ReportParts(audits, new(new("six values", "f64", null, null, null), layer.Result()), [Job(shown)], [Run()]);
        return ReportData.Of(workbench, parts, Charts.Drawn) with
        {
            Origin = new(DateTimeOffset.UnixEpoch.AddDays(20_000), ".NET 10", "Linux", "X64", 256),
            Activations = [.. shown.Select(RequestedActivation.Of)],
            Earlier = [Before(parts.Jobs[0])],
        };
    }

    /// <summary>A job of three passes, in which simd is measurably faster; one case failed.</summary>
    static JobResult Job(IReadOnlyList<Activation> activations)
    {
        var request = new JobRequest(
            [.. activations.Select((a, i) => RequestedActivation.Of(a) with { Sizes = i == 0 ? [2048, 65536] : null })],
            [JobKernel.Scalar, JobKernel.Simd], [2048], [NumberType.F32], [Pass.Forward, Pass.Backward, Pass.Fused], JobKind.Quick, 1, [])
        {
            Command = "./run.sh bench hard-shrink sigmoid",
        };
        var cases = request.Cases.Select((c, i) => c with
        {
            Status = CaseStatus.Ok,
            NsPerElement = new(Time(c, i), Time(c, i), Time(c, i) - Margin, Time(c, i) + Margin, Sd),
            Samples = 16,
            Times = [.. Enumerable.Range(0, 16).Select(k => Time(c, i) - 0.25 + (0.5 * (k % 2)))],
            AllocatedBytes = 0,
            Tier = "Tier1",
            Code = c.Kernel == JobKernel.Simd ? new(2, 800 + i, 40, 5, 3, "Tier1") { Spills = 6 } : null,
            Comparison = Launch(c, i, 0),
            Repeats = [.. Enumerable.Range(1, 4).Select(launch => Launch(c, i, launch))],
        }).ToArray();
        cases[^1] = request.Cases[^1] with { Status = CaseStatus.Failed, Error = "error 139 </script>" };
        return new("20261121-1", JobStatus.Finished, null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), 0.5, 1.25,
            new("a processor 9", 2, ["AVX2"], ".NET 10", "Linux 6", new Dictionary<string, string> { ["TieredPGO"] = "0" }, new Dictionary<string, string> { ["a package"] = "4.5" })
            {
                Caches = [new(1, 32_768), new(2, 1_048_576)],
                IsVirtual = true,
                Governor = "performance 7",
                Alignment = 64,
                Source = new("0123456789abcdef0123456789abcdef01234567", true),
            }, request, cases)
        {
            Launches =
            [
                new(JitMode.Full, new Dictionary<string, string> { ["TieredCompilation"] = "0" }) { Cores = [1, 1], StolenSeconds = 0.25, InvoluntarySwitches = 17 },
            ],
            Roofs = [new(NumberType.F32, 2048, 95.5, 60.25), new(NumberType.F32, 65536, 48.25, 60.5)],
            Accuracies = [.. KernelAccuracy.Wanted(request).Select((a, i) => a with
            {
                Checked = 131_072, MaxUlp = 0.75 + i, AtX = -1.5 - i, MeanUlp = 0.125, CorrectlyRounded = 0.875, WrongSpecials = i,
                Order = new(64_512, i % 2, i % 2 == 0 ? null : 2.5),
            })],
        };
    }

    static JobResult Named(JobResult job, string name) => job with
    {
        Id = name,
        Message = name,
        Environment = job.Environment! with { Cpu = name, Packages = new Dictionary<string, string> { [name] = name } },
        Request = job.Request with { Command = name },
        Cases = [.. job.Cases.Select(c => Library(c, name))],
        Accuracies = [.. job.Accuracies.Select(a => a with { Title = $"{name} beta={name}", Kernel = Kernel(a.Kernel), Symbol = Symbol(a.Kernel, name) })],
    };

    static JobCase Library(JobCase of, string name) => of with
    {
        Activation = name,
        Parameters = new Dictionary<string, string> { ["beta"] = name },
        Kernel = Kernel(of.Kernel),
        Symbol = Symbol(of.Kernel, name),
        Tier = of.Tier is null ? null : name,
        Error = of.Error is null ? null : name,
    };

    static JobKernel Kernel(JobKernel of) => of == JobKernel.Simd ? JobKernel.Library : of;

    static string? Symbol(JobKernel of, string name) => of == JobKernel.Simd ? name : null;

    static double Time(JobCase of, int index) => (of.Kernel == JobKernel.Scalar ? 8.25 : 1.25) + (0.0625 * index);

    /// <summary>The scalar kernel is the first of its spans, the simd kernel the second.</summary>
    static Comparison Launch(JobCase of, int index, int number)
    {
        var time = Time(of, index) * (1 + (number / 128.0));
        return new(time, 0.0625, Ratio(time / 0.0625), null, new(1.001, 0.99, 1.02, 400))
        {
            RatiosToEarlier = of.Kernel == JobKernel.Simd ? [Ratio(0.1875 + (number / 1024.0))] : [],
        };
    }

    static PairedRatio Ratio(double median) => new(median, median * 0.875, median * 1.125, 400);

    /// <summary>A job of other code, an hour earlier, without the last activation.</summary>
    static JobResult Before(JobResult job) => job with
    {
        Id = "20261120-9",
        Started = job.Started!.Value.AddHours(-1),
        Environment = job.Environment! with { Packages = new Dictionary<string, string> { ["a package"] = "4.4" } },
        Cases = [.. job.Cases.Where(c => c.Activation != "mine" && c.Comparison is not null).Select((c, i) => c with { Comparison = Launch(c, i, 5), Repeats = [], Times = [], NsPerElement = null, Samples = 0 })],
    };

    static LabFacts Run() => new(
        "./run.sh lab --activation relu", "2-3-1", ["relu"], false,
        [
            .. Enumerable.Range(0, 4).Select(i => new LabEpoch(i, 50 * i, 0.75 / (i + 1), 0.5 + (0.125 * i), 0.875 / (i + 1), null, [new(0.5, i % 2, 1, 0.25 / (i + 1))])),
        ],
        new([new(["alive", "dead", "alive"])]));
}
