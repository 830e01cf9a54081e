using ActLab.Core;
using ActLab.Jobs;
using ActLab.Reports;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>How far an export is.</summary>
sealed record ExportingMessage(double Share, string What) : Message;

/// <summary>A report has been written, or the list of reports was read.</summary>
sealed record ReportsMessage(IReadOnlyList<FileInfo> Files, string? Written) : Message;

/// <summary>Writes a report, whichever screen it was asked for on.</summary>
static class ReportExport
{
    /// <summary>The screen that reports belong to.</summary>
    public const string Screen = "Reports";

    /// <summary>Why no report is exported while a job measures.</summary>
    public static BadInputException Disturbs => new("a job is measuring, and the audits of a report would disturb it: wait until it is over, or cancel it with x on its screen");

    /// <summary>Audits the catalogue and writes it all into one file.</summary>
    /// <param name="workbench">Its catalogue and folder.</param>
    /// <param name="layer">The layer that the report shows; null for a synthetic one.</param>
    /// <param name="jobs">Gives the benchmark jobs that it shows.</param>
    public static Command<Message> Of(Workbench workbench, LayerMeasurement? layer, Func<IReadOnlyList<JobResult>> jobs) => Guard.Of(Screen, (post, stop) =>
    {
        var measured = layer ?? ReportComposer.StandardLayer.Measure(new(workbench.Catalog.All, new()), _ => { }, stop);
        var audits = ReportComposer.Audit(workbench, (share, what) => post(new ExportingMessage(share, "audit " + what)), stop);
        var (written, _) = ReportComposer.Write(workbench, new ReportParts(audits, measured, jobs(), []), ReportComposer.DefaultFile(workbench), lite: false);
        post(new ReportsMessage(Find(workbench), written.Path));
        return Task.CompletedTask;
    });

    /// <summary>The reports in the folder, newest first.</summary>
    public static IReadOnlyList<FileInfo> Find(Workbench workbench) => Directory.Exists(workbench.Folder)
        ? [.. new DirectoryInfo(workbench.Folder).GetFiles("*.html").OrderByDescending(f => f.LastWriteTimeUtc)]
        : [];
}
