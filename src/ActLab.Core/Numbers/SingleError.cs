namespace ActLab.Core.Numbers;

/// <summary>
/// What a formula loses when it is evaluated in plain float arithmetic: not a value but a bound on its error in ulps,
/// whatever the argument. It tells formulas that floats serve well, such as those of straight pieces, from those that
/// need more digits on the way.
/// </summary>
/// <param name="Ulps">Bound on the error, in ulps of float; infinite where there is none.</param>
/// <param name="Constant">The value, where it is a constant; NaN where it depends on the argument.</param>
readonly record struct SingleError(double Ulps, double Constant) : IReal<SingleError>
{
    const double Rounding = 0.5;

    /// <summary>The argument: an exact float.</summary>
    public static SingleError Variable { get; } = new(0, double.NaN);

    static SingleError Unbounded { get; } = new(double.PositiveInfinity, double.NaN);

    /// <summary>A constant is rounded by at most 2^-24 of itself, which is one ulp of a product just below a power of two.</summary>
    public static SingleError Of(double value) => new(
        value == 0 || (float)value == value ? 0 : Math.Abs((float)value - value) / Math.Abs(value) * (1 << 24), value);

    public static SingleError Of(Constant constant) => Of(constant.High);

    public static SingleError operator +(SingleError a, SingleError b) => Sum(a, b, a.Constant + b.Constant);

    public static SingleError operator -(SingleError a, SingleError b) => Sum(a, b, a.Constant - b.Constant);

    public static SingleError operator *(SingleError a, SingleError b)
    {
        if (IsConstant(a) && IsConstant(b))
            return Of(a.Constant * b.Constant);
        if (IsExactScale(a) || IsExactScale(b))
            return new(a.Ulps + b.Ulps, double.NaN);
        return new(Relative(a) + Relative(b) + Rounding, double.NaN);
    }

    public static SingleError operator /(SingleError a, SingleError b)
    {
        if (IsConstant(a) && IsConstant(b))
            return Of(a.Constant / b.Constant);
        return new(IsExactScale(b) ? a.Ulps : Relative(a) + Relative(b) + Rounding, double.NaN);
    }

    public static SingleError operator -(SingleError a) => a with { Constant = -a.Constant };

    public static SingleError MultiplyAdd(SingleError a, SingleError b, SingleError c) =>
        a.Ulps + b.Ulps + c.Ulps == 0 ? new(Rounding, double.NaN) : Unbounded;

    public static SingleError Abs(SingleError x) => x with { Constant = Math.Abs(x.Constant) };

    public static SingleError Sqrt(SingleError x) => new(x.Ulps + Rounding, double.NaN);

    public static SingleError Exp(SingleError x) => Unbounded;

    public static SingleError Expm1(SingleError x) => Unbounded;

    public static SingleError Log(SingleError x) => Unbounded;

    public static SingleError Log1p(SingleError x) => Unbounded;

    public static SingleError Tanh(SingleError x) => Unbounded;

    public static SingleError Logistic(SingleError x) => Unbounded;

    public static SingleError Softplus(SingleError x) => Unbounded;

    public static SingleError Erf(SingleError x) => Unbounded;

    public static SingleError Erfc(SingleError x) => Unbounded;

    public static SingleError Sin(SingleError x) => Unbounded;

    public static SingleError Cos(SingleError x) => Unbounded;

    public static SingleError NormalCdf(SingleError x) => Unbounded;

    public static SingleError NormalPdf(SingleError x) => Unbounded;

    public static SingleError LessOrEqual(SingleError a, SingleError b, SingleError whenTrue, SingleError whenFalse) =>
        Choice(a, b, whenTrue, whenFalse);

    public static SingleError Less(SingleError a, SingleError b, SingleError whenTrue, SingleError whenFalse) =>
        Choice(a, b, whenTrue, whenFalse);

    /// <summary>Near a tie either one is right within the larger error.</summary>
    public static SingleError Max(SingleError a, SingleError b) => new(Math.Max(a.Ulps, b.Ulps), double.NaN);

    /// <inheritdoc cref="Max"/>
    public static SingleError Min(SingleError a, SingleError b) => Max(a, b);

    /// <summary>Errors may cancel the leading digits of a sum: only exact parts have a bounded one.</summary>
    static SingleError Sum(SingleError a, SingleError b, double constant)
    {
        if (!double.IsNaN(constant))
            return Of(constant);
        return a.Ulps + b.Ulps == 0 ? new(Rounding, double.NaN) : Unbounded;
    }

    /// <summary>What is compared must be exact, or the wrong part may be taken.</summary>
    static SingleError Choice(SingleError a, SingleError b, SingleError whenTrue, SingleError whenFalse) =>
        a.Ulps + b.Ulps == 0 ? Max(whenTrue, whenFalse) : Unbounded;

    /// <summary>
    /// In units of 2^-24 of the value, which is what an ulp of a product may be: that of a factor just above a power of two is
    /// twice as much.
    /// </summary>
    static double Relative(SingleError x) => IsConstant(x) ? x.Ulps : 2 * x.Ulps;

    static bool IsConstant(SingleError x) => !double.IsNaN(x.Constant);

    static bool IsExactScale(SingleError x) =>
        x.Constant == 0 || (double.IsNormal(x.Constant) && Math.Abs(x.Constant) == Math.ScaleB(1, Math.ILogB(x.Constant)));
}
