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
        var selected = changes.Cases.Index().FirstOrDefault(c => c.Item.After.ToString() == look.Case.ToString() || c.Item.Before.ToString() == look.Case.ToString(), (-1, null!)).Index;
        WideTable.Draw(
            frame, rest, HeadedColumns.Of(columns.Select(i => headers[i])), [.. CompareText.Rows(changes).Select(row => columns.Select(i => row[i]).ToList())], look.Scrolled, selected,
            (row, column) => column == 1 ? Style(frame.Theme, changes.Cases[row].Verdict) : frame.Theme.Text);
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
