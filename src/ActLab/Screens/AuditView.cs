using System.Collections.Immutable;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Screens.AuditPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>A close look at the audits of one activation: the error along x, and panes whose items the graph follows.</summary>
/// <param name="Id">The activation.</param>
sealed record AuditView(string Id)
{
    const int SmallestGraph = 7, WideWidth = 110, WideHeight = 30, WidePointsShare = 44, LowPane = 7;

    /// <summary>The shortest range shown: ticks of a shorter one would have labels too long for the graph.</summary>
    const double Shortest = 1e-9;

    /// <summary>Which of the activation's audits: of its derivative, or of that by its parameter.</summary>
    public int Subject { get; init; }

    /// <summary>The pane that keys go to.</summary>
    public int Pane { get; init; }

    /// <summary>The item selected in each pane; points and witnesses share theirs.</summary>
    public ImmutableArray<int> Items { get; init; } = [.. AuditPane.All.Select(_ => 0)];

    /// <summary>Which items each pane shows; those that share the one selected share this too.</summary>
    public ImmutableArray<TextFilter> Filters { get; init; } = [.. AuditPane.All.Select(_ => TextFilter.None)];

    /// <summary>Columns scrolled away in the pane.</summary>
    public int Scrolled { get; init; }

    /// <summary>The range shown, as places of the graph; null for all points.</summary>
    public Extent? Zoomed { get; init; }

    /// <summary>Keys and what they do.</summary>
    public static IReadOnlyList<Hint> Hints =>
    [
        new("Tab", "pane"), new("↑↓", "walk"), new("←→", "columns"), new("Esc", "back"), new("+-", "zoom"), new("0", "all of x"), new("s", "subject"), new("PgUp PgDn", "by ten"), new("b", "marks"),
    ];

    /// <summary>The look after a key.</summary>
    public AuditView OnKey(IReadOnlyList<AuditResult> results, KeyInput key) => key switch
    {
        { Key: Key.Tab } => (this with { Pane = (Pane + 1) % AuditPane.All.Count, Scrolled = 0 }).Followed(results[Subject]),
        { Key: Key.BackTab } => (this with { Pane = (Pane + AuditPane.All.Count - 1) % AuditPane.All.Count, Scrolled = 0 }).Followed(results[Subject]),
        _ when ListKeys.Steps(key) is { } by => Walk(results[Subject], by),
        { Key: Key.Left } => this with { Scrolled = Math.Max(0, Scrolled - 1) },
        { Key: Key.Right } => this with { Scrolled = Math.Min(Math.Max(0, Active.Columns - 2), Scrolled + 1) },
        { Typed: '+' or '=' } => Zoom(results[Subject], 0.5),
        { Typed: '-' } => Zoom(results[Subject], 2),
        { Typed: '0' } => this with { Zoomed = null },
        { Typed: 's' } => new(Id) { Subject = (Subject + 1) % results.Count, Pane = Pane },
        _ => this,
    };

    /// <summary>The look after the mouse did something: a click selects a row of a table, the wheel walks.</summary>
    public AuditView OnMouse(AuditResult result, MouseInput mouse, Area area)
    {
        if (ListKeys.Steps(mouse) is { } by)
        {
            return Walk(result, by);
        }

        var panes = Parts(area).Panes;
        var pane = mouse.Action == MouseAction.Press ? Array.FindIndex(panes, p => p.Contains(mouse.X, mouse.Y)) : -1;
        return pane >= 0 && AuditPane.All[pane].RowAt(Inside(panes[pane], area), List(pane, result), mouse.X, mouse.Y) is >= 0 and var row
            ? (this with { Pane = pane, Scrolled = pane == Pane ? Scrolled : 0 }).With(result, List(pane, result).At(row))
            : this;
    }

    /// <summary>How many of the pane's items are shown; null where it has none to narrow.</summary>
    public Narrowing? Narrowing(AuditResult result) => !Active.CanBeNarrowed(result) ? null
        : Filters[Pane].IsEmpty ? new(Filters[Pane], Active.Count(result), Active.Count(result))
        : List(Pane, result).Narrowing;

    /// <summary>The look with another filter of the pane's items.</summary>
    public AuditView Narrowed(AuditResult result, TextFilter filter) => With(result, List(Pane, result).With(filter));

    /// <summary>Draws the graph and, where there is room, all panes; else the active one under the titles of all.</summary>
    public void Draw(Frame frame, Area area, IReadOnlyList<AuditResult> results, Marks marks)
    {
        var result = results[Subject];
        var (tabs, graph, panes) = Parts(area);
        var label = $"{result.Activation}, {result.Subject}: {result.Verdict.Word()}; ulp in double";
        if (result.Rows.Count > 0)
        {
            ErrorGraph.Draw(frame, graph, result, label, Zoomed ?? ErrorGraph.Whole(result), marks, Cursor(result));
        }
        else
        {
            Label.Draw(frame, graph, label + ": the points of this audit are not kept.", frame.Theme.Dim);
        }

        DrawTitles(frame, tabs, result);
        foreach (var (i, place) in panes.Index().Where(p => !p.Item.IsEmpty))
        {
            if (IsWide(area))
            {
                var title = AuditPane.All[i].Title(result);
                Box.Draw(frame, place, i == Pane ? $"▸ {title}" : title);
            }

            DrawPane(i, frame, Inside(place, area), result);
        }
    }

    static bool IsWide(Area area) => area.Width >= WideWidth && area.Height >= WideHeight;

    /// <summary>Where a pane draws: within its box where it has one.</summary>
    static Area Inside(Area pane, Area area) => IsWide(area) ? pane.Inset(1, 1) : pane;

    /// <summary>Points and kinks at the left, what witnesses say, the summary and findings at the right; where there is no room for all, the active one alone.</summary>
    (Area Tabs, Area Graph, Area[] Panes) Parts(Area area)
    {
        var isWide = IsWide(area);
        var (tabs, rest) = area.SplitTop(isWide ? 0 : 1);
        var (graph, below) = rest.SplitTop(Math.Max(SmallestGraph, rest.Height / (isWide ? 3 : 2)));
        if (!isWide)
        {
            return (tabs, graph, [.. AuditPane.All.Select((_, i) => i == Pane ? below : default)]);
        }

        var (left, right) = below.SplitLeft(below.Width * WidePointsShare / 100);
        var (kinks, points) = left.SplitBottom(LowPane);
        var (witnesses, lower) = right.SplitTop(10);
        var (summary, findings) = lower.SplitBottom(LowPane);
        return (tabs, graph, [points, witnesses, kinks, findings, summary]);
    }

    AuditPane Active => AuditPane.All[Pane];

    void DrawTitles(Frame frame, Area area, AuditResult result)
    {
        var column = 0;
        for (var i = 0; i < AuditPane.All.Count; i++)
        {
            var title = AuditPane.All[i].Title(result);
            column = frame.Write(area, column, 0, i == Pane ? $"[{title}]" : $" {title} ", i == Pane ? frame.Theme.Selection : frame.Theme.Dim);
        }
    }

    void DrawPane(int pane, Frame frame, Area area, AuditResult result) =>
        AuditPane.All[pane].Draw(frame, area, result, List(pane, result), pane == Pane ? Scrolled : 0);

    /// <summary>Where the item selected lies.</summary>
    double? Cursor(AuditResult result) => Active.Count(result) > 0 ? Active.At(result, Items[Pane]) : null;

    AuditView Walk(AuditResult result, int by) => With(result, List(Pane, result).Moved(by));

    NameList List(int pane, AuditResult result) => NameList.OfRows(AuditPane.All[pane].Names(result)) with { Filter = Filters[pane], Selected = Items[pane] };

    /// <summary>With the selection and the filter of a list in the pane, and in those that share them.</summary>
    AuditView With(AuditResult result, NameList list)
    {
        bool Shares(int pane) => pane == Pane || (Active.WalksPoints && AuditPane.All[pane].WalksPoints);
        var next = this with
        {
            Items = [.. Items.Select((old, pane) => Shares(pane) ? list.Selected : old)],
            Filters = [.. Filters.Select((old, pane) => Shares(pane) ? list.Filter : old)],
        };
        return next.Followed(result);
    }

    /// <summary>With a range of the same length that shows the cursor.</summary>
    AuditView Followed(AuditResult result) =>
        Zoomed is { } shown && Cursor(result) is { } x && double.IsFinite(x) && shown.Fraction(ErrorGraph.Place(x)) is < 0 or > 1
            ? this with { Zoomed = shown.Shift(shown.Fraction(ErrorGraph.Place(x)) - 0.5) }
            : this;

    AuditView Zoom(AuditResult result, double factor)
    {
        if (result.Rows.Count == 0)
        {
            return this;
        }

        var whole = ErrorGraph.Whole(result);
        var shown = Zoomed ?? whole;
        var about = Cursor(result) is { } x && double.IsFinite(x) ? ErrorGraph.Place(x) : (shown.Low + shown.High) / 2;
        var zoomed = shown.Scale(factor, about);
        return zoomed.Length >= whole.Length ? this with { Zoomed = null }
            : zoomed.Length >= Shortest ? this with { Zoomed = zoomed }
            : this;
    }
}
