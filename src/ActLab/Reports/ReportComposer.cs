using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActLab.Core.Audit;
using ActLab.Jobs;

namespace ActLab.Reports;

/// <summary>What goes into a report besides the catalogue.</summary>
/// <param name="Audits">Audits of the catalogue.</param>
/// <param name="Layer">Statistics of one layer, if any were measured.</param>
/// <param name="Jobs">Benchmark jobs.</param>
public sealed record ReportParts(IReadOnlyList<AuditResult> Audits, LayerMeasurement? Layer, IReadOnlyList<JobResult> Jobs);

/// <summary>Puts the sections together and writes the file.</summary>
public static class ReportComposer
{
    /// <summary>The synthetic layer that a report shows when no other was measured.</summary>
    public static NormalInput StandardLayer { get; } = new(0, 1, 10_000, 64, 0);

    /// <summary>The file a report goes to when none is named.</summary>
    public static string DefaultFile(Workbench workbench) => Path.Combine(
        workbench.Folder, $"report-{workbench.Clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.html");

    /// <summary>Audits the catalogue for a report.</summary>
    /// <param name="workbench">Its catalogue.</param>
    /// <param name="progress">Told the share done and what comes next.</param>
    /// <param name="stop">Ends it early by an exception.</param>
    public static IReadOnlyList<AuditResult> Audit(Workbench workbench, Action<double, string> progress, CancellationToken stop)
    {
        var planned = PlannedAudit.OfCatalogue(workbench.Catalog.All, new AuditOptions());
        var audits = new List<AuditResult>(planned.Count);
        foreach (var audit in planned)
        {
            progress((double)audits.Count / planned.Count, audit.Title);
            audits.Add(audit.Run(null, stop));
        }

        return audits;
    }

    /// <summary>The newest job, if there is one: what a report shows unless asked for others.</summary>
    public static IReadOnlyList<JobResult> NewestJob(Workbench workbench) => workbench.Jobs.Newest() is { } newest ? [newest.ReadResult()] : [];

    /// <summary>Writes the report; also tells the identifiers of its sections, in order.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static (ReportFile File, IReadOnlyList<string> Sections) Write(Workbench workbench, ReportParts parts, string path)
    {
        var report = Compose(workbench, parts);
        return (ReportFile.Save(path, HtmlWriter.Write(report, ChartLibrary.Embedded)), [.. report.Sections.Select(s => s.Id)]);
    }

    static Report Compose(Workbench workbench, ReportParts parts) => new(
        "ActLab report",
        $"Written {workbench.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)} by ActLab {Version}",
        [
            AuditSection.Sum(parts.Audits),
            .. parts.Layer is { } layer ? [StatisticsSection.Sum(Source(layer), layer.Statistics)] : Array.Empty<Statement>(),
            .. parts.Jobs.Select(BenchmarkSection.Sum),
        ],
        Environment(),
        Sections(workbench, parts));

    static IReadOnlyList<Section> Sections(Workbench workbench, ReportParts parts) =>
    [
        AuditSection.Of(parts.Audits),
        .. parts.Layer is { } layer ? [StatisticsSection.Of(Source(layer), layer.Statistics)] : Array.Empty<Section>(),
        .. parts.Jobs.Select(BenchmarkSection.Of),
        CatalogueSection.Of(workbench.Catalog.All),
    ];

    static string Source(LayerMeasurement layer) => $"{layer.Source.Title} ({layer.Source.Layout})";

    static Table Environment() => new("Where this report was written", [new("Property"), new("Value", Cells.Code)],
    [
        ["ActLab", Version],
        ["Runtime", RuntimeInformation.FrameworkDescription],
        ["System", RuntimeInformation.OSDescription],
        ["Architecture", RuntimeInformation.ProcessArchitecture.ToString()],
        ["Widest vector in hardware", Vector512.IsHardwareAccelerated ? "512 bits" : Vector256.IsHardwareAccelerated ? "256 bits" : "128 bits"],
    ]);

    static string Version => typeof(ReportComposer).Assembly.GetName().Version!.ToString(3);
}
