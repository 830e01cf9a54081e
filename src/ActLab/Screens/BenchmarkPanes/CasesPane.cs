using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>Every case in numbers, in the columns in which cases differ, and what can be said of it against the tensor kernel.</summary>
sealed class CasesPane : BenchmarkPane
{
    const int Names = 2;

    public override string Title => "cases";

    public override void Draw(Frame frame, Area area, BenchmarkLook look)
    {
        var table = JobTables.Cases(look.Result);
        int[] columns = [.. Enumerable.Range(0, table.Headers.Count).Where(i => i < Names || IsWorthShowing(table, i))];
        var baseline = look.Result.Cases.FirstOrDefault(c => c.Kernel == JobKernel.Tensor) ?? look.Result.Cases[0];
        string[] verdicts = look.Result.Request.Kind.Repeats() == 0 ? [] : [$"against {baseline.KernelName}"];
        var all = verdicts.Length == 0 ? [] : look.Result.Verdicts;
        var (rows, shown, names) = (table.Rows, look.Cases.Shown, new CaseNames(look.Result.Cases));
        var place = 1 + columns.TakeWhile(i => !IsTime(table, i)).Count();
        IReadOnlyList<string> Cells(IReadOnlyList<string> row, IEnumerable<string> verdict) =>
            [.. columns.Take(place).Select(i => row[i]), .. verdict, .. columns.Skip(place).Select(i => row[i])];

        WideTable.Draw(
            frame, area, HeadedColumns.Of(Cells(table.Headers, verdicts)),
            [.. shown.Select(i => Cells(rows[i], verdicts.Select(_ => Against(all, look.Result.Cases[i], baseline.KernelName)?.Word() ?? "-")))], look.Scrolled, look.Cases.Row,
            hits: (row, column) => look.Cases.Hits(names.Words(look.Result.Cases[shown[row]]), column));
    }

    /// <summary>Whether it tells cases apart, or will once they are measured.</summary>
    static bool IsWorthShowing(JobTable table, int column) =>
        IsTime(table, column) || table.Rows.Any(row => row[column] != table.Rows[0][column]);

    static bool IsTime(JobTable table, int column) => table.Headers[column].StartsWith("ns/element", StringComparison.Ordinal);

    /// <summary>The verdict on a case against the one of that kernel which shares its spans; null for that one itself, and before both are measured.</summary>
    static SpeedVerdict? Against(IReadOnlyList<KernelVerdict> verdicts, JobCase of, string kernel)
    {
        foreach (var verdict in verdicts)
        {
            if (ReferenceEquals(verdict.Case, of) && verdict.Against == kernel)
            {
                return verdict.Verdict;
            }

            if (ReferenceEquals(verdict.AgainstCase, of) && verdict.Kernel == kernel)
            {
                return verdict.Verdict switch { SpeedVerdict.Faster => SpeedVerdict.Slower, SpeedVerdict.Slower => SpeedVerdict.Faster, var same => same };
            }
        }

        return null;
    }
}
