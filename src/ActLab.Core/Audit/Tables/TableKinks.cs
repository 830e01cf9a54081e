using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>The points of a table of derivatives that are kinks: every value between the one-sided derivatives is a convention.</summary>
sealed class TableKinks
{
    /// <summary>Epsilons of the type within which a value is a side.</summary>
    const int Exactly = 8;

    /// <summary>Outside the sides but this near to one, in their size, that side is meant and computed badly.</summary>
    const double Meant = 1.0 / 256;

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

    /// <summary>The kinks where a side is meant, to be judged like other points.</summary>
    public IEnumerable<TablePoint> Points => _kinks.Where(k => k.Audited.Convention is "left" or "right")
        .Select(k => Point(k.Kink, k.Audited.Convention == "left" ? k.Kink.Left : k.Kink.Right, k.Audited.Claimed));

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
                [.. outside.Select(k => Point(k.Kink, Nearer(k.Kink, k.Audited.Claimed), k.Audited.Claimed))]);
        }
    }

    TablePoint Point(Kink kink, double side, double claimed)
    {
        var (truth, scale) = (DoubleDouble.Of(side), Size(kink));
        return new(kink.X, claimed, truth, Math.Abs(Ulp.Of(_table.Number, claimed, truth)), scale, Exactly * _table.Number.Epsilon() * scale);
    }

    AuditedKink Describe(Kink kink, double claimed)
    {
        var distance = Math.Abs(claimed - Nearer(kink, claimed));
        var side = Nearer(kink, claimed) == kink.Left ? "left" : "right";
        var convention = distance <= Exactly * _table.Number.Epsilon() * Size(kink) ? side
            : Math.Min(kink.Left, kink.Right) < claimed && claimed < Math.Max(kink.Left, kink.Right) ? "between"
            : distance <= Meant * Size(kink) ? side
            : "outside";
        return new(kink.X, kink.Left, kink.Right, claimed, convention);
    }

    static double Nearer(Kink kink, double claimed) => Math.Abs(claimed - kink.Left) <= Math.Abs(claimed - kink.Right) ? kink.Left : kink.Right;

    static double Size(Kink kink) => Math.Max(Math.Abs(kink.Left), Math.Abs(kink.Right));
}
