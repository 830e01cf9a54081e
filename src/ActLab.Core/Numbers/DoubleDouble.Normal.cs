using static ActLab.Core.Numbers.ErrorFree;

namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>(-1)^k / (k! (2k + 1)): the series of sqrt(pi) / 2 erf(x) / x in x^2.</summary>
    static readonly Pair[] ErfSeries = Series(23, k => Factorial(k) * ((1 - 2 * (k & 1)) * (2 * k + 1)));

    /// <summary>1 / (k + 1).</summary>
    static readonly Pair[] Reciprocals = Series(24, k => new(k + 1, 0));

    /// <summary>Error function, within 2^-101: the Taylor series below 1/2, from there 1 less the normal tail.</summary>
    public static DoubleDouble Erf(DoubleDouble x)
    {
        var pair = x.ToPair();
        if (Math.Abs(pair.Hi) < 0.5)
            return x * (Of(Constant.TwoOverSqrtPi) * Create(Pair.Polynomial(ErfSeries, ErfSeries.Length, pair * pair), 0));
        var erf = One - ErfcOfMagnitude(x);
        return x.Hi < 0 ? -erf : erf;
    }

    /// <summary>1 - erf(x), within 2^-100 in the right tail however deep.</summary>
    public static DoubleDouble Erfc(DoubleDouble x) =>
        Math.Abs(x.ToPair().Hi) < 0.5 ? One - Erf(x)
        : x.Hi < 0 ? One + One - ErfcOfMagnitude(x)
        : ErfcOfMagnitude(x);

    /// <summary>erfc(|x|): twice the normal tail beyond sqrt(2) |x|.</summary>
    static DoubleDouble ErfcOfMagnitude(DoubleDouble x)
    {
        var tail = Of(Constant.InverseSqrtTwoPi) * ExpOfSquare(x, -1) * Mills(Of(Constant.SqrtHalf) * Abs(x).ScaleByPowerOfTwo(1));
        return tail.ScaleByPowerOfTwo(1);
    }

    /// <summary>Standard normal distribution, within 2^-100 in the left tail however deep: density times Mills' ratio.</summary>
    public static DoubleDouble NormalCdf(DoubleDouble x)
    {
        var tail = NormalPdf(x) * Mills(Abs(x));
        return x.Hi > 0 ? One - tail : tail;
    }

    /// <summary>Standard normal density, within 2^-102 for the exact x.</summary>
    public static DoubleDouble NormalPdf(DoubleDouble x) => Of(Constant.InverseSqrtTwoPi) * ExpOfSquare(x, -0.5);

    /// <summary>
    /// e^(scale x^2), scale a negative power of two: an error of x^2 becomes a relative error of the result, so x^2
    /// is held in three doubles. From |x| = 2^30 on the result is 0.
    /// </summary>
    static DoubleDouble ExpOfSquare(DoubleDouble x, double scale)
    {
        if (!x.IsFinite || x.Exponent >= 30)
            return new(Math.Exp(scale * x.Hi * x.Hi * TwoTo128), 0, 0);
        var (hi, lo) = x.ToPair();
        var (square, error) = TwoProduct(hi, hi);
        var (cross, crossError) = TwoProduct(2 * hi, lo);
        var (middle, middleError) = TwoSum(error, cross);
        return ExpOfSum(scale * square, scale * middle, scale * (middleError + (crossError + lo * lo)));
    }

    /// <summary>
    /// Mills' ratio M(x) = (1 - cdf(x)) / pdf(x) for x >= 0, within 2^-102. Below 16 the Taylor series about the
    /// nearest quarter: M' = xM - 1 gives (n + 1) t(n + 1) = h (x0 t(n) + h t(n - 1)) for its terms. From 16 on
    /// Laplace's continued fraction 1/(x + 1/(x + 2/(x + 3/(x + ...)))), as many levels as 2^-110 takes
    /// (measured at 50 points).
    /// </summary>
    static DoubleDouble Mills(DoubleDouble x) =>
        !x.IsFinite || x.Exponent >= 60 ? One / x : Create(x.ToPair() is { Hi: < 16 } small ? MillsTaylor(small) : MillsFraction(x.ToPair()), 0);

    static Pair MillsTaylor(Pair x)
    {
        var index = (int)Math.Round(4 * x.Hi);
        var center = index / 4.0;
        var step = x + -center;
        var before = MillsAtQuarters[index];
        var term = step * (before * center + -1);
        var sum = before + term;
        for (var n = 1; n < Reciprocals.Length; n++)
        {
            (before, term) = (term, step * (term * center + step * before) * Reciprocals[n]);
            sum += term;
        }
        return sum;
    }

    static Pair MillsFraction(Pair x)
    {
        var sum = x;
        for (var level = 8 + (int)(290 / x.Hi); level > 0; level--)
            sum = x + new Pair(level, 0) / sum;
        return Pair.One / sum;
    }
}
