namespace ActLab.Core.Numbers;

public readonly partial record struct Bounded
{
    /// <inheritdoc/>
    public static Bounded Exp(Bounded x)
    {
        var exp = DoubleDouble.Exp(x.Value);
        return Rounded(exp, exp * x.Error * Growth(x.Error), FunctionUnit);
    }

    /// <inheritdoc/>
    public static Bounded Expm1(Bounded x) => Function(x, DoubleDouble.Expm1, DoubleDouble.Exp, One);

    /// <inheritdoc/>
    public static Bounded Log(Bounded x) =>
        Rounded(DoubleDouble.Log(x.Value), Over(x.Error, x.Value - x.Error), FunctionUnit);

    /// <inheritdoc/>
    public static Bounded Log1p(Bounded x) =>
        Rounded(DoubleDouble.Log1p(x.Value), Over(x.Error, One + x.Value - x.Error), FunctionUnit);

    /// <inheritdoc/>
    public static Bounded Tanh(Bounded x) =>
        Function(x, DoubleDouble.Tanh, value => LogisticSlope(value.ScaleByPowerOfTwo(1)).ScaleByPowerOfTwo(2), One + One);

    /// <inheritdoc/>
    public static Bounded Logistic(Bounded x) => Function(x, DoubleDouble.Logistic, LogisticSlope, One);

    /// <inheritdoc/>
    public static Bounded Softplus(Bounded x) => Function(x, DoubleDouble.Softplus, DoubleDouble.Logistic, One);

    /// <inheritdoc/>
    public static Bounded Erf(Bounded x) => Function(x, DoubleDouble.Erf, ErfSlope, x.Magnitude + x.Magnitude);

    /// <inheritdoc/>
    public static Bounded Erfc(Bounded x) => Function(x, DoubleDouble.Erfc, ErfSlope, x.Magnitude + x.Magnitude);

    /// <inheritdoc/>
    public static Bounded Sin(Bounded x) => Circular(DoubleDouble.Sin(x.Value), DoubleDouble.Cos(x.Value), x.Error);

    /// <inheritdoc/>
    public static Bounded Cos(Bounded x) => Circular(DoubleDouble.Cos(x.Value), DoubleDouble.Sin(x.Value), x.Error);

    /// <inheritdoc/>
    public static Bounded NormalCdf(Bounded x) =>
        Function(x, DoubleDouble.NormalCdf, DoubleDouble.NormalPdf, x.Magnitude);

    /// <summary>The slope |x| pdf(x) is not log-smooth at 0; (|x| + e) pdf(x) e^(|x| e) bounds it on the whole interval.</summary>
    public static Bounded NormalPdf(Bounded x)
    {
        var density = DoubleDouble.NormalPdf(x.Value);
        var slope = (x.Magnitude + x.Error) * density;
        return Rounded(density, slope * x.Error * Growth(x.Magnitude * x.Error), FunctionUnit);
    }

    static DoubleDouble One => DoubleDouble.One;

    /// <summary>
    /// f of x where |f'| grows at most by e^(steepness d) over a distance d, so that the mean value theorem bounds
    /// the inherited error by |f'(x)| e times that growth over e.
    /// </summary>
    static Bounded Function(
        Bounded x, Func<DoubleDouble, DoubleDouble> f, Func<DoubleDouble, DoubleDouble> slope, DoubleDouble steepness) =>
        Rounded(f(x.Value), x.Error.IsZero ? x.Error : slope(x.Value) * x.Error * Growth(steepness * x.Error), FunctionUnit);

    /// <summary>Sine or cosine: its slope grows by e over a distance e and stays below 1, and it stays within 1 itself.</summary>
    static Bounded Circular(DoubleDouble value, DoubleDouble slope, DoubleDouble error)
    {
        var steepest = DoubleDouble.Abs(slope) + error;
        var inherited = error * (steepest < One ? steepest : One);
        return Rounded(value, inherited < One + One ? inherited : One + One, FunctionUnit);
    }

    /// <summary>The derivative of the error function.</summary>
    static DoubleDouble ErfSlope(DoubleDouble x) => DoubleDouble.Of(Constant.TwoOverSqrtPi) * DoubleDouble.Exp(-(x * x));

    /// <summary>At least e^t for t >= 0: below 1 the chord 1 + 2t, without a function call.</summary>
    static DoubleDouble Growth(DoubleDouble t) => t < One ? One + t.ScaleByPowerOfTwo(1) : DoubleDouble.Exp(t) * Outward;

    /// <summary>The derivative of the logistic function.</summary>
    static DoubleDouble LogisticSlope(DoubleDouble x) => DoubleDouble.Logistic(x) * DoubleDouble.Logistic(-x);
}
