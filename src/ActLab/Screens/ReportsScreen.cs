using System.Globalization;
using ActLab.Core;
using ActLab.Reports;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>How far an export is.</summary>
sealed record ExportingMessage(double Share, string What) : Message;

/// <summary>A report has been written, or the list of reports was read.</summary>
sealed record ReportsMessage(IReadOnlyList<FileInfo> Files, string? Written) : Message;

/// <summary>The reports in the folder, and the export of a new one.</summary>
sealed record ReportsScreen(Workbench Workbench) : IScreen
{
    /// <summary>The reports, newest first; null until they were looked for.</summary>
    public IReadOnlyList<FileInfo>? Files { get; init; }

    /// <summary>The report just written.</summary>
    public string? Written { get; init; }

    /// <summary>The layer last measured on the statistics screen, or the first of several; a report shows it.</summary>
    public LayerMeasurement? Layer { get; init; }

    /// <summary>A running export.</summary>
    public ExportingMessage? Exporting { get; init; }

    /// <summary>The report selected.</summary>
    public int Selected { get; init; }

    public string Title => "Reports";

    public bool IsTyping => false;

    public IReadOnlyList<Hint> Hints => [new("e", "export"), new("l", "list again"), new("↑↓", "select")];

    /// <summary>Looks for the reports in the folder.</summary>
    public Command<Message> List => (post, _) =>
    {
        post(new ReportsMessage(Find(), null));
        return Task.CompletedTask;
    };

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { Workbench = Workbench with { Own = [added.Activation] } }, shared),
        ReportsMessage reports => new(this with { Files = reports.Files, Written = reports.Written ?? Written, Exporting = null }, shared),
        ExportingMessage exporting => new(this with { Exporting = exporting }, shared),
        MeasuredMessage measured => new(this with { Layer = measured.Layers[0] }, shared),
        FailedMessage failed when failed.Screen == Title => new(this with { Exporting = null }, shared),
        InputMessage { Input: KeyInput { Typed: 'e' } } when Exporting is null => new(this with { Exporting = new(0, "starting") }, shared, Export),
        InputMessage { Input: KeyInput { Typed: 'l' } } => new(this, shared, List),
        InputMessage { Input: KeyInput { Key: Key.Up } } => new(this with { Selected = Math.Max(0, Selected - 1) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Down } } => new(this with { Selected = Math.Min((Files?.Count ?? 1) - 1, Selected + 1) }, shared),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var (heading, body) = area.SplitTop(3);
        frame.Write(heading, 0, 0, $"Folder: {Workbench.Folder}", frame.Theme.Text);
        if (Exporting is { } exporting)
        {
            ProgressBar.Draw(frame, heading.SplitTop(1).Below, exporting.Share, exporting.What);
        }
        else if (Written is { } written)
        {
            Label.Draw(frame, heading.SplitTop(1).Below, $"Wrote {written}", frame.Theme.Pass);
        }

        if (Files is not { Count: > 0 } files)
        {
            Label.Draw(frame, body, "No report yet. Press e to export one: the catalogue, its audit, statistics (of the layer last measured, else of synthetic input) and the last benchmark job, as one HTML file that opens offline.", frame.Theme.Dim);
            return;
        }

        TableView.Draw(frame, body, [new("report"), new("KiB", Align.Right), new("written")], [.. files.Select(Row)], Selected);
    }

    static IReadOnlyList<string> Row(FileInfo file) =>
    [
        file.Name, (file.Length / 1024).ToString(CultureInfo.InvariantCulture),
        file.LastWriteTimeUtc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
    ];

    Command<Message> Export => (post, stop) =>
    {
        try
        {
            var layer = Layer ?? ReportComposer.StandardLayer.Measure(new(Workbench.Catalog.All, new()), _ => { }, stop);
            var audits = ReportComposer.Audit(Workbench, (share, what) => post(new ExportingMessage(share, "audit " + what)), stop);
            var parts = new ReportParts(audits, layer, ReportComposer.NewestJob(Workbench));
            var (written, _) = ReportComposer.Write(Workbench, parts, ReportComposer.DefaultFile(Workbench), lite: false);
            post(new ReportsMessage(Find(), written.Path));
        }
        catch (Exception error) when (error is BadInputException or IOException or UnauthorizedAccessException)
        {
            post(new FailedMessage(Title, error.Message));
        }

        return Task.CompletedTask;
    };

    IReadOnlyList<FileInfo> Find() => Directory.Exists(Workbench.Folder)
        ? [.. new DirectoryInfo(Workbench.Folder).GetFiles("*.html").OrderByDescending(f => f.LastWriteTimeUtc)]
        : [];
}
