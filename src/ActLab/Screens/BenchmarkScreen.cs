using ActLab.Core;
using ActLab.Jobs;
using ActLab.Jobs.Changes;
using ActLab.Screens.BenchmarkPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The jobs there are, to choose one from.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="ToCompare">Whether the one chosen is held against the job shown; else it is shown itself.</param>
sealed record JobsMessage(IReadOnlyList<JobEntry> Jobs, bool ToCompare) : Message;

/// <summary>What changed from one job to another.</summary>
sealed record ChangesMessage(JobChanges Changes) : Message;

/// <summary>Benchmark jobs: choose what to measure, start it, watch it, read what it found, hold it against an earlier one.</summary>
sealed record BenchmarkScreen(IReadOnlyList<Activation> All, Workbench Workbench) : IScreen
{
    /// <summary>As many columns as the widest table has beside its first two.</summary>
    const int MostScrolled = 10;

    /// <summary>What the next job shall measure; looks for the machine's caches when first asked for.</summary>
    public JobChoice Choice { get => field ??= new(Workbench.Caches()); init; }

    /// <summary>The job shown.</summary>
    public JobMoment? Job { get; init; }

    /// <summary>Number of the newest watch.</summary>
    public int Watch { get; init; }

    /// <summary>Number of the watch that has seen the job shown; a newer one takes over with its first look, and older ones are over.</summary>
    public int Watched { get; init; } = -1;

    /// <summary>Whether the choice is shown, not the job.</summary>
    public bool Chooses { get; init; } = true;

    /// <summary>The list of jobs, while one is being chosen.</summary>
    public JobList? List { get; init; }

    /// <summary>The job shown held against an earlier one.</summary>
    public JobChanges? Changes { get; init; }

    /// <summary>The pane that comes first.</summary>
    public int Pane { get; init; }

    /// <summary>The names of the job's cases, one of them selected.</summary>
    public NameList Cases { get; init; } = new([]);

    /// <summary>Columns of tables scrolled away.</summary>
    public int Scrolled { get; init; }

    /// <summary>The layer last measured on the statistics screen, or the first of several; a report shows it.</summary>
    public LayerMeasurement? Layer { get; init; }

    /// <summary>A running export.</summary>
    public ExportingMessage? Exporting { get; init; }

    /// <summary>The report just written.</summary>
    public string? Written { get; init; }

    public string Title => "Benchmarks";

    public bool IsTyping => false;

    public bool TakesTab => !IsChoosing && List is null;

    public IReadOnlyList<Hint> Hints => List is { } list
        ? [new("Enter", list.ToCompare ? "compare" : "open"), new("↑↓", "select"), new("Esc", "back"), .. ListKeys.Hints]
        : IsChoosing
            ? [new("s Enter", "start"), new("↑↓", "select"), new("←→", "switches"), new("Space", "mark, switch"), new("r", "jobs"), .. Job is null ? Array.Empty<Hint>() : [new("j", "job")], .. ListKeys.Hints]
            : [
                .. Job!.IsUnderWay ? [new("x", "cancel")] : Job.IsComplete ? Array.Empty<Hint>() : [new("u", "resume")],
                new("Tab", "pane"), new("e", "export"), new("c", "compare"), new("n", "new"), new("r", "jobs"), new("↑↓", "select"), new("←→", "columns"), new("b", "marks"), new("Esc", "back"), .. ListKeys.Hints,
            ];

    public IReadOnlyList<string> Path(Shared shared) => [.. IsChoosing ? Array.Empty<string>() : ["job"], .. List is { } list ? (string[])[list.ToCompare ? "compare" : "jobs"] : []];

    Narrowing? IScreen.List(Shared shared) => List is { } list ? list.Names.Narrowing : IsChoosing ? shared.Narrowing(All) : Cases.Narrowing;

    /// <summary>The command that prints what the first pane shows; of a choice, the one that starts the same job.</summary>
    public IReadOnlyList<string> Commands(Shared shared) => List is not null ? []
        : IsChoosing ? Choice.Request(Choice.Of(All, shared.Selected), []).Command is { } command ? [command] : []
        : [BenchmarkPane.All[Pane].Command(Look(shared.Marks))];

    public string? Values(Shared shared) => List is not null || IsChoosing ? null
        : string.Concat(JobTables.Cases(Job!.Result).Rows.Prepend(JobTables.Cases(Job.Result).Headers).Select(row => string.Join('\t', row.Select(cell => cell.TrimEnd('#'))) + "\n"));

    /// <summary>What panes are drawn from.</summary>
    public BenchmarkLook Look(Marks marks) => new(Job!, Changes, Cases, Scrolled, marks);

    /// <summary>Whether the choice is on the screen.</summary>
    public bool IsChoosing => Chooses || Job is null;

    /// <summary>Looks for a job that is going on.</summary>
    public Command<Message> Find => Watcher.Find(Watch);

    JobWatch Watcher => new(Workbench, Title);

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { All = [.. All, added.Activation], Workbench = Workbench with { Own = [added.Activation] } }, shared),
        FilterMessage narrow when List is { } list => new(this with { List = list with { Names = list.Names.With(narrow.Filter) } }, shared),
        FilterMessage narrow => IsChoosing ? new(this, shared.Filtered(All, narrow.Filter)) : new(this with { Cases = Cases.With(narrow.Filter) }, shared),
        MeasuredMessage measured => new(this with { Layer = measured.Layers[0] }, shared),
        JobMessage seen when seen.Watch >= Watched => Seen(shared, seen),
        JobsMessage jobs => new(this with { List = new(jobs.Jobs, jobs.ToCompare) }, shared),
        ChangesMessage compared => new(this with { Changes = compared.Changes, Pane = BenchmarkPane.IndexOf<ChangesPane>() }, shared),
        ExportingMessage exporting => new(this with { Exporting = exporting, Written = null }, shared),
        ReportsMessage reports => new(this with { Exporting = null, Written = reports.Written ?? Written }, shared),
        FailedMessage { Screen: ReportExport.Screen } => new(this with { Exporting = null }, shared),
        InputMessage { Input: MouseInput mouse } => List is { } list ? new(this with { List = list.Apply(mouse, shared.Area) }, shared) : IsChoosing ? OnMouse(shared, mouse) : new(this with { Cases = OnMouse(Look(shared.Marks), shared.Area, mouse) }, shared),
        InputMessage { Input: KeyInput key } => List is { } list ? OnList(shared, list, key) : IsChoosing ? OnChoice(shared, key) : OnJob(shared, Job!, key),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area) => BenchmarkView.Draw(this, shared, frame, area, frame.Ascii ? Marks.Ascii : shared.Marks);

    /// <summary>A job that goes on is looked at again; one that was not shown before is from now on.</summary>
    Step Seen(Shared shared, JobMessage seen)
    {
        var cases = CaseNames.List(seen.Job.Result.Cases);
        var next = this with { Job = seen.Job, Cases = Cases with { All = cases.All } };
        if (seen.Watch > Watched)
        {
            next = next with { Watched = seen.Watch, Chooses = false, Changes = null, Cases = cases, Written = null };
        }

        return seen.Job.IsUnderWay ? new(next, shared, Watcher.Next(seen.Job, seen.Watch)) : new(next, shared);
    }

    Step OnChoice(Shared shared, KeyInput key) => key switch
    {
        { Typed: 's' } or { Key: Key.Enter } => Begin(shared),
        _ when ListKeys.Steps(key) is { } by => Move(shared, by),
        { Key: Key.Left } => new(this with { Choice = Choice.Move(-1) }, shared),
        { Key: Key.Right } => new(this with { Choice = Choice.Move(1) }, shared),
        { Typed: ' ' } => new(this with { Choice = Choice.Cursor is { } at ? Choice.Toggle(at) : Choice.Mark(All[shared.Selected].Id) }, shared),
        { Typed: 'r' } => new(this, shared, ListJobs(toCompare: false)),
        { Typed: 'j' } => new(this with { Chooses = false }, shared),
        _ => new(this, shared),
    };

    Step OnJob(Shared shared, JobMoment job, KeyInput key) => key switch
    {
        { Typed: 'x' } when job.IsUnderWay => new(this, shared, Watcher.Cancel(job.Folder, Watched)),
        { Typed: 'u' } when job is { IsUnderWay: false, IsComplete: false } => Watching(shared, watch => Watcher.Resume(job.Folder, watch)),
        { Typed: 'n' } or { Key: Key.Escape } => new(this with { Chooses = true }, shared),
        { Typed: 'r' } => new(this, shared, ListJobs(toCompare: false)),
        { Typed: 'c' } => new(this, shared, ListJobs(toCompare: true)),
        { Typed: 'e' } when job.IsUnderWay => new(this, shared, Guard.Of(ReportExport.Screen, (_, _) => throw ReportExport.Disturbs)),
        { Typed: 'e' } when Exporting is null => new(this with { Exporting = new(0, "starting"), Written = null }, shared, ReportExport.Of(Workbench, Layer, () => [job.Result])),
        { Typed: 'b' } => new(this, shared.NextMarks()),
        { Key: Key.Tab } => new(this with { Pane = (Pane + 1) % BenchmarkPane.All.Count }, shared),
        { Key: Key.BackTab } => new(this with { Pane = (Pane + BenchmarkPane.All.Count - 1) % BenchmarkPane.All.Count }, shared),
        _ when ListKeys.Steps(key) is { } by => new(this with { Cases = Cases.Moved(by) }, shared),
        { Key: Key.Right } => new(this with { Scrolled = Math.Min(Scrolled + 1, MostScrolled) }, shared),
        { Key: Key.Left } => new(this with { Scrolled = Math.Max(Scrolled - 1, 0) }, shared),
        _ => new(this, shared),
    };

    Step OnList(Shared shared, JobList list, KeyInput key) => key switch
    {
        { Key: Key.Escape } => new(this with { List = null }, shared),
        _ when ListKeys.Steps(key) is { } by => new(this with { List = list with { Names = list.Names.Moved(by) } }, shared),
        { Key: Key.Enter } when list.Chosen is { Folder: var chosen } => list.ToCompare
            ? new(this with { List = null }, shared, Compare(chosen))
            : (this with { List = null }).Watching(shared, watch => Watcher.Open(chosen, watch)),
        _ => new(this, shared),
    };

    Step Move(Shared shared, int by) => new(this with { Choice = Choice with { Cursor = null } }, shared.Moved(All, by));

    /// <summary>A click turns the switch under it, or selects the activation, and marks the one that is selected; the wheel moves the selection.</summary>
    Step OnMouse(Shared shared, MouseInput mouse)
    {
        var (cursor, activation) = mouse.Action == MouseAction.Press ? ChoiceView.At(shared, Choice, All, mouse.X, mouse.Y) : (null, null);
        return ListKeys.Steps(mouse) is { } by ? Move(shared, by)
            : cursor is { } at ? new(this with { Choice = Choice.Toggle(at) with { Cursor = at } }, shared)
            : activation == shared.Selected ? new(this with { Choice = Choice.Mark(All[shared.Selected].Id) }, shared)
            : new(this, activation is { } selected ? shared with { Selected = selected } : shared);
    }

    /// <summary>On a job, a click selects a row of the table of cases, the wheel moves the selection.</summary>
    NameList OnMouse(BenchmarkLook look, Area area, MouseInput mouse) => ListKeys.Steps(mouse) is { } by ? Cases.Moved(by)
        : mouse.Action == MouseAction.Press ? Cases.At(BenchmarkView.CaseAt(this, look, area, mouse.X, mouse.Y))
        : Cases;

    Step Begin(Shared shared)
    {
        var activations = Choice.Of(All, shared.Selected);
        return Watching(shared, watch => Watcher.Start(() => Choice.Request(activations, [.. Workbench.MoreActivations.Select(a => a.Location)]), watch));
    }

    /// <summary>A job comes to be shown once the first look of a watch of its own has come.</summary>
    Step Watching(Shared shared, Func<int, Command<Message>> command) => new(this with { Watch = Watch + 1 }, shared, command(Watch + 1));

    Command<Message> ListJobs(bool toCompare) => Guard.Of(Title, (post, _) =>
    {
        var jobs = Workbench.Jobs.List().Where(job => !toCompare || job.Id != Job!.Folder.Id).Select(JobEntry.Of).Where(job => !toCompare || job.CanCompare).ToList();
        post(jobs.Count > 0 ? new JobsMessage(jobs, toCompare)
            : new FailedMessage(Title, toCompare ? "there is no other job with a ratio to a copy to compare with; n and s measure one" : "there is no job yet; s starts one"));
        return Task.CompletedTask;
    });

    /// <summary>The older of the two comes first.</summary>
    Command<Message> Compare(JobFolder other) => Guard.Of(Title, (post, _) =>
    {
        JobFolder[] pair = [.. new[] { other, Job!.Folder }.OrderBy(job => job.Id, StringComparer.Ordinal)];
        post(new ChangesMessage(JobChanges.Of(pair[0].ReadResult(), pair[1].ReadResult(), JobChanges.DefaultMargin, Workbench.Catalog)));
        return Task.CompletedTask;
    });
}
