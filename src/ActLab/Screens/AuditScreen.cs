using System.Collections.Immutable;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>An audit of an activation has ended.</summary>
sealed record AuditedMessage(string Id, IReadOnlyList<AuditResult> Results) : Message;

/// <summary>The verdicts on the catalogue, and what was found on the activation selected.</summary>
sealed record AuditScreen(IReadOnlyList<Activation> All) : IScreen
{
    const int MostDetail = 11;

    static readonly Column[] Columns =
    [
        new("activation"), new("verdict"), new("points", Align.Right), new("ulp", Align.Right), new("at x", Align.Right), new("kinks", Align.Right), new("jumps", Align.Right),
    ];

    /// <summary>What was found, by activation.</summary>
    public ImmutableDictionary<string, IReadOnlyList<AuditResult>> Results { get; init; } = ImmutableDictionary<string, IReadOnlyList<AuditResult>>.Empty;

    /// <summary>Activations whose audit runs.</summary>
    public ImmutableHashSet<string> Running { get; init; } = [];

    public string Title => "Audit";

    public bool IsTyping => false;

    public IReadOnlyList<Hint> Hints => [new("↑↓", "select"), new("Enter", "audit"), new("a", "audit all")];

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { All = [.. All, added.Activation] }, shared),
        AuditedMessage done => new(this with { Results = Results.SetItem(done.Id, done.Results), Running = Running.Remove(done.Id) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Up } } => Select(shared, shared.Selected - 1),
        InputMessage { Input: KeyInput { Key: Key.Down } } => Select(shared, shared.Selected + 1),
        InputMessage { Input: KeyInput { Key: Key.Enter } } => Start(shared, [All[shared.Selected]]),
        InputMessage { Input: KeyInput { Typed: 'a' } } => Start(shared, All),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var (table, detail) = area.SplitTop(Math.Min(All.Count + 1, Math.Max(area.Height / 2, area.Height - MostDetail)));
        TableView.Draw(frame, table, Columns, [.. All.Select(Row)], shared.Selected, (row, column) => column == 1 ? Style(frame.Theme, All[row].Id) : frame.Theme.Text);
        DrawDetail(frame, Box.Draw(frame, detail, All[shared.Selected].Info.Name), All[shared.Selected].Id);
    }

    void DrawDetail(Frame frame, Area area, string id)
    {
        if (!Results.TryGetValue(id, out var results))
        {
            Label.Draw(frame, area, Running.Contains(id) ? "Auditing ..." : "Not audited yet. Enter audits it: the closed-form derivative against automatic and numeric differentiation in double-double.", frame.Theme.Dim);
            return;
        }

        var row = 0;
        foreach (var line in results.SelectMany(Lines))
        {
            row += Label.Draw(frame, area.SplitTop(row).Below, line, frame.Theme.Text);
        }
    }

    static IEnumerable<string> Lines(AuditResult result)
    {
        var worst = InDouble(result);
        yield return $"{result.Subject}: {AuditJson.Word(result.Verdict)} at {result.Points} points"
            + (worst is null ? "" : worst.Ulps == 0 ? "; in double exact" : $"; in double at most {NumberText.Short(worst.Ulps)} ulp, at x = {NumberText.Short(worst.X)}");
        if (result.Rows.Count > 0 && result.Rows.MinBy(r => Math.Abs(r.X - 1)) is { } taught)
        {
            yield return $"  at x = {NumberText.Short(taught.X)}: claimed {NumberText.Of(taught.Claimed)}, central difference in double {NumberText.Of(taught.Classical)}";
        }

        foreach (var kink in result.Kinks)
        {
            yield return $"  kink {AuditText.Kink(kink)}";
        }

        foreach (var jump in result.Jumps)
        {
            yield return $"  jump {AuditText.Jump(jump)}";
        }

        foreach (var finding in result.Findings)
        {
            yield return $"  {finding.Kind}: {finding.Message}";
        }

        yield return "  " + string.Join("; ", Witnesses(result));
    }

    /// <summary>The point where double arithmetic is farthest off.</summary>
    static AuditRow? InDouble(AuditResult result) => result.Rows.Where(r => double.IsFinite(r.Ulps)).MaxBy(r => r.Ulps);

    static IEnumerable<string> Witnesses(AuditResult result) => result.Rows.SelectMany(r => r.Witnesses).GroupBy(w => w.Witness).Select(witness =>
        $"{witness.Key}: {witness.Count(w => w.Opinion == Opinion.Agrees)} agree, {witness.Count(w => w.Opinion == Opinion.Refutes)} refute, {witness.Count(w => w.Opinion == Opinion.Unresolved)} unresolved");

    IReadOnlyList<string> Row(Activation activation)
    {
        if (!Results.TryGetValue(activation.Id, out var results))
        {
            return [activation.Id, Running.Contains(activation.Id) ? "running" : "-"];
        }

        var worst = InDouble(results[0]);
        return
        [
            activation.Id, AuditJson.Word(Audits.Overall(results)), NumberText.Of(results.Sum(r => r.Points)),
            worst is null ? "-" : NumberText.Short(worst.Ulps), worst is null or { Ulps: 0 } ? "-" : NumberText.Short(worst.X),
            NumberText.Of(results[0].Kinks.Count), NumberText.Of(results[0].Jumps.Count),
        ];
    }

    Style Style(Theme theme, string id) => Results.TryGetValue(id, out var results)
        ? Audits.Overall(results) switch { Verdict.Pass => theme.Pass, Verdict.Fail => theme.Fail, _ => theme.Warn }
        : theme.Dim;

    Step Select(Shared shared, int index) => new(this, shared with { Selected = Math.Clamp(index, 0, All.Count - 1) });

    Step Start(Shared shared, IReadOnlyList<Activation> activations)
    {
        var fresh = activations.Where(a => !Running.Contains(a.Id)).ToList();
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
