namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>Hyperbolic tangent, within 2^-101: tanh |x| = -t / (2 + t) with t = e^(-2|x|) - 1.</summary>
    public static DoubleDouble Tanh(DoubleDouble x)
    {
        var t = Expm1(-Abs(x).ScaleByPowerOfTwo(1));
        var tanh = t / (One + One + t);
        return double.IsNegative(x.Hi) ? tanh : -tanh;
    }

    /// <summary>1 / (1 + e^-x), within 2^-101 in both tails.</summary>
    public static DoubleDouble Logistic(DoubleDouble x)
    {
        var tail = Exp(-Abs(x));
        return (x.Hi < 0 ? tail : One) / (One + tail);
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log1p(e^-|x|), within 2^-101 in both tails.</summary>
    public static DoubleDouble Softplus(DoubleDouble x)
    {
        var tail = Log1p(Exp(-Abs(x)));
        return x.Hi < 0 ? tail : x + tail;
    }
}
