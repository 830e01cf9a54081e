using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>
/// Names what most likely made the wrong and the inaccurate points of a table. Causes seen at single points come first, then
/// those that must explain all the rest; what nothing explains is wrong.
/// </summary>
/// <param name="table">The claim.</param>
/// <param name="points">Its ordinary points, ascending in x.</param>
/// <param name="others">Activations whose values the table may hold by mistake.</param>
sealed class TableCauses(ClaimedTable table, IReadOnlyList<TablePoint> points, IReadOnlyList<Activation> others)
{
    /// <summary>Results up to this multiple of the smallest normal number are lost with what underflows on the way to them.</summary>
    const int NearUnderflow = 64;

    /// <summary>Below it a result is small against numbers of size 1 that may have cancelled.</summary>
    const double Small = 1.0 / 16;

    /// <summary>Rounding errors of a number of size 1 are larger than this share of epsilon, but for luck.</summary>
    const double Noticeable = 1.0 / 256;

    /// <summary>Whether results far above the subnormal numbers are 0 already, so that it is not they that are flushed.</summary>
    readonly bool _vanishesEarly = points.Any(p => p.Claimed == 0 && !IsNearUnderflow(table, p));

    /// <summary>The explanations, those that fail first.</summary>
    public IEnumerable<Explanation> Explain()
    {
        var branches = new WrongSide(table, points);
        var failing = points.Where(p => p.Fails).ToList();
        var single = failing.ToLookup(p => branches.Contains(p) ? FindingKind.WrongBranch
            : double.IsInfinity(p.Claimed) ? FindingKind.Overflow
            : Underflows(p) ? FindingKind.Underflow
            : "");
        var rest = single[""].ToList();
        return
        [
            .. single.Where(group => group.Key.Length > 0).Select(group => new Explanation(group.Key, Means(group.Key), [.. group])),
            .. rest.Count > 0 ? [ExplainAll(rest)] : Array.Empty<Explanation>(),
            .. points.Where(p => p.IsInaccurate).ToLookup(Loses).OrderByDescending(group => group.Count()).Select(group => new Explanation(group.Key, (failing.Count == 0 ? "right, but " : "within its bound here, but ") + Means(group.Key), [.. group], Fails: false)),
        ];
    }

    Explanation ExplainAll(List<TablePoint> failing) =>
        new OtherFunctions(table, points, others).Explain(failing)
        ?? new OtherPrecision(table, points).Explain(failing)
        ?? new ErrorShape(table, points).Explain(failing)
        ?? new(FindingKind.Wrong, "another function: rounding does not explain the difference", failing);

    /// <summary>How a right value loses digits.</summary>
    string Loses(TablePoint p) =>
        Underflows(p) ? FindingKind.Underflow
        : Math.Abs(p.Exact.ToDouble()) <= Small && (p.Size >= Noticeable * table.Number.Epsilon() || p.Claimed == 0) ? FindingKind.Cancellation
        : FindingKind.Accuracy;

    bool Underflows(TablePoint p) => Math.Abs(p.Claimed) < table.Number.SmallestNormal() && IsNearUnderflow(table, p) && !_vanishesEarly;

    static bool IsNearUnderflow(ClaimedTable table, TablePoint p) =>
        DoubleDouble.Abs(p.Exact) <= DoubleDouble.Of(NearUnderflow * table.Number.SmallestNormal());

    static string Means(string kind) => kind switch
    {
        FindingKind.WrongBranch => "the branch of the other side of a kink is taken",
        FindingKind.Overflow => "an intermediate result overflows",
        FindingKind.Underflow => "subnormal numbers are flushed, or an intermediate result underflows",
        FindingKind.Cancellation => "digits are lost as by subtracting nearly equal numbers",
        _ => "more digits are lost than rounding the result would cost",
    };
}
