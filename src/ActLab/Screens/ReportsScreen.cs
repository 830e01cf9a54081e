using System.Collections.Immutable;
using System.Globalization;
using ActLab.Jobs;
using ActLab.Reports;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>A report was derived again from its data.</summary>
sealed record VerifiedMessage(string File, IReadOnlyList<ReportDifference> Differences) : Message;

/// <summary>The reports in the folder, the export of a new one, and whether one shows what its data say.</summary>
sealed record ReportsScreen(Workbench Workbench) : IScreen
{
    const int HeadingRows = 3;

    /// <summary>The reports, newest first; null until they were looked for.</summary>
    public IReadOnlyList<FileInfo>? Files { get; init; }

    /// <summary>The report just written.</summary>
    public string? Written { get; init; }

    /// <summary>How many differences each report verified has.</summary>
    public ImmutableDictionary<string, int> Verified { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The layer last measured on the statistics screen, or the first of several; a report shows it.</summary>
    public LayerMeasurement? Layer { get; init; }

    /// <summary>The job last shown on the benchmark screen, if one was; a report shows it, else the newest there is.</summary>
    public JobMoment? Job { get; init; }

    /// <summary>A running export.</summary>
    public ExportingMessage? Exporting { get; init; }

    /// <summary>The report selected.</summary>
    public int Selected { get; init; }

    public string Title => ReportExport.Screen;

    public bool IsTyping => false;

    public IReadOnlyList<Hint> Hints => [new("e", "export"), .. Files is { Count: > 0 } ? (Hint[])[new("v", "verify"), new("↑↓", "select")] : [], new("l", "list again")];

    /// <summary>Looks for the reports in the folder.</summary>
    public Command<Message> List => (post, _) =>
    {
        post(new ReportsMessage(ReportExport.Find(Workbench), null));
        return Task.CompletedTask;
    };

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { Workbench = Workbench with { Own = [added.Activation] } }, shared),
        ReportsMessage reports => new(this with { Files = reports.Files, Written = reports.Written ?? Written, Exporting = null, Selected = reports.Written is null ? Selected : 0 }, shared),
        ExportingMessage exporting => new(this with { Exporting = exporting, Written = null }, shared),
        VerifiedMessage verified => new(this with { Verified = Verified.SetItem(verified.File, verified.Differences.Count) }, shared),
        MeasuredMessage measured => new(this with { Layer = measured.Layers[0] }, shared),
        JobMessage seen => new(this with { Job = seen.Job }, shared),
        FailedMessage failed when failed.Screen == Title => new(this with { Exporting = null }, shared),
        InputMessage { Input: KeyInput { Typed: 'e' } } when Exporting is null => Export(shared),
        InputMessage { Input: KeyInput { Typed: 'v' } } when Files is { Count: > 0 } files => new(this, shared, Verify(files[Selected].FullName)),
        InputMessage { Input: KeyInput { Typed: 'l' } } => new(this, shared, List),
        InputMessage { Input: KeyInput { Key: Key.Up } } => new(this with { Selected = Math.Max(0, Selected - 1) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Down } } => new(this with { Selected = Math.Clamp(Selected + 1, 0, Math.Max(0, (Files?.Count ?? 0) - 1)) }, shared),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var (heading, body) = area.SplitTop(HeadingRows);
        frame.Write(heading, 0, 0, $"Folder: {Workbench.Folder}", frame.Theme.Text);
        if (Exporting is { } exporting)
        {
            ProgressBar.Draw(frame, heading.SplitTop(1).Below, exporting.Share, exporting.What);
        }
        else if (Written is { } written)
        {
            Label.Draw(frame, heading.SplitTop(1).Below, $"Wrote {written}", frame.Theme.Pass);
        }

        var contents = $"e exports the catalogue, its audit, statistics ({Layer?.Source.Title ?? "synthetic, as no layer was measured"}) and a benchmark job "
            + $"({Job?.Folder.Id ?? "the newest, if there is one"}) as one HTML file that opens offline.";
        if (Files is not { Count: > 0 } files)
        {
            Label.Draw(frame, body, $"No report yet. {contents}", frame.Theme.Dim);
            return;
        }

        var (below, table) = body.SplitBottom(1 + Label.Wrap(contents, area.Width).Count);
        TableView.Draw(frame, table, [new("report"), new("KiB", Align.Right), new("written"), new("verified")], [.. files.Select(Row)], Selected);
        Label.Draw(frame, below.SplitTop(1).Below, contents, frame.Theme.Dim);
    }

    IReadOnlyList<string> Row(FileInfo file) =>
    [
        file.Name, (file.Length / 1024).ToString(CultureInfo.InvariantCulture),
        file.LastWriteTimeUtc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        Verified.TryGetValue(file.FullName, out var differences) ? differences == 0 ? "yes" : $"no, {differences} differ" : "v does",
    ];

    Step Export(Shared shared) => Job is { IsUnderWay: true }
        ? new(this, shared, Guarded(() => throw ReportExport.Disturbs))
        : new(this with { Exporting = new(0, "starting"), Written = null }, shared, ReportExport.Of(Workbench, Layer, () => Job is { } job ? [job.Result] : ReportComposer.NewestJob(Workbench)));

    Command<Message> Verify(string file) => Guarded(() => new VerifiedMessage(file, ReportVerifier.Verify(file, Workbench.Catalog)));

    static Command<Message> Guarded(Func<Message> work) => Guard.Of(ReportExport.Screen, (post, _) =>
    {
        post(work());
        return Task.CompletedTask;
    });
}
