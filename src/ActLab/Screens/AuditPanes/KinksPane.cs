using ActLab.Commands;
using ActLab.Core.Audit;
using ActLab.Terminal;

namespace ActLab.Screens.AuditPanes;

/// <summary>
/// Kinks with the slopes on both sides and the convention taken, and jumps with the limits of the function on both sides.
/// </summary>
sealed class KinksPane : AuditPane
{
    static readonly Column[] Headings =
    [
        new("x"), new("on each side"), new("left"), new("right"), new("takes"), new("convention"),
    ];

    public override int Columns => Headings.Length;

    public override string Title(AuditResult result) => $"kinks, jumps {Count(result)}";

    public override int Count(AuditResult result) => result.Kinks.Count + result.Jumps.Count;

    public override double? At(AuditResult result, int item) =>
        item < result.Kinks.Count ? result.Kinks[item].X : result.Jumps[item - result.Kinks.Count].X;

    public override IReadOnlyList<IReadOnlyList<string>> Names(AuditResult result) =>
    [
        .. result.Kinks.Select(k => (string[])
            [NumberText.Of(k.X), "kink: slopes", NumberText.Of(k.Left), NumberText.Of(k.Right), NumberText.Of(k.Claimed), k.Convention]),
        .. result.Jumps.Select(j => (string[])
            [NumberText.Of(j.X), "jump: limits of f", NumberText.Of(j.Left), NumberText.Of(j.Right), NumberText.Of(j.Claimed), "-"]),
    ];

    public override int RowAt(Area area, NameList list, int x, int y) => TableView.IndexAt(area, list.Shown.Count, list.Row, x, y);

    public override void Draw(Frame frame, Area area, AuditResult result, NameList list, int scrolled)
    {
        if (Count(result) == 0)
        {
            Label.Draw(frame, area, "No kink and no jump: the derivative exists at every audited point.", frame.Theme.Dim);
            return;
        }

        var rows = Names(result);
        var shown = list.Shown;
        WideTable.Draw(frame, area, Headings, [.. shown.Select(i => rows[i])], scrolled, list.Row, hits: (row, column) => list.Hits(rows[shown[row]], column));
    }
}
