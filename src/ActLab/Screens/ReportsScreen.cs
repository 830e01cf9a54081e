using System.Collections.Immutable;
using System.Globalization;
using ActLab.Commands;
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

    /// <summary>Their names, one of them selected.</summary>
    public NameList Names { get; init; } = new([]);

    public string Title => ReportExport.Screen;

    public bool IsTyping => false;

    public IReadOnlyList<Hint> Hints => [new("e", "export"), .. Files is { Count: > 0 } ? (Hint[])[new("v", "verify"), new("↑↓", "select"), .. ListKeys.Hints] : [], new("l", "list again")];

    /// <summary>The command that verifies the report selected, and the one that writes another.</summary>
    public IReadOnlyList<string> Commands(Shared shared) =>
        [.. Files is { } files && Names.Chosen is { } chosen ? (string[])[$"./run.sh report verify {Shell.Quote(files[chosen].FullName)}"] : [], "./run.sh report"];

    public Narrowing? List(Shared shared) => Files is { Count: > 0 } ? Names.Narrowing : null;

    /// <summary>Looks for the reports in the folder.</summary>
    public Command<Message> Find => (post, _) =>
    {
        post(new ReportsMessage(ReportExport.Find(Workbench), null));
        return Task.CompletedTask;
    };

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { Workbench = Workbench with { Own = [added.Activation] } }, shared),
        ReportsMessage reports => new(this with { Files = reports.Files, Written = reports.Written ?? Written, Exporting = null, Names = Renamed(reports) }, shared),
        FilterMessage narrow => new(this with { Names = Names.With(narrow.Filter) }, shared),
        ExportingMessage exporting => new(this with { Exporting = exporting, Written = null }, shared),
        VerifiedMessage verified => new(this with { Verified = Verified.SetItem(verified.File, verified.Differences.Count) }, shared),
        MeasuredMessage measured => new(this with { Layer = measured.Layers[0] }, shared),
        JobMessage seen => new(this with { Job = seen.Job }, shared),
        FailedMessage failed when failed.Screen == Title => new(this with { Exporting = null }, shared),
        InputMessage { Input: KeyInput { Typed: 'e' } } when Exporting is null => Export(shared),
        InputMessage { Input: KeyInput { Typed: 'v' } } when Files is { } files && Names.Chosen is { } chosen => new(this, shared, Verify(files[chosen].FullName)),
        InputMessage { Input: KeyInput { Typed: 'l' } } => new(this, shared, Find),
        InputMessage { Input: KeyInput key } when ListKeys.Steps(key) is { } by => new(this with { Names = Names.Moved(by) }, shared),
        InputMessage { Input: MouseInput mouse } when ListKeys.Steps(mouse) is { } by => new(this with { Names = Names.Moved(by) }, shared),
        InputMessage { Input: MouseInput { Action: MouseAction.Press } click } =>
            new(this with { Names = Names.At(TableView.IndexAt(Parts(shared.Area).Table, Names.Shown.Count, Names.Row, click.X, click.Y)) }, shared),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var (heading, table, below) = Parts(area);
        Label.DrawLine(frame, heading, 0, $"Folder: {Workbench.Folder}", frame.Theme.Text);
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
            Label.Draw(frame, table, $"No report yet. {Contents}", frame.Theme.Dim);
            return;
        }

        var shown = Names.Shown;
        TableView.Draw(
            frame, table, [new("report"), new("KiB", Align.Right), new("written"), new("verified")], [.. shown.Select(i => Row(files[i]))], Names.Row,
            hits: (row, column) => column == 0 ? Names.Hits(files[shown[row]].Name) : []);
        Label.Draw(frame, below, Contents, frame.Theme.Dim);
    }

    string Contents => $"e exports the catalogue, its audit, statistics ({Layer?.Source.Title ?? "synthetic, as no layer was measured"}) and a benchmark job "
        + $"({Job?.Folder.Id ?? "the newest, if there is one"}) as one HTML file that opens offline.";

    (Area Heading, Area Table, Area Below) Parts(Area area)
    {
        var (heading, body) = area.SplitTop(HeadingRows);
        var (below, table) = body.SplitBottom(Files is { Count: > 0 } ? 1 + Label.Wrap(Contents, area.Width).Count : 0);
        return (heading, table, below.SplitTop(1).Below);
    }

    /// <summary>The names of what was found, with the same one selected if it is still there; with the one just written, if there is one.</summary>
    NameList Renamed(ReportsMessage found)
    {
        var next = Names with { All = [.. found.Files.Select(f => f.Name)] };
        var same = Names.Selected < Names.All.Count ? next.All.ToList().IndexOf(Names.All[Names.Selected]) : 0;
        return found.Written is not null ? next with { Selected = 0, Filter = TextFilter.None } : next with { Selected = Math.Max(0, same) };
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
