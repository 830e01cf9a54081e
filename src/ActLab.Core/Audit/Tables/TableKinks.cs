using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>The points of a table of derivatives that are kinks: every value between the one-sided derivatives is a convention.</summary>
sealed class TableKinks
{
    readonly List<(int Index, Kink Kink, AuditedKink Audited)> _kinks;
    readonly HashSet<int> _indices;
    readonly ClaimedTable _table;

    /// <summary>Looks for kinks among the points in question.</summary>
    public TableKinks(ClaimedTable table, IReadOnlyList<int> indices)
    {
        _table = table;
        _kinks = table.Quantity == Quantity.Forward ? [] :
        [
            .. from kink in table.Activation.Kinks
               from i in indices
               where table.X[i] == kink.X && !double.IsNaN(table.Values[i])
               select (i, kink, Describe(kink, table.Values[i])),
        ];
        _indices = [.. _kinks.Select(k => k.Index)];
    }

    /// <summary>What is claimed at the kinks, each once.</summary>
    public IReadOnlyList<AuditedKink> Audited => [.. _kinks.Select(k => k.Audited).Distinct()];

    /// <summary>Whether a point is a kink.</summary>
    public bool Contains(int index) => _indices.Contains(index);

    /// <summary>The values outside the one-sided derivatives.</summary>
    public IEnumerable<Explanation> Explain()
    {
        var outside = _kinks.Where(k => k.Audited.Convention == "outside").ToList();
        if (outside.Count > 0)
        {
            var first = outside[0].Audited;
            yield return new(
                FindingKind.KinkConvention,
                $"at a kink the value is outside the one-sided derivatives {_table.Number.Text(first.Left)} and {_table.Number.Text(first.Right)}",
                [.. outside.Select(k => Point(k.Kink, _table.Values[k.Index]))]);
        }
    }

    TablePoint Point(Kink kink, double claimed)
    {
        var near = Math.Abs(claimed - kink.Left) < Math.Abs(claimed - kink.Right) ? kink.Left : kink.Right;
        var truth = DoubleDouble.Of(near);
        return new(kink.X, claimed, truth, Math.Abs(Ulp.Of(_table.Number, claimed, truth)), Math.Abs(near), Tolerance(kink));
    }

    AuditedKink Describe(Kink kink, double claimed)
    {
        var tolerance = Tolerance(kink);
        var convention = Math.Abs(claimed - kink.Left) <= tolerance ? "left"
            : Math.Abs(claimed - kink.Right) <= tolerance ? "right"
            : Math.Min(kink.Left, kink.Right) < claimed && claimed < Math.Max(kink.Left, kink.Right) ? "between"
            : "outside";
        return new(kink.X, kink.Left, kink.Right, claimed, convention);
    }

    double Tolerance(Kink kink) => 8 * _table.Number.Epsilon() * Math.Max(Math.Abs(kink.Left), Math.Abs(kink.Right));
}
