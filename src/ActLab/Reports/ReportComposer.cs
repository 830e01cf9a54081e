using System.Globalization;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Jobs;
using ActLab.Reports.Speed;

namespace ActLab.Reports;

/// <summary>What goes into a report besides the catalogue.</summary>
/// <param name="Audits">Audits of the catalogue.</param>
/// <param name="Layer">Statistics of one layer, if any were measured.</param>
/// <param name="Jobs">Benchmark jobs.</param>
/// <param name="Runs">Training runs.</param>
public sealed record ReportParts(IReadOnlyList<AuditResult> Audits, LayerMeasurement? Layer, IReadOnlyList<JobResult> Jobs, IReadOnlyList<LabFacts> Runs);

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

    /// <summary>The report that data make.</summary>
    /// <exception cref="BadInputException">The data name an activation that is not there.</exception>
    public static Report Compose(ReportData data, Catalog catalog)
    {
        var activations = data.Find(catalog);
        return new(
            "ActLab report",
            $"Written {data.Origin.Written.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)} by ActLab {Version}",
            CardComposer.Of(data),
            Environment(data.Origin),
            [
                .. data.Jobs.Select(SpeedSection.Of),
                .. HistorySection.Of(data, catalog),
                AuditSection.Of(data.Audits),
                .. data.Layer is { } layer ? [StatisticsSection.Of(layer)] : Array.Empty<Section>(),
                .. LabSection.Of(data.Runs),
                CatalogueSection.Of(activations),
            ])
        {
            Charts = data.Charts,
            Data = data.ToJson(),
        };
    }

    /// <summary>Whether a report of that path is a page; one named .md or .csv is its tables alone, one named .json its data.</summary>
    public static bool IsPage(string path) => Path.GetExtension(path).ToLowerInvariant() is not (".md" or ".csv" or ".json");

    /// <summary>Writes the report in the form that the path's extension asks for; also tells the identifiers of its sections, in order.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static (ReportFile File, IReadOnlyList<string> Sections) Write(Workbench workbench, ReportParts parts, string path, bool lite)
    {
        var charts = lite ? Charts.LeftOut : ChartLibrary.IsEmbedded ? Charts.Drawn : Charts.Missing;

        // Through the text that is embedded, so that what is shown is what can be derived from it.
        var report = Compose(ReportData.Parse(ReportData.Of(workbench, parts, charts).ToJson()), workbench.Catalog);
        var text = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".md" => MarkdownWriter.Write(report),
            ".csv" => CsvWriter.Write(report),
            ".json" => report.Data,
            _ => HtmlWriter.Write(report, ChartLibrary.Read()).ToString(),
        };
        return (ReportFile.Save(path, text), [.. report.Sections.Select(s => s.Id)]);
    }

    static Table Environment(ReportOrigin origin) => new("Where this report was written", [new("Property"), new("Value", Cells.Code)],
    [
        ["ActLab", Version],
        ["Runtime", origin.Runtime],
        ["System", origin.System],
        ["Architecture", origin.Architecture],
        ["Widest vector in hardware", string.Create(CultureInfo.InvariantCulture, $"{origin.VectorBits} bits")],
    ]);

    static string Version => typeof(ReportComposer).Assembly.GetName().Version!.ToString(3);
}
