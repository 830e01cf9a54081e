using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

static partial class Elementary<V>
{
    /// <summary>
    /// (erf(x)/x - 2/sqrt(pi)) / x^2 in powers of x^2, on abs(x) &lt;= 1/2, degree 9; adds at most 2^-58.2 x to erf(x).
    /// </summary>
    static ReadOnlySpan<double> ErfTail =>
    [
        -0.37612638903183754, 0.11283791670955126, -0.026866170645131037, 0.005223977625431185, -0.0008548327020585921,
        0.00012055332553017004, -1.492561124922689e-05, 1.6459902382312906e-06, -1.6289957297318203e-07,
        1.3352351102931638e-08,
    ];

    /// <summary>The constant term of <see cref="ScaledErfc"/>, with <see cref="ScaledErfcLow"/>.</summary>
    const double ScaledErfcHigh = 0.7597963579041074;

    /// <summary>What <see cref="ScaledErfcHigh"/> leaves.</summary>
    const double ScaledErfcLow = -2.138501094300893e-18;

    /// <summary>
    /// (1 + 9/8 y) e^(y^2) erfc(y) in powers of u = (y - 3.75) / (y + 3.75), on 0 &lt;= y &lt;= 28, degree 24, relative error
    /// 2^-55.9; the constant term apart. The substitution is that of M. M. Shepherd and J. G. Laframboise,
    /// Mathematics of Computation 36 (1981).
    /// </summary>
    static ReadOnlySpan<double> ScaledErfc =>
    [
        -0.1985074317336193, 0.10089532548659519, -0.025282038891007576, -0.01631282419062264,
        0.02794516272359156, -0.02245237621926935, 0.012357259294036596, -0.004693654937828671,
        0.000976367830164503, 9.851147902876862e-05, -0.0001422559410279091, 3.0620671257074585e-05,
        9.885889786937308e-06, -6.110329579991611e-06, -2.592640922975697e-07, 9.059123474879482e-07,
        -6.350329370261552e-08, -1.3264493159047715e-07, 1.6407773030783342e-08, 2.0137184027009686e-08,
        -2.132736594203692e-09, -2.70643198234902e-09, 6.395884518334948e-11, 1.8167841220352787e-10,
    ];

    /// <summary>erfc(y) = 2^Power * Factor for 0 &lt;= y &lt;= 28, given -y^2 as well.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static (Pair<V> Factor, V Power) Erfc(Pair<V> y, Pair<V> minusSquare)
    {
        var centre = V.Of(3.75);
        var u = Pair<V>.Sum(y.High, -centre).Plus(y.Low) / Pair<V>.Sum(y.High, centre).Plus(y.Low);
        var slope = Pair<V>.Product(u.High, Polynomial(u.High, ScaledErfc));
        var polynomial = Pair<V>.FastSum(V.Of(ScaledErfcHigh), slope.High)
            .Plus(slope.Low + V.MultiplyAdd(u.Low, V.Of(ScaledErfc[0]), V.Of(ScaledErfcLow)));
        var (exponential, power) = Exponential(minusSquare.High, minusSquare.Low);
        var nineEighths = Pair<V>.Product(y.High, V.Of(1.125));
        var denominator = Pair<V>.Sum(V.Of(1), nineEighths.High).Plus(V.MultiplyAdd(y.Low, V.Of(1.125), nineEighths.Low));
        return (exponential * polynomial / denominator, power);
    }

    /// <summary>-x^2/2 exactly, while it does not underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Pair<V> MinusHalfSquare(V x) => Pair<V>.Product(x * V.Of(-0.5), x);

    /// <summary>A polynomial below 1/2 in absolute value, 1 - erfc(abs(x)) with the sign of x above.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Erf(V x)
    {
        var y = AtMost(6, V.Abs(x));
        var square = y * y;
        var slope = Pair<V>.Product(y, V.Of(Constant.TwoOverSqrtPi.High));
        var inner = slope.Plus(V.MultiplyAdd(y, V.Of(Constant.TwoOverSqrtPi.Middle), y * square * Polynomial(square, ErfTail)));
        var (factor, power) = Erfc(new(y, V.Of(0)), Pair<V>.Product(-y, y));
        var erfc = factor * V.Scale(V.Of(1), power);
        var outer = Pair<V>.FastSum(V.Of(1), -erfc.High).Plus(-erfc.Low);
        return V.CopySign(V.Less(y, V.Of(0.5), inner.Rounded, outer.Rounded), x);
    }

    /// <summary>q = erfc(abs(x)/sqrt(2))/2 for x &lt;= 0, 1 - q above.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V NormalCdf(V x)
    {
        var distance = AtMost(39, V.Abs(x));
        var y = Pair<V>.Product(distance, V.Of(Constant.SqrtHalf.High)).Plus(distance * V.Of(Constant.SqrtHalf.Middle));
        var (factor, power) = Erfc(y, MinusHalfSquare(distance));
        power -= V.Of(1);
        var tail = factor * V.Scale(V.Of(1), power);
        var body = Pair<V>.FastSum(V.Of(1), -tail.High).Plus(-tail.Low);
        return V.Less(V.Of(0), x, body.Rounded, V.Scale(factor.High, power));
    }

    /// <summary>e^(-x^2/2) / sqrt(2 pi), the exponent being held exactly as a pair.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V NormalPdf(V x)
    {
        var exponent = MinusHalfSquare(AtMost(39, V.Abs(x)));
        var (factor, power) = Exponential(exponent.High, exponent.Low);
        return V.Scale((factor * Pair<V>.Of(Constant.InverseSqrtTwoPi)).Rounded, power);
    }
}
