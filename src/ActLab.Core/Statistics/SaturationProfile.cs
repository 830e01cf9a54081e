using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>Where an activation is flat, found once by evaluating it; what the saturation counts compare with.</summary>
/// <remarks>
/// The grid is 0, the kinks and their neighbours, 64 points per unit on [-40, 40], and 100 points per decade of abs(x)
/// from 1e-9 to 1e9; the largest abs(f') on it is refined by golden-section search (Kiefer 1953).
/// <para>
/// A gradient that a framework computes from the rounded output is exactly 0 where that output has become the asymptote:
/// 1 - y^2 for tanh, y(1 - y) for the sigmoid, y + alpha for ELU. So <see cref="LeftExact"/> is the largest x such that
/// f(t), rounded to the input's type, equals the rounded limit f(-inf) for every t &lt;= x; <see cref="RightExact"/> is its
/// mirror image; without a finite limit they are -inf and +inf and no finite value is beyond them.
/// </para>
/// </remarks>
/// <param name="MaxDerivative">Supremum of abs(f') over the real line; +inf where there is no bound.</param>
/// <param name="Centre">Middle of the points where abs(f') is largest: saturated values below it are on the left.</param>
/// <param name="LeftExact">Up to this x the rounded output is the left asymptote.</param>
/// <param name="RightExact">From this x on the rounded output is the right asymptote.</param>
/// <param name="Low">Infimum of f; -inf where it has no lower bound.</param>
/// <param name="High">Supremum of f; +inf where it has no upper bound.</param>
public sealed record SaturationProfile(
    double MaxDerivative, double Centre, double LeftExact, double RightExact, double Low, double High)
{
    /// <summary>Still finite, and so far out that a derivative without a bound is large.</summary>
    const double FarOut = 1e300;

    /// <summary>No bounded derivative is as large.</summary>
    const double NoBound = 1e100;

    /// <summary>What abs(f') is compared with: its supremum, or 1 where there is none.</summary>
    public double Scale => double.IsFinite(MaxDerivative) ? MaxDerivative : 1;

    /// <summary>Whether outputs have a lower and an upper bound.</summary>
    public bool IsBounded => double.IsFinite(High - Low);

    /// <summary>The profile of an activation whose outputs are rounded to <paramref name="type"/>.</summary>
    public static SaturationProfile Of(Activation activation, NumberType type)
    {
        double Size(double x) => Math.Abs(activation.Derivative(new Real64(x)).Value);
        double Output(double x) => activation.Forward(new Real64(x)).Value;

        var grid = Grid(activation.Kinks);
        var best = Array.IndexOf(grid, grid.MaxBy(Size));
        var peak = Refine(Size, grid[Math.Max(best - 1, 0)], grid[Math.Min(best + 1, grid.Length - 1)]);
        var isBounded = Size(FarOut) < NoBound && Size(-FarOut) < NoBound;
        var max = isBounded ? Math.Max(Size(grid[best]), Size(peak)) : double.PositiveInfinity;
        var top = grid.Append(peak).Where(x => Size(x) >= Size(grid[best]) * (1 - 1e-12)).ToList();
        var centre = (top.Min() / 2) + (top.Max() / 2);
        var exact = Exact(activation, type);
        var outputs = grid.Append(double.NegativeInfinity).Append(double.PositiveInfinity).Select(Output).ToList();
        var (low, high) = outputs.Exists(double.IsNaN) ? (double.NegativeInfinity, double.PositiveInfinity) : (outputs.Min(), outputs.Max());
        return new(max, centre, exact.Left, exact.Right, low, high);
    }

    /// <summary>Where outputs rounded to a type are the asymptotes.</summary>
    public static ExactBounds Exact(Activation activation, NumberType type)
    {
        var grid = Grid(activation.Kinks);
        double Output(double x) => type.Round(activation.Forward(new Real64(x)).Value);
        return new(-Flat(x => Output(-x), grid), Flat(Output, grid));
    }

    /// <summary>The smallest x from which on the function keeps its limit at +inf, or +inf if the limit is not finite.</summary>
    static double Flat(Func<double, double> output, double[] grid)
    {
        var limit = output(double.PositiveInfinity);
        if (!double.IsFinite(limit))
        {
            return double.PositiveInfinity;
        }

        var last = Array.FindLastIndex(grid, x => output(x) != limit);
        return last < 0
            ? double.NegativeInfinity
            : Bisect(x => output(x) == limit, grid[last], last + 1 < grid.Length ? grid[last + 1] : double.MaxValue);
    }

    /// <summary>The smallest double between the two at which a condition that holds at the upper end holds.</summary>
    internal static double Bisect(Func<double, bool> holds, double below, double above)
    {
        while (true)
        {
            var (low, high) = (Order(below), Order(above));
            var middle = Value((low >> 1) + (high >> 1) + (low & high & 1));
            if (middle == below || middle == above)
            {
                return above;
            }

            (below, above) = holds(middle) ? (below, middle) : (middle, above);
        }
    }

    /// <summary>Position of a double on the ordered line of doubles; both zeros are 0.</summary>
    static long Order(double x) => x < 0 ? -BitConverter.DoubleToInt64Bits(-x) : BitConverter.DoubleToInt64Bits(Math.Abs(x));

    static double Value(long order) =>
        order < 0 ? -BitConverter.Int64BitsToDouble(-order) : BitConverter.Int64BitsToDouble(order);

    static double Refine(Func<double, double> size, double a, double b)
    {
        const double Golden = 0.6180339887498949;
        for (var step = 0; step < 80; step++)
        {
            var (left, right) = (b - (Golden * (b - a)), a + (Golden * (b - a)));
            (a, b) = size(left) >= size(right) ? (a, right) : (left, b);
        }

        return (a / 2) + (b / 2);
    }

    /// <summary>The points looked at, ascending.</summary>
    internal static double[] Grid(IReadOnlyList<Kink> kinks)
    {
        var uniform = Enumerable.Range(-40 * 64, (80 * 64) + 1).Select(i => i / 64.0);
        var decades = Enumerable.Range(-900, 1801).Select(i => Math.Pow(10, i / 100.0)).SelectMany(x => new[] { -x, x });
        var near = kinks.SelectMany(k => new[] { Math.BitDecrement(k.X), k.X, Math.BitIncrement(k.X) });
        return [.. uniform.Concat(decades).Concat(near).Distinct().Order()];
    }
}

/// <summary>Up to Left, and from Right on, an output rounded to a type is the asymptote; see <see cref="SaturationProfile"/>.</summary>
/// <param name="Left">-inf where there is no finite asymptote on the left.</param>
/// <param name="Right">+inf where there is none on the right.</param>
public readonly record struct ExactBounds(double Left, double Right);
