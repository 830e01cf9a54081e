using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Accuracy;

/// <summary>
/// Where f' changes its sign and is no kink, found numerically. No format holds the digits of f' there, because those of x
/// do not: within <see cref="Radius"/> of such a root the ulp of f' is that of max(|f'|, 2^<see cref="LeastExponent"/>).
/// </summary>
static class InteriorRoots
{
    /// <summary>Half the width of the neighbourhood, in x.</summary>
    public const double Radius = 1.0 / 64;

    /// <summary>The binary exponent below which the ulp does not shrink there.</summary>
    public const int LeastExponent = -10;

    /// <summary>The search takes thousands of derivatives in double-double; a screen asks again at every key.</summary>
    static readonly ConditionalWeakTable<Activation, double[]> Found = [];

    /// <summary>
    /// Roots that 64 points per unit on [-40, 40] and 100 points per decade of abs(x) from 1e-9 to 1e9 tell apart, each as
    /// the nearest double; f' in double-double, so that rounding changes no sign.
    /// </summary>
    public static double[] Of(Activation activation) => Found.GetValue(activation, Search);

    /// <summary>Whether x lies in the neighbourhood of one.</summary>
    public static bool Near(ReadOnlySpan<double> roots, double x)
    {
        foreach (var root in roots)
        {
            if (Math.Abs(x - root) <= Radius)
            {
                return true;
            }
        }

        return false;
    }

    static double[] Search(Activation activation)
    {
        int Sign(double x) => activation.Derivative(DoubleDouble.Of(x)).Sign;

        var uniform = Enumerable.Range(-40 * 64, (80 * 64) + 1).Select(i => i / 64.0);
        var decades = Enumerable.Range(-900, 1801).Select(i => Math.Pow(10, i / 100.0)).SelectMany(x => new[] { -x, x });
        var signed = uniform.Concat(decades).Distinct().Order().Select(x => (X: x, Sign: Sign(x))).Where(p => p.Sign != 0).ToList();
        return
        [
            .. from pair in signed.Zip(signed.Skip(1))
               where pair.First.Sign != pair.Second.Sign
               let root = Bisect(x => Sign(x) == pair.First.Sign, pair.First.X, pair.Second.X)
               where !activation.Kinks.Any(kink => Math.Abs(kink.X - root) <= 1e-12 * Math.Max(1, Math.Abs(root)))
               select root,
        ];
    }

    static double Bisect(Func<double, bool> isLeft, double left, double right)
    {
        while ((left / 2) + (right / 2) is var middle && middle > left && middle < right)
        {
            (left, right) = isLeft(middle) ? (middle, right) : (left, middle);
        }

        return right;
    }
}
