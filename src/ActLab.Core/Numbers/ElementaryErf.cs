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

    /// <summary>Constant term and slope of <see cref="ScaledErfc"/>, each as two doubles.</summary>
    const double ErfcHigh = 0.7597963579041074, ErfcLow = -1.0435003081747042e-18;

    const double SlopeHigh = -0.1985074317336193, SlopeLow = 1.8879073304913305e-18;

    /// <summary>
    /// (1 + 9/8 y) e^(y^2) erfc(y) in powers of u = (y - 3.75) / (y + 3.75) from u^2 on, for 0 &lt;= y &lt;= 28, degree 23,
    /// relative error 2^-57.0. The substitution is that of M. M. Shepherd and J. G. Laframboise,
    /// Mathematics of Computation 36 (1981); the factor 9/8 makes the result nearly flat at y = 0.
    /// </summary>
    static ReadOnlySpan<double> ScaledErfc =>
    [
        0.10089532548659477, -0.02528203889100662, -0.01631282419059688, 0.02794516272356386,
        -0.022452376219902693, 0.012357259294322145, -0.00469365492979631, 0.0009763678298219824,
        9.851141941571457e-05, -0.00014225595670795167, 3.0620946738363156e-05, 9.886031299651838e-06,
        -6.111140032420537e-06, -2.598631518413569e-07, 9.074075951363247e-07, -6.204863483425408e-08,
        -1.3425097847797458e-07, 1.4334704418197298e-08, 2.090747934941034e-08, -5.168337035246002e-10,
        -2.605678211872621e-09, -4.688120946995259e-10,
    ];

    /// <summary>e^(y^2) erfc(y) for 0 &lt;= y &lt;= 28.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Pair<V> Erfcx(Pair<V> y)
    {
        var centre = V.Of(3.75);
        var u = Pair<V>.Sum(y.High, -centre).Plus(y.Low) / Pair<V>.Sum(y.High, centre).Plus(y.Low);
        var slope = Pair<V>.FastSum(V.Of(SlopeHigh), u.High * Polynomial(u.High, ScaledErfc)).Plus(V.Of(SlopeLow));
        var change = u * slope;
        var polynomial = Pair<V>.FastSum(V.Of(ErfcHigh), change.High).Plus(change.Low + V.Of(ErfcLow));
        var nineEighths = Pair<V>.Product(y.High, V.Of(1.125));
        var denominator = Pair<V>.Sum(V.Of(1), nineEighths.High).Plus(V.MultiplyAdd(y.Low, V.Of(1.125), nineEighths.Low));
        return polynomial / denominator;
    }

    /// <summary>-x^2/2 exactly, while it does not underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Pair<V> MinusHalfSquare(V x) => Pair<V>.Product(x * V.Of(-0.5), x);

    /// <summary>A polynomial below 1/2 in absolute value, 1 - erfc(abs(x)) with the sign of x above. Error at most 0.75 ulp.</summary>
    public static V Erf(V x) => ErfParts(x).Value;

    /// <summary><see cref="Erf"/> and what rounding took from it, while it is normal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (V Value, V Lost) ErfParts(V x)
    {
        var y = AtMost(6, V.Abs(x));
        var square = y * y;
        var slope = Pair<V>.Product(y, V.Of(Constant.TwoOverSqrtPi.High));
        var tail = y * square * Polynomial(square, ErfTail);
        var inner = slope.Plus(V.MultiplyAdd(y, V.Of(Constant.TwoOverSqrtPi.Middle), tail)).Normalized();
        var minusSquare = Pair<V>.Product(-y, y);
        var (exponential, power) = Exponential(minusSquare.High, minusSquare.Low);
        var erfc = exponential * V.Scale(V.Of(1), power) * Erfcx(new(y, V.Of(0)));
        var outer = Pair<V>.FastSum(V.Of(1), -erfc.High).Plus(-erfc.Low).Normalized();
        var lost = V.Less(y, V.Of(0.5), inner.Low, outer.Low);
        return (V.CopySign(V.Less(y, V.Of(0.5), inner.High, outer.High), x), V.Less(x, V.Of(0), -lost, lost));
    }

    /// <summary>e^(-x^2) times the scaled function for x &gt;= 0, 2 less that of -x below. Error at most 0.8 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Erfc(V x)
    {
        var y = AtMost(28, V.Abs(x));
        var minusSquare = Pair<V>.Product(-y, y);
        var (exponential, power) = Exponential(minusSquare.High, minusSquare.Low);
        var factor = (exponential * Erfcx(new(y, V.Of(0)))).Normalized();
        var tail = factor * V.Scale(V.Of(1), power);
        var body = Pair<V>.FastSum(V.Of(2), -tail.High).Plus(-tail.Low);
        return V.Less(x, V.Of(0), body.Rounded, V.Scale(factor.High, power));
    }

    /// <summary>q = erfc(abs(x)/sqrt(2))/2 for x &lt;= 0, 1 - q above. Error at most 0.82 ulp.</summary>
    public static V NormalCdf(V x) => NormalCdfParts(x).Value;

    /// <summary><see cref="NormalCdf"/> and what rounding took from it, while it is normal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (V Value, V Lost) NormalCdfParts(V x)
    {
        var distance = AtMost(39, V.Abs(x));
        var y = Pair<V>.Product(distance, V.Of(Constant.SqrtHalf.High)).Plus(distance * V.Of(Constant.SqrtHalf.Middle));
        var exponent = MinusHalfSquare(distance);
        var (exponential, power) = Exponential(exponent.High, exponent.Low);
        var factor = (exponential * Erfcx(y)).Normalized();
        power -= V.Of(1);
        var tail = factor * V.Scale(V.Of(1), power);
        var body = Pair<V>.FastSum(V.Of(1), -tail.High).Plus(-tail.Low).Normalized();
        return (V.Less(V.Of(0), x, body.High, V.Scale(factor.High, power)), V.Less(V.Of(0), x, body.Low, tail.Low));
    }

    /// <summary>e^(-x^2/2) / sqrt(2 pi), the exponent being held exactly as a pair. Error at most 0.54 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V NormalPdf(V x)
    {
        var exponent = MinusHalfSquare(AtMost(39, V.Abs(x)));
        var (factor, power) = Exponential(exponent.High, exponent.Low);
        return V.Scale((factor * Pair<V>.Of(Constant.InverseSqrtTwoPi)).Rounded, power);
    }
}
