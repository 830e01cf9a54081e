using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>A place where a formula takes another branch.</summary>
/// <param name="Left">The last double on the left side.</param>
/// <param name="Right">The first double on the right side.</param>
/// <param name="At">The place itself, if it is a double.</param>
readonly record struct Crossing(double Left, double Right, double? At)
{
    /// <summary>The double that stands for the place.</summary>
    public double X => At ?? Left;

    /// <summary>A place that is a double.</summary>
    public static Crossing Exactly(double x) => x == 0
        ? new(-double.Epsilon, double.Epsilon, 0)
        : new(DoubleOrder.Step(x, -1), DoubleOrder.Step(x, 1), x);

    /// <summary>At most a few doubles away.</summary>
    public bool IsAt(double x) => DoubleOrder.Step(Left, -4) <= x && x <= DoubleOrder.Step(Right, 4);

    /// <summary>
    /// Where the signs of the formulas change between two points, or are 0 at one, found by bisection down to adjacent doubles;
    /// also where a formula comes nearest to 0 between points of equal sign and turns out to cross it twice.
    /// </summary>
    public static IReadOnlyList<Crossing> Find(IEnumerable<Expression> formulas, double[] points) =>
        [.. formulas.SelectMany(f => Find(f, points)).DistinctBy(c => c.X).OrderBy(c => c.X)];

    static IEnumerable<Crossing> Find(Expression formula, double[] points)
    {
        DoubleDouble Value(double x) => formula.Evaluate(DoubleDouble.Of(x));
        int SignOf(DoubleDouble value) => value.IsNaN ? 2 : value.Sign;
        int Sign(double x) => SignOf(Value(x));
        var values = points.Select(Value).ToArray();
        var signs = values.Select(SignOf).ToArray();
        for (var i = 0; i < points.Length; i++)
        {
            var isolated = (i == 0 || signs[i - 1] != 0 || points[i] == 0) && (i == points.Length - 1 || signs[i + 1] != 0 || points[i] == 0);
            if (signs[i] == 0 && isolated)
            {
                yield return Exactly(points[i]);
            }
            else if (i > 0 && signs[i] * signs[i - 1] == -1)
            {
                yield return Bisect(Sign, points[i - 1], points[i]);
            }
            else if (i > 0 && i < points.Length - 1 && IsNearest(values, signs, i) && Dip(Value, signs[i], points[i - 1], points[i + 1]) is { } dip)
            {
                yield return Bisect(Sign, points[i - 1], dip);
                yield return Bisect(Sign, dip, points[i + 1]);
            }
        }
    }

    /// <summary>Point i is nearer to 0 than its neighbours, and all have one sign.</summary>
    static bool IsNearest(DoubleDouble[] values, int[] signs, int i)
    {
        var here = DoubleDouble.Abs(values[i]);
        return signs[i] is 1 or -1 && signs[i - 1] == signs[i] && signs[i + 1] == signs[i]
            && here <= DoubleDouble.Abs(values[i - 1]) && here <= DoubleDouble.Abs(values[i + 1])
            && (here < DoubleDouble.Abs(values[i - 1]) || here < DoubleDouble.Abs(values[i + 1]));
    }

    /// <summary>A point between the two where the sign is another, looked for by ternary search of the value nearest to 0.</summary>
    static double? Dip(Func<double, DoubleDouble> value, int sign, double from, double to)
    {
        for (var i = 0; i < 100 && from < to; i++)
        {
            var (a, b) = (from + ((to - from) / 3), to - ((to - from) / 3));
            var (left, right) = (value(a), value(b));
            if (left.Sign * sign < 0 || right.Sign * sign < 0)
            {
                return left.Sign * sign < 0 ? a : b;
            }

            (from, to) = DoubleDouble.Abs(left) < DoubleDouble.Abs(right) ? (from, b) : (a, to);
        }

        return null;
    }

    static Crossing Bisect(Func<double, int> sign, double from, double to)
    {
        var (low, high) = (DoubleOrder.Key(from), DoubleOrder.Key(to));
        for (var left = sign(from); (ulong)(high - low) > 1;)
        {
            var middle = low + (long)((ulong)(high - low) >> 1);
            var here = sign(DoubleOrder.At(middle));
            if (here == 0)
            {
                return Exactly(DoubleOrder.At(middle));
            }

            (low, high) = here == left ? (middle, high) : (low, middle);
        }

        return new(DoubleOrder.At(low), DoubleOrder.At(high), null);
    }
}
