namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>1 / (2k + 1): the series of atanh(s) / s in s^2.</summary>
    static readonly Pair[] AtanhSeries = Series(23, k => new(2 * k + 1, 0));

    /// <summary>
    /// Natural logarithm, within 2^-102: E ln 2 + log1p(m - 1) with m between sqrt(1/2) and sqrt 2, where m - 1 is
    /// exact; -inf at 0, NaN below.
    /// </summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        if (!x.IsOrdinary || x.Hi < 0)
            return new(Math.Log(x.Hi), 0, 0);
        var (m, power) = x.Hi < 2 * Constant.SqrtHalf.High
            ? (x.Significand, x.Exponent)
            : (new Pair(x.Hi / 2, x.Lo / 2), x.Exponent + 1);
        var log = LogNearOne(Create(m + -1, 0));
        return power == 0 ? log : log + Create(new Pair(Constant.LogTwo.High, Constant.LogTwo.Middle) * power, 0);
    }

    /// <summary>log(1 + x), within 2^-102; -inf at -1, NaN below.</summary>
    public static DoubleDouble Log1p(DoubleDouble x) =>
        Math.Abs(x.ToPair().Hi - 0.06) < 0.35 ? LogNearOne(x) : Log(One + x);

    /// <summary>log(1 + x) = 2 atanh(s), s = x / (2 + x), for 1 + x between sqrt(1/2) and sqrt 2, where |s| &lt; 0.172.</summary>
    static DoubleDouble LogNearOne(DoubleDouble x)
    {
        var s = x / (One + One + x);
        var pair = s.ToPair();
        return (s + s) * Create(Pair.Polynomial(AtanhSeries, AtanhSeries.Length, pair * pair), 0);
    }
}
