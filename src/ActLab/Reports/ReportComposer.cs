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

    /// <summary>Writes the report.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static ReportFile Write(Workbench workbench, ReportParts parts, string path) =>
        ReportFile.Save(path, HtmlWriter.Write(Compose(workbench, parts), ChartLibrary.Embedded));

    /// <summary>Identifiers of the sections, in order.</summary>
    public static IReadOnlyList<string> Parts(Workbench workbench, ReportParts parts) => [.. Sections(workbench, parts).Select(s => s.Id)];

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

    static string Source(LayerMeasurement layer) => $"{layer.Input} ({layer.Layout})";

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
