using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Elementary functions on lanes of float, for formulas that need no digits beyond a float's: tanh and expm1 of negative
/// numbers within one ulp over all floats at full speed. The others are <see cref="Real64"/>'s, lane by lane and rounded once; a formula
/// that leans on them is evaluated in <see cref="WideMath"/> instead.
/// </summary>
/// <remarks>Tables come from tests/ActLab.Tests/Numbers/single_coefficients.py.</remarks>
readonly partial struct SingleMath : ILaneMath<float>
{
    /// <summary>1.5 * 2^19: in a sum with it the last bit counts sixteenths.</summary>
    const double Magic = 12582912 / 16.0;

    // Constants of the language, because the first use of a static property would be tested for in every loop.
    const double LogTwo = 0.6931471805599453, InverseLogTwo = 1.4426950408889634;

    /// <summary>2^(k/16), rounded.</summary>
    static ReadOnlySpan<float> Powers =>
    [
        1.0f, 1.0442737f, 1.0905077f, 1.1387886f, 1.1892071f, 1.2418578f, 1.2968396f, 1.3542556f, 1.4142135f,
        1.4768262f, 1.5422108f, 1.6104903f, 1.6817929f, 1.7562522f, 1.8340081f, 1.9152066f,
    ];

    /// <summary>What the rounding of 2^(k/16) lost, relative to it.</summary>
    static ReadOnlySpan<float> Losses =>
    [
        0.0f, 4.628547e-08f, -1.19921575e-08f, 4.7297824e-08f, 3.193418e-08f, 3.6210572e-08f, -3.099072e-08f,
        -7.475213e-09f, 1.7114271e-08f, -3.0476834e-08f, 5.233334e-09f, 6.1075918e-09f, -1.4719605e-08f,
        -5.258795e-09f, -6.1282597e-09f, 5.1406093e-09f,
    ];

    /// <summary>
    /// e^x - 1 = P - 1 + P t + P (t^2 (...) + loss), where P = 2^(k/16) and t = x - k ln(2)/16, abs(t) &lt;= ln(2)/32.
    /// The first three parts are kept exactly as a sum of two floats; the polynomial of degree 2 adds a relative 2^-31.
    /// Error at most 0.58 ulp over all floats.
    /// </summary>
    /// <remarks>ln 2 rounded to float is off by 2^-29 only, so that one constant serves down to -30, where e^x - 1 is -1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1OfNegative<V>(V x) where V : struct, ILanes<V, float>
    {
        var bounded = V.AtLeast(V.Of(-30), V.AtMost(V.Of(0), x));
        var bits = V.MultiplyAdd(bounded, V.Of(InverseLogTwo), V.Of(Magic));
        var power = bits - V.Of(Magic);
        var t = V.MultiplySubtractFrom(power, V.Of(LogTwo), bounded);
        var tail = V.MultiplyAdd(V.MultiplyAdd(V.Of(0.041667156), t, V.Of(0.1666696)), t, V.Of(0.5));
        var rest = V.MultiplyAdd(t * t, tail, V.Lookup(Losses, bits));
        var scaled = V.Scale(V.Lookup(Powers, bits), power);
        var less = scaled - V.Of(1);
        var high = V.MultiplyAdd(scaled, t, less);
        var low = V.MultiplyAdd(scaled, t, less - high + (scaled - (less + V.Of(1))));
        return V.CopySign(high + V.MultiplyAdd(scaled, rest, low), x);
    }

    public static V Exp<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Exp(new(e)).Value);

    public static V Expm1<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Expm1(new(e)).Value);

    public static V Log<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Log(new(e)).Value);

    public static V Log1p<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Log1p(new(e)).Value);

    public static V Logistic<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Logistic(new(e)).Value);

    public static V Softplus<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Softplus(new(e)).Value);

    public static V Erf<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.Erf(new(e)).Value);

    public static V NormalCdf<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.NormalCdf(new(e)).Value);

    public static V NormalPdf<V>(V x) where V : struct, ILanes<V, float> => V.Map(x, e => Real64.NormalPdf(new(e)).Value);
}
