using ActLab.Commands;
using ActLab.Core.Statistics;
using ActLab.Jobs.Changes;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>The job held against an earlier one; the verdict stands beside the case, where no narrow screen cuts it off.</summary>
sealed class ChangesPane : BenchmarkPane
{
    public override string Title => "changes against another job";

    public override string Command(BenchmarkLook look) => look.Changes is { } changes
        ? $"./run.sh compare {changes.Before.Id} {changes.After.Id}"
        : base.Command(look);

    public override void Draw(Frame frame, Area area, BenchmarkLook look)
    {
        if (look.Changes is not { } changes)
        {
            Label.Draw(frame, area, "Press c to choose the job to compare with.", frame.Theme.Dim);
            return;
        }

        var rest = Remark(frame, area, $"A {changes.Before.Id}, B {changes.After.Id}{Alone(changes)}. {CompareText.VerdictLine(changes)}");
        var headers = CompareText.Headers(changes);
        int[] columns = [0, headers.Count - 1, .. Enumerable.Range(1, headers.Count - 2)];
        var all = CompareText.Rows(changes);
        var shown = Enumerable.Range(0, all.Count).Where(i => look.Cases.Filter.Hits(all[i][0]) is not null).ToList();
        var selected = shown.FindIndex(i => changes.Cases[i].After.ToString() == look.Case.ToString() || changes.Cases[i].Before.ToString() == look.Case.ToString());
        WideTable.Draw(
            frame, rest, HeadedColumns.Of(columns.Select(i => headers[i])), [.. shown.Select(row => columns.Select(i => all[row][i]).ToList())], look.Scrolled, selected,
            (row, column) => column == 1 ? Style(frame.Theme, changes.Cases[shown[row]].Verdict) : frame.Theme.Text,
            (row, column) => column == 0 ? look.Cases.Hits(all[shown[row]][0]) : []);
    }

    static string Alone(JobChanges changes) =>
        (changes.Added.Count > 0 ? $"; {changes.Added.Count} cases only in B" : "") + (changes.Removed.Count > 0 ? $"; {changes.Removed.Count} only in A" : "");

    static Style Style(Theme theme, SpeedVerdict verdict) => verdict switch
    {
        SpeedVerdict.Slower => theme.Fail,
        SpeedVerdict.Inconclusive => theme.Warn,
        _ => theme.Pass,
    };
}
