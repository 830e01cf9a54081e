using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>A range of x, both ends included, in which units are flat.</summary>
/// <param name="From">Its lower end.</param>
/// <param name="To">Its upper end.</param>
/// <param name="IsDead">Whether f and f' are exactly 0 there; else abs(f') is at most epsilon times its maximum, or epsilon where f' has no bound.</param>
public readonly record struct FlatRange(double From, double To, bool IsDead)
{
    /// <summary>Halvings of an interval of doubles that leave two neighbours.</summary>
    const int Halvings = 1100;

    /// <summary>
    /// The flat ranges of an activation among ascending points, ends included. Their ends are exact to the last digit; a range narrower than the
    /// distance of points is found where f' changes its sign in it.
    /// </summary>
    public static IReadOnlyList<FlatRange> Of(Activation activation, double epsilon, IReadOnlyList<double> points)
    {
        var least = epsilon * SaturationProfile.Of(activation, NumberType.F64).Scale;
        var found = new List<FlatRange>();
        var (start, state) = (points[0], StateAt(points[0]));
        var before = points[0];
        foreach (var x in points.Zip(points.Skip(1), Steps).SelectMany(step => step))
        {
            var next = StateAt(x);
            if (next != state)
            {
                var was = state;
                var end = Last(before, x, at => StateAt(at) == was);
                Close(end);
                (start, state) = (Last(x, before, at => StateAt(at) == next), next);
            }

            before = x;
        }

        Close(points[^1]);
        return found;

        // Between slopes of two signs there is one of 0, or a kink.
        double[] Steps(double a, double b) =>
            StateAt(a) == 0 && StateAt(b) == 0 && Slope(a) * Slope(b) < 0 ? [Last(a, b, x => Slope(x) * Slope(a) > 0), b] : [b];

        double Slope(double x) => Scalar.Derivative(activation, x);

        // 0 is not flat, 1 saturated, 2 dead.
        int StateAt(double x) => !(Math.Abs(Slope(x)) <= least) ? 0 : Slope(x) == 0 && Scalar.Forward(activation, x) == 0 ? 2 : 1;

        void Close(double end)
        {
            if (state != 0 && start < end)
            {
                found.Add(new(start, end, state == 2));
            }
        }
    }

    /// <summary>The last point from a on towards b at which something holds that holds at a and not at b.</summary>
    static double Last(double a, double b, Predicate<double> holds)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (a / 2) + (b / 2);
            if (middle == a || middle == b)
            {
                break;
            }

            (a, b) = holds(middle) ? (middle, b) : (a, middle);
        }

        return a;
    }
}
