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

    /// <summary>The page that the data make.</summary>
    public static string Page(ReportData data) =>
        HtmlWriter.Write(ReportComposer.Compose(ReportData.Parse(data.ToJson()), Catalog), SampleReport.Tiny).ToString();

    /// <summary>What verifying a page finds.</summary>
    public static IReadOnlyList<ReportDifference> Verify(string page) => ReportVerifier.VerifyPage(page, "a.html", Catalog, SampleReport.Tiny);

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
        var parts = new ReportParts(audits, new(new("six values", "f64", null, null, null), layer.Result()), [Job(shown)]);
        return ReportData.Of(workbench, parts, Charts.Drawn) with
        {
            Origin = new(DateTimeOffset.UnixEpoch.AddDays(20_000), ".NET 10", "Linux", "X64", 256),
            Activations = [.. shown.Select(RequestedActivation.Of)],
        };
    }

    static JobResult Job(IReadOnlyList<Activation> activations)
    {
        var request = new JobRequest(
            [.. activations.Select(RequestedActivation.Of)], [JobKernel.Scalar, JobKernel.Simd], [2048], [NumberType.F32], [Pass.Forward], JobKind.Quick, 1, []);
        var copy = new PairedRatio(1.001, 0.99, 1.02, 400);
        var cases = request.Cases.Select((c, i) => c with
        {
            Status = CaseStatus.Ok,
            NsPerElement = new(1.25 + i, 1.25 + i, 1.25 + i - Margin, 1.25 + i + Margin, Sd),
            Samples = 16,
            Times = [.. Enumerable.Range(0, 16).Select(k => 1 + i + (0.5 * (k % 2)))],
            AllocatedBytes = 0,
            Tier = "Tier1",
            Comparison = new(1.2 + i, 0.0625, new(19.5 + i, 19.25 + i, 20 + i, 400), null, copy),
        }).ToArray();
        cases[1] = request.Cases[1] with { Status = CaseStatus.Failed, Error = "error 139 </script>" };
        return new("20261121-1", JobStatus.Finished, null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), 0.5, 1.25,
            new("a processor 9", 2, ["AVX2"], ".NET 10", "Linux 6", new Dictionary<string, string> { ["TieredPGO"] = "0" }, new Dictionary<string, string>()), request, cases)
        {
            Launches = [new(JitMode.Full, new Dictionary<string, string> { ["TieredCompilation"] = "0" })],
        };
    }
}
