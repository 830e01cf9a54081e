using System.Collections.Immutable;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Screens.AuditPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>An audit of an activation has ended.</summary>
sealed record AuditedMessage(string Id, IReadOnlyList<AuditResult> Results) : Message;

/// <summary>The verdicts on the catalogue, and a close look at what was found on the activation selected.</summary>
sealed record AuditScreen(IReadOnlyList<Activation> All) : IScreen
{
    const int BriefHeight = 5;

    static readonly Column[] Columns =
    [
        new("activation"), new("verdict"), new("points", Align.Right), new("ulp", Align.Right), new("at x", Align.Right), new("kinks", Align.Right), new("jumps", Align.Right),
    ];

    /// <summary>What was found, by activation.</summary>
    public ImmutableDictionary<string, IReadOnlyList<AuditResult>> Results { get; init; } = ImmutableDictionary<string, IReadOnlyList<AuditResult>>.Empty;

    /// <summary>Activations whose audit runs.</summary>
    public ImmutableHashSet<string> Running { get; init; } = [];

    /// <summary>Columns of the list scrolled away.</summary>
    public int Scrolled { get; init; }

    /// <summary>The close look; null while the list is shown.</summary>
    public AuditView? Look { get; init; }

    public string Title => "Audit";

    public bool IsTyping => false;

    public bool TakesTab => Look is not null;

    public IReadOnlyList<Hint> Hints => Look is null
        ? [new("↑↓", "select"), new("Enter", "audit and look closer"), new("a", "audit all"), new("←→", "columns"), .. ListKeys.Hints]
        : AuditView.Hints;

    public IReadOnlyList<string> Path(Shared shared) => Look is { } look ? [look.Id] : [];

    public Narrowing? List(Shared shared) => Look is null ? shared.Narrowing(All) : Results.TryGetValue(Look.Id, out var results) ? Look.Narrowing(results[Look.Subject]) : null;

    public IReadOnlyList<string> Commands(Shared shared) => [$"./run.sh audit {(Look is { } look ? All.First(a => a.Id == look.Id) : All[shared.Selected]).Words()}", .. Look is null ? ["./run.sh audit"] : Array.Empty<string>()];

    public string? Values(Shared shared) => string.Join('\n', All.Select(Row).Prepend([.. Columns.Select(c => c.Title)]).Select(row => string.Join('\t', row))) + "\n";

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { All = [.. All, added.Activation] }, shared),
        FilterMessage narrow when Look is { } look => new(Results.TryGetValue(look.Id, out var results) ? this with { Look = look.Narrowed(results[look.Subject], narrow.Filter) } : this, shared),
        FilterMessage narrow => new(this, shared.Filtered(All, narrow.Filter)),
        AuditedMessage done => new(this with { Results = Results.SetItem(done.Id, done.Results), Running = Running.Remove(done.Id) }, shared),
        InputMessage { Input: MouseInput mouse } when Look is null => OnMouse(shared, mouse),
        InputMessage { Input: MouseInput mouse } => new(Results.TryGetValue(Look!.Id, out var results) ? this with { Look = Look.OnMouse(results[Look.Subject], mouse, shared.Area) } : this, shared),
        InputMessage { Input: KeyInput key } => Look is null ? OnListKey(shared, key) : OnLookKey(shared, Look, key),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var id = Look?.Id ?? All[shared.Selected].Id;
        if (Look is { } look && Results.TryGetValue(id, out var results))
        {
            look.Draw(frame, area, results, shared.Marks);
            return;
        }

        var (list, brief) = Parts(area);
        if (Look is null)
        {
            var shown = shared.Shown(All);
            WideTable.Draw(
                frame, list, Columns, [.. shown.Select(i => (IReadOnlyList<string>)[shared.Item(All[i]).Text, .. Row(All[i]).Skip(1)])], Scrolled, shown.IndexOf(shared.Selected),
                (row, column) => column == 1 ? Style(frame.Theme, All[shown[row]].Id) : frame.Theme.Text, (row, column) => shared.Hits(All[shown[row]], column));
        }

        var inside = Box.Draw(frame, brief, id);
        foreach (var line in Brief(id))
        {
            inside = inside.SplitTop(Label.Draw(frame, inside, line, Results.ContainsKey(id) ? frame.Theme.Text : frame.Theme.Dim)).Below;
        }
    }

    (Area List, Area Brief) Parts(Area area) => area.SplitTop(Look is null ? Math.Min(All.Count + 1, area.Height - BriefHeight) : 0);

    IEnumerable<string> Brief(string id) => Results.TryGetValue(id, out var results) ? results.Select(Brief)
        : Running.Contains(id) ? ["Auditing ..."]
        : ["Not audited yet. Enter audits it: the closed-form derivative against automatic and numeric differentiation in double-double."];

    static string Brief(AuditResult result) => $"{result.Subject}: {result.Verdict.Word()}, findings {result.Findings.Count}"
        + (InDouble(result) is { Ulps: > 0 } worst ? $", {NumberText.Short(worst.Ulps)} ulp in double" : "");

    /// <summary>The point where double arithmetic is farthest off.</summary>
    static AuditRow? InDouble(AuditResult result) => result.Rows.Where(r => double.IsFinite(r.Ulps)).MaxBy(r => r.Ulps);

    IReadOnlyList<string> Row(Activation activation)
    {
        if (!Results.TryGetValue(activation.Id, out var results))
        {
            return [activation.Id, Running.Contains(activation.Id) ? "running" : "-"];
        }

        var worst = InDouble(results[0]);
        return
        [
            activation.Id, Audits.Overall(results).Word(), NumberText.Of(results.Sum(r => r.Points)),
            worst is null ? "-" : NumberText.Short(worst.Ulps), worst is null or { Ulps: 0 } ? "-" : NumberText.Short(worst.X),
            NumberText.Of(results[0].Kinks.Count), NumberText.Of(results[0].Jumps.Count),
        ];
    }

    Style Style(Theme theme, string id) => Results.TryGetValue(id, out var results) ? AuditStyle.Of(theme, Audits.Overall(results)) : theme.Dim;

    Step OnListKey(Shared shared, KeyInput key) => key switch
    {
        _ when ListKeys.Steps(key) is { } by => new(this, shared.Moved(All, by)),
        { Key: Key.Enter } => (this with { Look = new(All[shared.Selected].Id) }).Start(shared, [All[shared.Selected]]),
        { Key: Key.Left } => new(this with { Scrolled = Math.Max(0, Scrolled - 1) }, shared),
        { Key: Key.Right } => new(this with { Scrolled = Math.Min(Columns.Length - 2, Scrolled + 1) }, shared),
        { Typed: 'a' } => Start(shared, All),
        _ => new(this, shared),
    };

    Step OnLookKey(Shared shared, AuditView look, KeyInput key) => key switch
    {
        { Key: Key.Escape } => new(this with { Look = null }, shared),
        { Typed: 'b' } => new(this, shared.NextMarks()),
        _ => new(Results.TryGetValue(look.Id, out var results) ? this with { Look = look.OnKey(results, key) } : this, shared),
    };

    /// <summary>A click selects the row under it, and on the one selected looks closer; the wheel moves the selection.</summary>
    Step OnMouse(Shared shared, MouseInput mouse)
    {
        var shown = shared.Shown(All);
        var index = mouse.Action == MouseAction.Press ? TableView.IndexAt(Parts(shared.Area).List, shown.Count, shown.IndexOf(shared.Selected), mouse.X, mouse.Y) : -1;
        return ListKeys.Steps(mouse) is { } by ? new(this, shared.Moved(All, by))
            : index >= 0 && shown[index] == shared.Selected ? OnListKey(shared, new(Key.Enter))
            : new(this, index < 0 ? shared : shared with { Selected = shown[index] });
    }

    Step Start(Shared shared, IReadOnlyList<Activation> activations)
    {
        var fresh = activations.Where(a => !Running.Contains(a.Id) && !Results.ContainsKey(a.Id)).ToList();
        // One after the other: together they would only slow each other down.
        Command<Message> audit = (post, stop) =>
        {
            foreach (var activation in fresh)
            {
                var results = PlannedAudit.OfCatalogue([activation], new AuditOptions()).Select(a => a.Run(null, stop));
                post(new AuditedMessage(activation.Id, [.. results]));
            }

            return Task.CompletedTask;
        };
        return new(this with { Running = Running.Union(fresh.Select(a => a.Id)) }, shared, audit);
    }
}
