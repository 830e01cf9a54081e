using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

static partial class Elementary<V>
{
    /// <summary>
    /// (2 atanh(s) - 2s) / s^3 in powers of s^2, on s^2 &lt;= 0.0294373, where (1 + s) / (1 - s) reaches sqrt(2);
    /// degree 9, adds a relative 2^-60.7 at most.
    /// </summary>
    static ReadOnlySpan<double> LogTail =>
    [
        0.6666666666666666, 0.4, 0.28571428571428503, 0.22222222222252933, 0.1818181817505085,
        0.1538461624022658, 0.13333267581895378, 0.11767824772295368, 0.10437381375640864, 0.10909557969785763,
    ];

    /// <summary>log((1 + ps) / (1 - ps)) / p = 2 atanh(ps) / p for a power of two p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Pair<V> LogOfRatio(Pair<V> s, V power)
    {
        var scaled = s.High * power;
        var square = scaled * scaled;
        return Pair<V>.FastSum(s.High + s.High, s.Low + s.Low + s.High * square * Polynomial(square, LogTail));
    }

    /// <summary>log(high + low), high being 0, negative, infinite, NaN or normal.</summary>
    /// <remarks>high = 2^e m with m between sqrt(1/2) and sqrt(2); log m = 2 atanh(f / (2 + f)) with f = m - 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Log(V high, V low, V lift)
    {
        var one = V.Of(1);
        var exponent = V.Exponent(high * V.Of(Constant.SqrtHalf.High)) + one;
        var f = Pair<V>.Sum(V.Scale(high, -exponent) - one, V.Scale(low, -exponent));
        var ratio = f / Pair<V>.FastSum(V.Of(2), f.High).Plus(f.Low);
        var mantissa = LogOfRatio(ratio, one);
        exponent += lift;
        var whole = Pair<V>.Product(exponent, V.Of(Constant.LogTwo.High));
        var sum = Pair<V>.FastSum(whole.High, mantissa.High)
            .Plus(mantissa.Low + V.MultiplyAdd(exponent, V.Of(Constant.LogTwo.Middle), whole.Low));
        var infinity = V.Of(double.PositiveInfinity);
        return V.Less(high, V.Of(0), V.Of(double.NaN),
            V.LessOrEqual(high, V.Of(0), -infinity,
            V.LessOrEqual(infinity, high, high, sum.Rounded)));
    }

    /// <summary>log(x); subnormal numbers are lifted by 2^54 first. Error at most 0.54 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Log(V x)
    {
        var small = V.Of(1e-290);
        return Log(V.Less(x, small, x * V.Of(1L << 54), x), V.Of(0), V.Less(x, small, V.Of(-54), V.Of(0)));
    }

    /// <summary>log(1 + x), the sum being held exactly as a pair. Error at most 0.54 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Log1p(V x)
    {
        var sum = Pair<V>.Sum(V.Of(1), x);
        return V.Less(V.Abs(x), V.Of(Tiny), x, Log(sum.High, sum.Low, V.Of(0)));
    }

    /// <summary>max(x, 0) + log(1 + e), with e = e^-abs(x). Error at most 0.78 ulp.</summary>
    /// <remarks>
    /// log(1 + e) = c ln 2 + 2 atanh((e - c) / (2 + c + e)) with c = 0 for e below sqrt(2) - 1 and c = 1 above. The
    /// quotient is formed without the power of two in e, which is put back last: no tail loses digits.
    /// Above 40 the result is x.
    /// </remarks>
    public static V Softplus(V x) => SoftplusParts(x).Value;

    /// <summary><see cref="Softplus"/> and what rounding took from it, while it is normal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (V Value, V Lost) SoftplusParts(V x)
    {
        var zero = V.Of(0);
        var one = V.Of(1);
        var (factor, power) = Exponential(-AtMost(746, V.Abs(x)), zero);
        var unit = V.Scale(one, power);
        var e = factor * unit;
        var doubled = V.Less(V.Of(0.41421356237309503), e.High, one, zero);
        var less = Pair<V>.Sum(factor.High, V.Less(zero, doubled, -V.Scale(one, -power), zero)).Plus(factor.Low);
        var more = Pair<V>.FastSum(V.Of(2) + doubled, e.High).Plus(e.Low);
        var log = LogOfRatio(less / more, unit);
        var whole = Pair<V>.Sum(V.Less(zero, x, x, zero), doubled * V.Of(Constant.LogTwo.High));
        var sum = Pair<V>.Sum(whole.High, V.Scale(log.High, power))
            .Plus(V.Scale(log.Low, power) + V.MultiplyAdd(doubled, V.Of(Constant.LogTwo.Middle), whole.Low))
            .Normalized();
        return (V.Less(V.Of(40), x, x, sum.High), V.Less(V.Of(40), x, zero, sum.Low));
    }
}
