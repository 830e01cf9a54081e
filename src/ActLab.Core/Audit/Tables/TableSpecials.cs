using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>NaN and infinities in a table: NaN must give NaN, an infinity its limit, and a number a number.</summary>
/// <param name="table">The claim.</param>
/// <param name="truth">The true values.</param>
/// <param name="indices">The points in question.</param>
sealed class TableSpecials(ClaimedTable table, TablePoints truth, IReadOnlyList<int> indices)
{
    /// <summary>Far enough out for every function that has a finite limit to have reached it in double-double.</summary>
    const double FarOut = 1e300;

    /// <summary>A value this large out there has no finite limit.</summary>
    const double NoLimit = 1e100;

    /// <summary>One finding for each kind of wrong special, the one nearest to 0 as its example.</summary>
    public IEnumerable<Explanation> Explain()
    {
        var wrong = indices.Select(i => (X: table.X[i], Y: table.Values[i])).Select(p => (p.X, p.Y, Want: Want(p.X, p.Y)))
            .Where(p => p.Want is { } want && !IsSame(p.Y, want)).ToLookup(p => Cause(p.X, p.Y));
        return wrong.Select(group => new Explanation(FindingKind.SpecialValue, group.Key,
            [.. group.OrderBy(p => Math.Abs(p.X)).Select(p => new TablePoint(p.X, p.Y, p.Want!.Value, double.PositiveInfinity, 1, 0))]));
    }

    /// <summary>The true value where x or the claimed value is special; else null.</summary>
    DoubleDouble? Want(double x, double y)
    {
        if (double.IsNaN(x))
        {
            return DoubleDouble.NaN;
        }

        if (double.IsInfinity(x))
        {
            var far = truth.Exact(Math.CopySign(FarOut, x));
            return DoubleDouble.Abs(far) > DoubleDouble.Of(NoLimit) ? DoubleDouble.Of(double.CopySign(double.PositiveInfinity, far.Hi)) : far;
        }

        return double.IsNaN(y) ? truth.Exact(x) : null;
    }

    bool IsSame(double claimed, DoubleDouble want) => want.IsFinite
        ? Math.Abs(Ulp.Of(table.Number, claimed, want)) <= TablePoint.Acceptable || Math.Abs(want.ToDouble() - claimed) < table.Number.SmallestNormal()
        : claimed.Equals(want.ToDouble());

    static string Cause(double x, double y) =>
        double.IsNaN(x) ? "NaN is not passed on"
        : double.IsInfinity(x) ? $"{(x > 0 ? "+" : "-")}infinity does not give the limit"
        : "NaN for a finite x, as from inf - inf, inf/inf or 0*inf within the formula";
}
