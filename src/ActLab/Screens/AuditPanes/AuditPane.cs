using ActLab.Core.Audit;
using ActLab.Terminal;

namespace ActLab.Screens.AuditPanes;

/// <summary>One part of what an audit found: items to walk, each at a place along x where it has one.</summary>
abstract class AuditPane
{
    /// <summary>All panes, in the order in which Tab walks them; the first is shown first.</summary>
    public static IReadOnlyList<AuditPane> All { get; } = [new PointsPane(), new WitnessesPane(), new KinksPane(), new FindingsPane(), new SummaryPane()];

    /// <summary>The name among the tabs, with the number of items where most audits have few or none.</summary>
    public abstract string Title(AuditResult result);

    /// <summary>Whether its items are the audited points, so that it shares the one selected with other such panes.</summary>
    public virtual bool WalksPoints => false;

    /// <summary>Columns of its table; 0 where it has none.</summary>
    public virtual int Columns => 0;

    /// <summary>The items to walk, each by the cells in which it is looked for: those that every screen has room for.</summary>
    public abstract IReadOnlyList<IReadOnlyList<string>> Names(AuditResult result);

    /// <summary>How many there are.</summary>
    public abstract int Count(AuditResult result);

    /// <summary>Whether a filter may leave some of them out.</summary>
    public virtual bool CanBeNarrowed(AuditResult result) => Count(result) > 0;

    /// <summary>Where an item lies, for the graph to follow; null if nowhere.</summary>
    public abstract double? At(AuditResult result, int item);

    /// <summary>The row of the items shown that is drawn at an absolute position; -1 if there is none.</summary>
    public virtual int RowAt(Area area, NameList list, int x, int y) => -1;

    /// <summary>Draws the items shown around the one selected, with that many columns of their table scrolled away.</summary>
    public abstract void Draw(Frame frame, Area area, AuditResult result, NameList list, int scrolled);
}

/// <summary>A pane of sentences: the one selected stands first, as many others as fit follow.</summary>
abstract class TextPane : AuditPane
{
    protected abstract IReadOnlyList<string> Items(AuditResult result);

    public override IReadOnlyList<IReadOnlyList<string>> Names(AuditResult result) => [.. Items(result).Select(sentence => (string[])[sentence])];

    public override int Count(AuditResult result) => Items(result).Count;

    public override void Draw(Frame frame, Area area, AuditResult result, NameList list, int scrolled)
    {
        List<string> items = [.. list.Shown.Select(i => list.All[i])];
        var item = Math.Max(0, list.Row);
        var text = area.SplitRight(1).Left;
        var rest = text;
        foreach (var sentence in items.Skip(item))
        {
            rest = rest.SplitTop(Label.Draw(frame, rest, sentence, frame.Theme.Text, list.Hits(sentence))).Below;
            if (rest.IsEmpty)
            {
                break;
            }
        }

        if (item > 0)
        {
            frame.Set(area, area.Width - 1, 0, '↑', frame.Theme.Dim);
        }

        if (items.Skip(item).Sum(sentence => Label.Wrap(sentence, text.Width).Count) > area.Height)
        {
            frame.Set(area, area.Width - 1, area.Height - 1, '↓', frame.Theme.Dim);
        }
    }
}
