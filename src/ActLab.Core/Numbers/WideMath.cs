using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Elementary functions on lanes of double, just good enough to be rounded to float: relative error at most 2^-29.5, in
/// every tail, so that a float32 kernel that widens its input, evaluates the formula here and rounds once stays within
/// 0.6 ulp of float without compensated arithmetic.
/// </summary>
/// <remarks>
/// Polynomials come from tests/ActLab.Tests/Numbers/wide_coefficients.py. Functions that the catalogue's kernels
/// do not lean on are those of <see cref="AccurateMath"/>. All are inlined: registers that go to a call and back through
/// memory cost up to four times as much as the function itself.
/// </remarks>
readonly struct WideMath : ILaneMath<double>
{
    /// <summary>1.5 * 2^48: in a sum with it the last bit counts sixteenths.</summary>
    const double Magic = 6755399441055744 / 16.0;

    // Constants of the language, because the first use of a static property would be tested for in every loop.
    const double LogTwo = 0.6931471805599453, InverseLogTwo = 1.4426950408889634;
    const double SqrtHalf = 0.7071067811865476, InverseSqrtTwoPi = 0.3989422804014327;

    /// <summary>2^(k/16).</summary>
    static ReadOnlySpan<double> PowersOfTwo =>
    [
        1.0, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916, 1.189207115002721, 1.241857812073484,
        1.2968395546510096, 1.3542555469368927, 1.4142135623730951, 1.4768261459394993, 1.5422108254079407,
        1.6104903319492543, 1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971474,
    ];

    /// <summary>e^x = 2^floor(Power) Entry (1 + Excess), Entry being 2^(k/16) and abs(Excess) &lt; 0.022; infinities are cut.</summary>
    /// <remarks>(e^t - 1 - t) / t^2 on abs(t) &lt;= ln(2)/32, degree 2: adds a relative 2^-31.0 t to e^t - 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (V Power, V Entry, V Excess) Reduce<V>(V x) where V : struct, ILanes<V, double>
    {
        x = V.AtLeast(V.Of(-800), V.AtMost(V.Of(800), x));
        var bits = V.MultiplyAdd(x, V.Of(InverseLogTwo), V.Of(Magic));
        var power = bits - V.Of(Magic);
        var t = V.MultiplySubtractFrom(power, V.Of(LogTwo), x);
        var tail = V.MultiplyAdd(V.MultiplyAdd(V.Of(0.04166715550957197), t, V.Of(0.16666959973024334)), t, V.Of(0.5));
        return (power, V.Lookup(PowersOfTwo, bits), V.MultiplyAdd(tail * t, t, t));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x) where V : struct, ILanes<V, double>
    {
        var (power, entry, excess) = Reduce(x);
        return V.Scale(V.MultiplyAdd(entry, excess, entry), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V>(V x) where V : struct, ILanes<V, double>
    {
        var (power, entry, excess) = Reduce(V.AtMost(V.Of(709), x));
        var scaled = V.Scale(entry, power);
        return V.CopySign(V.MultiplyAdd(scaled, excess, scaled - V.Of(1)), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V, double>
    {
        var distance = V.AtMost(V.Of(22), V.Abs(x));
        var (power, entry, excess) = Reduce(distance + distance);
        var scaled = V.Scale(entry, power);
        var less = V.MultiplyAdd(scaled, excess, scaled - V.Of(1));
        return V.CopySign(less / (less + V.Of(2)), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Logistic<V>(V x) where V : struct, ILanes<V, double> => V.Of(1) / (V.Of(1) + Exp(-x));

    /// <remarks>
    /// max(x, 0) + log(1 + e) with e = e^-abs(x), and log(1 + e) = 2 atanh(s), s = e / (2 + e); (2 atanh(s) - 2s) / s^3 in
    /// powers of s^2 up to s = 1/3, degree 5, adds a relative 2^-36.5.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x) where V : struct, ILanes<V, double>
    {
        var e = Exp(-V.Abs(x));
        var s = e / (e + V.Of(2));
        var square = s * s;
        var fourth = square * square;
        var tail = V.MultiplyAdd(Line(square, 0.17464702465440773, 0.20787616855746752), fourth, Line(square, 0.2857030572188366, 0.22264711209001325));
        tail = V.MultiplyAdd(tail, fourth, Line(square, 0.6666666665002361, 0.4000001076994966));
        var log = V.MultiplyAdd(s * square, tail, s + s);
        return V.Less(V.Of(0), x, x, V.Of(0)) + log;
    }

    /// <remarks>
    /// (y + 3) e^(y^2) erfc(y) / 2 in powers of u = (y - 3) / (y + 3) for 0 &lt;= y &lt;= 11, degree 11, relative error
    /// 2^-32.7. One division serves u and the factor y + 3.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalCdf<V>(V x) where V : struct, ILanes<V, double>
    {
        var distance = V.AtMost(V.Of(39), V.Abs(x));
        var inverse = V.Of(1) / V.MultiplyAdd(V.AtMost(V.Of(15), distance), V.Of(SqrtHalf), V.Of(3));
        var u = V.MultiplyAdd(inverse, V.Of(-6), V.Of(1));
        var square = u * u;
        var sum = V.MultiplyAdd(Line(u, 4.874021928317242e-05, 2.0155926622719946e-05), square, Line(u, -0.00027356068104822834, -0.00014356442076000266));
        sum = V.MultiplyAdd(sum, square, Line(u, -0.0006060770078244477, 0.0015186697441609462));
        sum = V.MultiplyAdd(sum, square, Line(u, 0.05976385149842342, -0.013413825238005397));
        sum = V.MultiplyAdd(sum, square, Line(u, 0.2951141799230621, -0.1552336218304165));
        sum = V.MultiplyAdd(sum, square, Line(u, 0.5370034535350161, -0.44169722663644534));
        var scaled = sum * inverse;
        var tail = Exp(distance * distance * V.Of(-0.5)) * scaled;
        return V.Less(V.Of(0), x, V.Of(1) - tail, tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalPdf<V>(V x) where V : struct, ILanes<V, double>
    {
        var distance = V.AtMost(V.Of(39), V.Abs(x));
        return Exp(distance * distance * V.Of(-0.5)) * V.Of(Constant.InverseSqrtTwoPi);
    }

    public static V Log<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Log(x);

    public static V Log1p<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Log1p(x);

    public static V Erf<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Erf(x);

    public static V Erfc<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Erfc(x);

    public static V Sin<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Sin(x);

    public static V Cos<V>(V x) where V : struct, ILanes<V, double> => Elementary<V>.Cos(x);

    /// <summary>constant + slope x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Line<V>(V x, double constant, double slope) where V : struct, ILanes<V, double> =>
        V.MultiplyAdd(x, V.Of(slope), V.Of(constant));
}
