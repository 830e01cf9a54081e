using System.Collections.Concurrent;
using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>Evaluates the truth at the points of a table, in double-double.</summary>
/// <param name="table">The claim.</param>
sealed class TablePoints(ClaimedTable table)
{
    /// <summary>Roundings that a correct formula may make, in epsilons of the type.</summary>
    const int Allowance = 8;

    /// <summary>Points that one core takes at a time.</summary>
    const int Chunk = 1 << 12;

    readonly double[] _roots = table.Quantity == Quantity.Derivative ? InteriorRoots.Of(table.Activation) : [];

    /// <summary>The true value at x.</summary>
    public DoubleDouble Exact(double x) => Exact(table.Activation, table.Quantity, DoubleDouble.Of(x));

    /// <summary>f(x) or f'(x) of an activation.</summary>
    public static DoubleDouble Exact(Activation activation, Quantity quantity, DoubleDouble x) =>
        quantity == Quantity.Forward ? activation.Forward(x) : activation.Derivative(x);

    /// <summary>The points at some indices of the table, ascending in x; the values there are finite or infinite.</summary>
    /// <param name="indices">Where x is finite and the value is a number.</param>
    /// <param name="progress">Told the share done, by one thread at a time.</param>
    /// <param name="stop">Ends the work by an exception.</param>
    public IReadOnlyList<TablePoint> Measure(IReadOnlyList<int> indices, IProgress<double>? progress, CancellationToken stop)
    {
        var order = indices.OrderBy(i => table.X[i]).ToArray();
        var exact = new DoubleDouble[order.Length];
        if (order.Length > 0)
        {
            var (gate, done) = (new Lock(), 0L);
            Parallel.ForEach(Partitioner.Create(0, order.Length, Chunk), new ParallelOptions { CancellationToken = stop }, range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                {
                    exact[i] = Exact(table.X[order[i]]);
                }

                lock (gate)
                {
                    done += range.Item2 - range.Item1;
                    progress?.Report((double)done / order.Length);
                }
            });
        }

        var least = IsBoundedByOne(exact) ? 1 : table.Number.SmallestNormal();
        var scale = LocalScale.Of([.. order.Select(i => Math.Abs(table.X[i]))], [.. exact.Select(Magnitude)]);
        return [.. order.Select((index, i) => Point(table.X[index], table.Values[index], exact[i], Math.Max(scale[i], least)))];
    }

    TablePoint Point(double x, double claimed, DoubleDouble exact, double scale)
    {
        var ulps = InteriorRoots.Near(_roots, x)
            ? Ulp.Of(table.Number, claimed, exact, InteriorRoots.LeastExponent)
            : Ulp.Of(table.Number, claimed, exact);
        var flushed = claimed == 0 && Magnitude(exact) < table.Number.SmallestNormal() ? Magnitude(exact) : 0;
        return new(x, claimed, exact, Math.Abs(ulps), scale, Math.Max(flushed, Allowance * table.Number.Epsilon() * scale));
    }

    /// <summary>No value of the function is larger than 1, as far as an audit's points and the table's own show.</summary>
    bool IsBoundedByOne(DoubleDouble[] exact) =>
        exact.All(value => Magnitude(value) <= 1) && AuditGrid.Points(-745, 745).All(x => Magnitude(Exact(x)) <= 1);

    static double Magnitude(DoubleDouble value) => Math.Abs(value.ToDouble());
}
