using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>Whether a table holds the values of another function of the catalogue.</summary>
/// <param name="table">The claim.</param>
/// <param name="points">Its ordinary points.</param>
/// <param name="others">The catalogue.</param>
sealed class OtherFunctions(ClaimedTable table, IReadOnlyList<TablePoint> points, IReadOnlyList<Activation> others)
{
    /// <summary>Fewer points say nothing of a function.</summary>
    const int Enough = 4;

    /// <summary>The function that gives every value of the table; null if there is none.</summary>
    public Explanation? Explain(IReadOnlyList<TablePoint> failing)
    {
        var values = failing.DistinctBy(p => p.Claimed).Take(Enough).Count();
        if (values < Enough)
        {
            return null;
        }

        // The failing points come first: nearly every other function is ruled out by one of them.
        var order = failing.Concat(points).ToList();
        var found = (from quantity in new[] { table.Quantity, Quantity.Forward, Quantity.Derivative }.Distinct()
                     from other in others
                     where (other.Id, quantity) != (table.Activation.Id, table.Quantity)
                     where order.TrueForAll(p => p.IsExplainedBy(TablePoints.Exact(other, quantity, DoubleDouble.Of(p.X))))
                     select (other.Id, quantity)).Take(1).ToList();
        return found is [var (id, what)]
            ? new(FindingKind.Wrong, $"the values are those of {(what == Quantity.Forward ? id : "the derivative of " + id)}", failing)
            : null;
    }
}
