using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

static partial class Elementary<V>
{
    /// <summary>
    /// (e^r - 1 - r - r^2/2) / (r^3/2) on abs(r) &lt;= ln(2)/2, degree 9; adds at most 2^-58.7 r to e^r - 1.
    /// </summary>
    static ReadOnlySpan<double> ExpTail =>
    [
        0.33333333333333337, 0.08333333333333333, 0.01666666666666013, 0.002777777777777311, 0.0003968253972608109,
        4.960317463427033e-05, 5.511453696061888e-06, 5.511456596811092e-07, 5.020075166568007e-08, 4.182245945991532e-09,
    ];

    /// <summary>
    /// e^(high + low) = 2^Power (1 + Excess) with abs(Excess) &lt; 0.42, for arguments within +-1,400.
    /// </summary>
    /// <remarks>
    /// The argument less k ln 2 is exact in one fused multiply-add: both are multiples of 2^-54 unless k = 0, and the
    /// difference is below 1/2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Pair<V> Excess, V Power) Reduce(V high, V low)
    {
        var power = V.MultiplyAdd(high, V.Of(Constant.InverseLogTwo.High), V.Of(Magic)) - V.Of(Magic);
        var r = Pair<V>.FastSum(
            V.MultiplyAdd(-power, V.Of(Constant.LogTwo.High), high),
            V.MultiplyAdd(-power, V.Of(Constant.LogTwo.Middle), low));
        var half = r.High * V.Of(0.5);
        var square = r.High * half;
        var excess = Pair<V>.FastSum(r.High, square)
            .Plus(V.MultiplyAdd(r.Low, r.High, r.Low) + V.MultiplyAdd(r.High, half, -square))
            .Plus(square * r.High * Polynomial(r.High, ExpTail));
        return (excess.Normalized(), power);
    }

    /// <summary>e^(high + low) = 2^Power * Factor with Factor in 0.7..1.42.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Pair<V> Factor, V Power) Exponential(V high, V low)
    {
        var (excess, power) = Reduce(high, low);
        return (Pair<V>.FastSum(V.Of(1), excess.High).Plus(excess.Low), power);
    }

    /// <summary>e^x - 1 = Value / Unit, Unit = 2^-Power, for x in -64..710.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Pair<V> Value, V Power, V Unit) ExponentialLessOne(V x)
    {
        var (excess, power) = Reduce(x, V.Of(0));
        var unit = V.Scale(V.Of(1), -power);
        var ones = Pair<V>.Sum(V.Of(1), -unit);
        return (Pair<V>.Sum(ones.High, excess.High).Plus(ones.Low + excess.Low).Normalized(), power, unit);
    }

    /// <summary>e^x. Error at most 0.54 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        var (factor, power) = Exponential(AtLeast(-746, AtMost(710, x)), V.Of(0));
        return V.Scale(factor.Rounded, power);
    }

    /// <summary>e^x and what rounding took from it, while it is normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (V Value, V Lost) ExpParts(V x)
    {
        var (factor, power) = Exponential(AtLeast(-746, AtMost(710, x)), V.Of(0));
        var rounded = factor.Normalized();
        return (V.Scale(rounded.High, power), V.Scale(rounded.Low, power));
    }

    /// <summary>e^x - 1. Error at most 0.59 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1(V x)
    {
        var (value, power, _) = ExponentialLessOne(AtLeast(-64, AtMost(710, x)));
        return V.Less(V.Abs(x), V.Of(Tiny), x, V.Scale(value.High, power));
    }

    /// <summary>(e^2a - 1) / (e^2a + 1) at a = abs(x), with the sign of x. Error at most 0.57 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        var magnitude = AtMost(22, V.Abs(x));
        var (value, _, unit) = ExponentialLessOne(magnitude + magnitude);
        var more = Pair<V>.Sum(value.High, unit + unit).Plus(value.Low);
        return V.CopySign((value / more).High, x);
    }

    /// <summary>e / (1 + e) for x &lt; 0 and 1 / (1 + e) otherwise, with e = e^-abs(x). Error at most 0.54 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Logistic(V x)
    {
        var zero = V.Of(0);
        var one = V.Of(1);
        var (factor, power) = Exponential(-AtMost(746, V.Abs(x)), zero);
        var e = factor * V.Scale(one, power);
        var numerator = new Pair<V>(V.Less(x, zero, factor.High, one), V.Less(x, zero, factor.Low, zero));
        var quotient = numerator / Pair<V>.FastSum(one, e.High).Plus(e.Low);
        return V.Scale(quotient.High, V.Less(x, zero, power, zero));
    }
}
