using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>
/// Numeric differentiation in double-double with an error bound: differences at halved steps, extrapolated to step 0
/// (L. F. Richardson 1911; C. J. F. Ridders 1982). The bound is twice the largest change in the last extrapolation,
/// which is the error of a lower order, plus the rounding error that <see cref="Bounded"/> carries along.
/// </summary>
static class NumericDerivative
{
    /// <summary>Good enough to stop trying smaller steps, in bits.</summary>
    const int Satisfied = 76;

    /// <summary>First steps are above this power of two, so that the last is still a double.</summary>
    const int Smallest = -1060;

    /// <summary>First steps, as powers of two, tried until one is good enough.</summary>
    static readonly int[] FirstSteps = [-2, -8, -14, -20, -28, -36];

    /// <summary>The derivative at 0 of f, where f is smooth for |t| &lt;= reach.</summary>
    /// <param name="f">The function of the displacement, called with plus or minus a power of two.</param>
    /// <param name="reach">How far steps may go.</param>
    /// <param name="scale">A power of two below which the function may vary, such as that of x itself.</param>
    public static Estimate Central(Func<double, Bounded> f, double reach, int scale) =>
        Best(reach, scale, first => !IsResolved(f, first) ? Estimate.Unknown : Extrapolate(8, 4, level => Slope(f, first - level)));

    static Bounded Slope(Func<double, Bounded> f, int power) => (f(Math.ScaleB(1, power)) - f(-Math.ScaleB(1, power))) * Power(-power - 1);

    /// <summary>
    /// Whether steps of that size see a smooth function: the second difference falls with the square of the step, or is
    /// lost in rounding. Over a bend much narrower than the step it falls with the step alone, and central differences
    /// would agree with each other on the mean of both slopes; beside a step of the function it vanishes at once. In the
    /// middle of an odd step there is none to see, and the slope itself must not change much with the step.
    /// </summary>
    static bool IsResolved(Func<double, Bounded> f, int first)
    {
        var middle = f(0);
        var (coarse, fine) = (SecondDifference(0), SecondDifference(2));
        return !IsAbove(fine, coarse, -3) && !IsAbove(coarse, fine, 10)
            && (IsAbove(fine, Bounded.Of(0), 0) || !IsAbove(Slope(f, first - 2) - Slope(f, first), Slope(f, first - 2), -1));

        static bool IsAbove(Bounded a, Bounded b, int power) =>
            DoubleDouble.Abs(a.Value) - a.Error > (DoubleDouble.Abs(b.Value) + b.Error).ScaleByPowerOfTwo(power);

        Bounded SecondDifference(int level)
        {
            var h = Math.ScaleB(1, first - level);
            return f(h) - middle + (f(-h) - middle);
        }
    }

    /// <summary>
    /// The limit of the derivative as t tends to 0 from one side; f(0) is not used, so that a jump at 0 does not matter.
    /// </summary>
    /// <param name="f">The function of the displacement.</param>
    /// <param name="direction">1 from the right, -1 from the left.</param>
    /// <param name="reach">How far steps may go.</param>
    /// <param name="scale">A power of two below which the function may vary.</param>
    public static Estimate OneSided(Func<double, Bounded> f, int direction, double reach, int scale) => Best(reach / 2, scale, first => Extrapolate(
        13, 2, level =>
        {
            var h = Math.ScaleB(direction, first - level);
            return (f(2 * h) - f(h)) * Power(level - first) * Bounded.Of(direction);
        }));

    static Bounded Power(int exponent) => Bounded.Exact(DoubleDouble.One.ScaleByPowerOfTwo(exponent));

    static Estimate Best(double reach, int scale, Func<int, Estimate> attempt)
    {
        var best = Estimate.Unknown;
        var limit = reach > 0 ? Math.ILogB(reach) : int.MinValue;
        foreach (var first in FirstSteps.Append(Math.Min(scale, limit) - 2).Select(s => Math.Min(s, limit)).Distinct().Where(s => s > Smallest))
        {
            var estimate = attempt(first);
            best = estimate.Bound < best.Bound ? estimate : best;
            if (best.IsWithin(Satisfied) || best.Bound.IsZero)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>Neville's table over steps halved at each level; the error falls by that factor per column.</summary>
    static Estimate Extrapolate(int levels, double factor, Func<int, Bounded> difference)
    {
        var best = Estimate.Unknown;
        var previous = Array.Empty<Bounded>();
        for (var level = 0; level < levels; level++)
        {
            var row = new Bounded[previous.Length + 1];
            row[0] = difference(level);
            for (var (k, power) = (1, factor); k < row.Length; k++, power *= factor)
            {
                row[k] = row[k - 1] + (row[k - 1] - previous[k - 1]) / Bounded.Of(power - 1);
                var change = DoubleDouble.Abs((row[k] - row[k - 1]).Value);
                var drop = DoubleDouble.Abs((row[k] - previous[k - 1]).Value);
                var bound = (change < drop ? drop : change).ScaleByPowerOfTwo(1) + row[k].Error;
                best = bound < best.Bound ? new(row[k].Value, bound) : best;
            }

            previous = row[0].Error.IsFinite ? row : [];
        }

        return best;
    }
}
