using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>Points beside a kink whose value continues the function of the other side.</summary>
sealed class WrongSide
{
    /// <summary>The continuation explains a value if it is this much nearer to it than the truth is.</summary>
    const int Nearer = 16;

    readonly HashSet<TablePoint> _found = new(ReferenceEqualityComparer.Instance);
    readonly ClaimedTable _table;

    /// <summary>Looks beside every kink of the activation, from the kink outwards.</summary>
    /// <param name="table">The claim.</param>
    /// <param name="points">Its ordinary points, ascending in x.</param>
    public WrongSide(ClaimedTable table, IReadOnlyList<TablePoint> points)
    {
        _table = table;
        if (points.Any(p => p.Fails))
        {
            foreach (var kink in table.Activation.Kinks)
            {
                Look(points.Where(p => p.X >= kink.X), Continuation(kink.X, -1));
                Look(points.Where(p => p.X <= kink.X).Reverse(), Continuation(kink.X, 1));
            }
        }
    }

    /// <summary>Whether a point takes the wrong side.</summary>
    public bool Contains(TablePoint point) => _found.Contains(point);

    void Look(IEnumerable<TablePoint> outwards, Func<double, DoubleDouble> continuation)
    {
        foreach (var p in outwards)
        {
            var other = continuation(p.X);
            var distance = DoubleDouble.Abs(DoubleDouble.Of(p.Claimed) - other).ToDouble();
            if (p.Fails ? distance * Nearer > p.Size : !p.IsExplainedBy(other))
            {
                return;
            }

            if (p.Fails)
            {
                _found.Add(p);
            }
        }
    }

    /// <summary>The parabola that touches the function just beside a kink, or the line that touches its derivative.</summary>
    Func<double, DoubleDouble> Continuation(double kink, int side)
    {
        var beside = DoubleDouble.Of(DoubleOrder.Step(kink, side));
        var (value, first, second) = _table.Activation.Forward(Jet2<DoubleDouble>.Variable(beside));
        return _table.Quantity == Quantity.Derivative
            ? x => first + (second * (DoubleDouble.Of(x) - beside))
            : x => value + ((DoubleDouble.Of(x) - beside) * (first + (second * (DoubleDouble.Of(x) - beside)).ScaleByPowerOfTwo(-1)));
    }
}
