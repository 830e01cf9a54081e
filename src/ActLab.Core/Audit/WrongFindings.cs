namespace ActLab.Core.Audit;

/// <summary>Names what kind of mistake explains the refuted points.</summary>
static class WrongFindings
{
    /// <summary>The claim equals the derivative beyond a kink if it is this much nearer to it than the two are apart.</summary>
    const double SameBranch = 1e-3;

    /// <summary>Relative to the derivative, what a badly rounded constant or a cut-off tail leaves.</summary>
    const double Slight = 1.0 / 64;

    /// <summary>One finding for each kind.</summary>
    public static IEnumerable<(string Kind, double X, string Message)> Of(IReadOnlyList<Judge.Judged> rows, IReadOnlyList<Site> sites)
    {
        var runs = Runs(rows, sites).ToList();
        var branches = runs.Where(r => IsWrongBranch(rows, sites, r)).ToList();
        var others = runs.Except(branches).ToList();
        foreach (var (kind, some) in new[] { (FindingKind.WrongBranch, branches), (KindOf(rows, others), others) })
        {
            if (some.Count > 0)
            {
                var points = some.SelectMany(r => rows.Skip(r.Start).Take(r.Count)).ToList();
                var worst = Judge.Worst(points)!;
                yield return (kind, worst.X, $"{Means(kind)}: {Text.Of(worst.Claimed)} is claimed at x = {Text.Of(worst.X)}, "
                    + $"the derivative is {Text.Of(worst.Reference)}{Difference(worst)}; {points.Count} of {rows.Count} points are refuted");
            }
        }
    }

    /// <summary>What two equal texts hide.</summary>
    static string Difference(WorstPoint worst) =>
        worst.Claimed == worst.Reference ? $", a relative difference of {Text.Rough(worst.RelativeError)}" : "";

    static string Means(string kind) => kind switch
    {
        FindingKind.WrongBranch => "takes the derivative of the other side of a kink",
        FindingKind.Truncated => "cut off in the tail",
        FindingKind.LowerPrecisionConstant => "slightly off throughout, as by a rounded constant",
        _ => "not the derivative",
    };

    static string KindOf(IReadOnlyList<Judge.Judged> rows, IReadOnlyList<Run> runs)
    {
        var failing = runs.SelectMany(r => rows.Skip(r.Start).Take(r.Count)).ToList();
        var known = rows.Where(r => r.Reference.IsKnown).Select(r => Math.Abs(r.Row.Reference)).DefaultIfEmpty(0);
        if (failing.Count == 0 || failing.Any(r => !(Math.Abs(r.Row.Claimed - r.Row.Reference) <= Slight * known.Max())))
        {
            return FindingKind.Wrong;
        }

        var throughout = 2 * failing.Count >= rows.Count(r => r.Row.Reference != 0);
        var median = failing.Select(r => r.RelativeError).Order().ElementAt(failing.Count / 2);
        return runs.All(r => IsTail([.. rows.Skip(r.Start).Take(r.Count)])) ? FindingKind.Truncated : median <= Slight && throughout ? FindingKind.LowerPrecisionConstant : FindingKind.Wrong;
    }

    /// <summary>Points of one tail, the error being largest where it begins and falling from there.</summary>
    static bool IsTail(IReadOnlyList<Judge.Judged> run)
    {
        double Error(Judge.Judged r) => Math.Abs(r.Row.Claimed - r.Row.Reference);
        var inner = run.MinBy(r => Math.Abs(r.Row.X))!;
        var outer = run.MaxBy(r => Math.Abs(r.Row.X))!;
        return Math.Abs(inner.Row.X) >= 1 && run.Count > 2 && Error(outer) < Error(inner) / 2 && run.All(r => r.Row.X * inner.Row.X > 0 && Error(r) <= Error(inner));
    }

    /// <summary>Refuted points next to each other and on the same side of every kink.</summary>
    static IEnumerable<Run> Runs(IReadOnlyList<Judge.Judged> rows, IReadOnlyList<Site> sites)
    {
        for (var start = 0; start < rows.Count; start++)
        {
            if (rows[start].Row.Verdict == Verdict.Fail)
            {
                var end = start + 1;
                while (end < rows.Count && rows[end].Row.Verdict == Verdict.Fail && Between(rows, sites, end) is null)
                {
                    end++;
                }

                yield return new(start, end - start);
                start = end - 1;
            }
        }
    }

    /// <summary>A run that starts at a kink, ends before the next, and claims the derivative of the other side.</summary>
    static bool IsWrongBranch(IReadOnlyList<Judge.Judged> rows, IReadOnlyList<Site> sites, Run run)
    {
        var (before, after) = (Between(rows, sites, run.Start), Between(rows, sites, run.Start + run.Count));
        if ((before is null) == (after is null) || (before is null && run.Start == 0) || (after is null && run.Start + run.Count == rows.Count))
        {
            return false;
        }

        var (other, own) = before is not null ? (before.Left, before.Right) : (after!.Right, after.Left);
        var (apart, foreign) = (own.DistanceTo(other).ToDouble(), other.Value.ToDouble());
        var nearest = rows[before is not null ? run.Start : run.Start + run.Count - 1];
        return Math.Abs(nearest.Row.Claimed - foreign) <= SameBranch * apart;
    }

    /// <summary>The kink between row i - 1 and row i.</summary>
    static Site? Between(IReadOnlyList<Judge.Judged> rows, IReadOnlyList<Site> sites, int i) => i <= 0 || i >= rows.Count
        ? null
        : sites.FirstOrDefault(s => s.IsKink && rows[i - 1].Row.X <= s.Crossing.X && s.Crossing.X <= rows[i].Row.X);

    sealed record Run(int Start, int Count);
}
