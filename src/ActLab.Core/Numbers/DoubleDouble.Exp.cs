using static ActLab.Core.Numbers.ErrorFree;

namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>2^(j / Steps) is tabled for 0 &lt;= j &lt; Steps.</summary>
    const int Steps = 32;

    /// <summary>From here on e^x is beyond the exponent range, or 0.</summary>
    const double ExpLimit = 1L << 46;

    /// <summary>1 / (k + 1)!: the series of (e^x - 1) / x; the factorials are exact.</summary>
    static readonly Pair[] Expm1Series = Series(25, k => Factorial(k + 1));

    /// <summary>e^x for the exact x, within 2^-103.</summary>
    public static DoubleDouble Exp(DoubleDouble x)
    {
        var (hi, lo) = x.ToPair();
        return ExpOfSum(hi, lo, 0);
    }

    /// <summary>e^x - 1, within 2^-102: x times a series near 0, elsewhere e^x less 1.</summary>
    public static DoubleDouble Expm1(DoubleDouble x)
    {
        var pair = x.ToPair();
        return Math.Abs(pair.Hi) < 0.35
            ? x * Create(Pair.Polynomial(Expm1Series, Expm1Series.Length, pair), 0)
            : Exp(x) - One;
    }

    /// <summary>
    /// e^(a + b + c) within 2^-103, where b and c are far below a: with k the integer nearest to 32 a / ln 2,
    /// 2^(k / 32) from a table times e^r, |r| &lt;= ln 2 / 64. ln 2 has 160 bits and k less than 53, so that r is
    /// good to 2^-113 however large a is (P. T. P. Tang, ACM TOMS 15(2), 1989).
    /// </summary>
    static DoubleDouble ExpOfSum(double a, double b, double c)
    {
        if (!(Math.Abs(a) < ExpLimit))
            return new(Math.Exp(a), 0, 0);
        var k = Math.Round(a * (Steps * Constant.InverseLogTwo.High));
        var (high, middle) = TwoProduct(k, Constant.LogTwo.High / Steps);
        var (low, lowest) = TwoProduct(k, Constant.LogTwo.Middle / Steps);
        var rest = Pair.Sum(a - high, -middle) + Pair.Sum(b, -low)
            + (c - lowest - k * (Constant.LogTwo.Low / Steps));
        var index = (long)k;
        var power = PowersOfTwo[index & (Steps - 1)];
        var excess = rest * Pair.Polynomial(Expm1Series, 13, rest);
        return Create(power + power * excess, index >> 5);
    }

    /// <summary>The reciprocals of exactly represented numbers.</summary>
    static Pair[] Series(int count, Func<int, Pair> reciprocal) =>
        [.. Enumerable.Range(0, count).Select(k => Pair.One / reciprocal(k))];

    static Pair Factorial(int n) => n < 2 ? Pair.One : Factorial(n - 1) * n;
}
