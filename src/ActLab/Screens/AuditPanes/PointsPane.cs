using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Terminal;

namespace ActLab.Screens.AuditPanes;

/// <summary>A pane that walks the audited points, the worst first.</summary>
abstract class PointwisePane : AuditPane
{
    public override bool WalksPoints => true;

    public override IReadOnlyList<IReadOnlyList<string>> Names(AuditResult result) =>
        [.. WorstPoints.First(result).Select(p => (string[])[NumberText.Of(p.X), NumberText.Short(p.Ulps), p.Verdict.Word()])];

    public override int Count(AuditResult result) => result.Rows.Count;

    public override double? At(AuditResult result, int item) => WorstPoints.First(result)[item].X;
}

/// <summary>The audited points as a table.</summary>
sealed class PointsPane : PointwisePane
{
    const int VerdictColumn = 2;

    static readonly Column[] Headings =
    [
        new("x"), new("ulp", Align.Right), new("verdict"), new("claimed in double"), new("reference"), new("bits of x"),
        new("claimed"), new("central difference"),
    ];

    public override int Columns => Headings.Length;

    public override string Title(AuditResult result) => "points";

    public override int RowAt(Area area, NameList list, int x, int y) => TableView.IndexAt(area, list.Shown.Count, list.Row, x, y);

    public override void Draw(Frame frame, Area area, AuditResult result, NameList list, int scrolled)
    {
        var (points, names, shown) = (WorstPoints.First(result), Names(result), list.Shown);
        IReadOnlyList<string>[] rows =
        [
            .. from i in shown
               let p = points[i]
               select (string[])
               [
                   .. names[i], NumberText.Of(p.Plain), NumberText.Of(p.Reference), WorstPoints.Bits(p.X), NumberText.Of(p.Claimed), NumberText.Of(p.Classical),
               ],
        ];
        WideTable.Draw(frame, area, Headings, rows, scrolled, list.Row,
            (row, column) => column == VerdictColumn ? AuditStyle.Of(frame.Theme, points[shown[row]].Verdict) : frame.Theme.Text,
            (row, column) => list.Hits(names[shown[row]], column));
    }
}

/// <summary>What each witness says at the point selected, and what is claimed there.</summary>
sealed class WitnessesPane : PointwisePane
{
    const int OpinionColumn = 1;

    public override int Columns => 4;

    public override string Title(AuditResult result) => "witnesses";

    public override void Draw(Frame frame, Area area, AuditResult result, NameList list, int scrolled)
    {
        if (result.Rows.Count == 0)
        {
            return;
        }

        var point = WorstPoints.First(result)[list.Selected];
        Column[] headings = [new($"x = {NumberText.Short(point.X)}"), new("opinion"), new("value"), new("error bound", Align.Right)];
        IReadOnlyList<string>[] rows =
        [
            .. point.Witnesses.Select(w => (string[])[w.Witness, w.Opinion.Word(), NumberText.Of(w.Value), NumberText.Short(w.Bound)]),
        ];
        // Columns of the table of points too, so they may be left out.
        IReadOnlyList<string>[] claims =
        [
            ["claimed", "", NumberText.Of(point.Claimed), ""],
            ["claimed in double", "", NumberText.Of(point.Plain), ""],
            ["central difference", "", NumberText.Of(point.Classical), ""],
        ];
        rows = rows.Length + claims.Length < area.Height ? [.. rows, .. claims] : rows;
        WideTable.Draw(frame, area, headings, rows, scrolled, -1, (row, column) =>
            column == OpinionColumn && row < point.Witnesses.Count ? AuditStyle.Of(frame.Theme, point.Witnesses[row].Opinion) : frame.Theme.Text);
    }
}
