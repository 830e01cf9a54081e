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
    const double ScaledErfcHigh = 1.2375126308378275;

    /// <summary>What <see cref="ScaledErfcHigh"/> leaves.</summary>
    const double ScaledErfcLow = 1.074297417161851e-16;

    /// <summary>
    /// (1 + 2y) e^(y^2) erfc(y) in powers of u = (y - 3.75) / (y + 3.75), on 0 &lt;= y &lt;= 28, degree 23, relative error
    /// 2^-57.6; the constant term apart. The substitution is that of M. M. Shepherd and J. G. Laframboise,
    /// Mathematics of Computation 36 (1981).
    /// </summary>
    static ReadOnlySpan<double> ScaledErfc =>
    [
        -0.14024059858554702, 0.0035854154854629045, 0.08227673849015113, -0.10880393014165805, 0.09230432116021522,
        -0.058693398591761654, 0.02836227742075386, -0.009746579532336114, 0.0017556258454484944, 0.0002937134832205404,
        -0.0002901540974049676, 5.164990829645606e-05, 2.2384550628489278e-05, -1.1446444882750146e-05,
        -9.750133129744938e-07, 1.7557572419630805e-06, -5.361966556540493e-08, -2.630076084593476e-07,
        1.8148051418292806e-08, 4.0773822695438946e-08, 2.0400958765405564e-10, -4.999295226477826e-09,
        -9.749977861841957e-10,
    ];

    /// <summary>erfc(y) = 2^Power * Factor for 0 &lt;= y &lt;= 28, given -y^2 as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Pair<V> Factor, V Power) Erfc(Pair<V> y, Pair<V> minusSquare)
    {
        var centre = V.Of(3.75);
        var u = Pair<V>.Sum(y.High, -centre).Plus(y.Low) / Pair<V>.Sum(y.High, centre).Plus(y.Low);
        var polynomial = Pair<V>.FastSum(V.Of(ScaledErfcHigh), u.High * Polynomial(u.High, ScaledErfc))
            .Plus(V.MultiplyAdd(u.Low, V.Of(ScaledErfc[0]), V.Of(ScaledErfcLow)));
        var (exponential, power) = Exponential(minusSquare.High, minusSquare.Low);
        var denominator = Pair<V>.Sum(V.Of(1), y.High + y.High).Plus(y.Low + y.Low);
        return (exponential * polynomial / denominator, power);
    }

    /// <summary>-x^2/2 exactly, while it does not underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Pair<V> MinusHalfSquare(V x) => Pair<V>.Product(x * V.Of(-0.5), x);

    /// <summary>A polynomial below 1/2 in absolute value, 1 - erfc(abs(x)) with the sign of x above.</summary>
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
    public static V NormalPdf(V x)
    {
        var exponent = MinusHalfSquare(AtMost(39, V.Abs(x)));
        var (factor, power) = Exponential(exponent.High, exponent.Low);
        return V.Scale((factor * Pair<V>.Of(Constant.InverseSqrtTwoPi)).Rounded, power);
    }
}
