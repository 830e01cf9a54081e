using ActLab.Core.Accuracy;

namespace ActLab.Core.Audit.Tables;

/// <summary>Audits a table of claimed values against the true ones, at the precision of the table's own type.</summary>
/// <remarks>
/// A point fails if it is off by more than 8 epsilons of the type times the largest true absolute value among the points
/// within a factor 2 of abs(x), and of 1 for a function bounded by 1; no less than that at the smallest normal number. A
/// subnormal result that is flushed to 0 does not fail. At a kink any value between the one-sided derivatives is a
/// convention. A right table that loses more than 4 ulp keeps its verdict and gets a finding.
/// </remarks>
public static class TableAudit
{
    /// <summary>Audits one table.</summary>
    /// <param name="table">The claim.</param>
    /// <param name="others">Activations whose values the table may hold by mistake.</param>
    /// <param name="options">Range and strictness.</param>
    /// <param name="progress">Told the share of points done.</param>
    /// <param name="stop">Ends the audit early by an exception.</param>
    /// <exception cref="BadInputException">No point of the table lies in the range.</exception>
    public static AuditResult Run(
        ClaimedTable table, IReadOnlyList<Activation> others, AuditOptions options, IProgress<double>? progress, CancellationToken stop)
    {
        var indices = Enumerable.Range(0, table.X.Length).Where(i => !(table.X[i] < options.From || table.X[i] > options.To)).ToArray();
        if (indices.Length == 0)
        {
            throw new BadInputException($"{table.Name}: no x lies in {Text.Of(options.From)}:{Text.Of(options.To)}; give another --range");
        }

        var truth = new TablePoints(table);
        var kinks = new TableKinks(table, indices);
        var ordinary = indices.Where(i => double.IsFinite(table.X[i]) && !double.IsNaN(table.Values[i]) && !kinks.Contains(i)).ToArray();
        List<TablePoint> points = [.. truth.Measure(ordinary, progress, stop).Concat(kinks.Points).OrderBy(p => p.X)];
        List<Explanation> explanations =
        [
            .. new TableSpecials(table, truth, indices).Explain(),
            .. kinks.Explain(),
            .. new TableCauses(table, points, others).Explain(),
        ];
        var fails = explanations.Any(e => e.Fails || options.Strict);
        return new(table.Activation.Id, Subject(table), fails ? Verdict.Fail : Verdict.Pass, [], Worst(points), kinks.Audited,
            [.. explanations.Select(e => TableText.Finding(table, e, options.Strict))])
        {
            Points = indices.Length,
            Number = table.Number,
        };
    }

    static string Subject(ClaimedTable table) => $"{(table.Quantity == Quantity.Forward ? "f" : "derivative")} of {table.Name}";

    static WorstPoint? Worst(IReadOnlyList<TablePoint> points)
    {
        var worst = points.Where(p => p.Size > 0).MaxBy(p => (p.Size / p.Allowed, -Math.Abs(p.X)));
        return worst is null ? null : new(
            worst.X, worst.Claimed, worst.Exact.ToDouble(), worst.Ulps, worst.Size / Math.Abs(worst.Exact.ToDouble()));
    }
}
