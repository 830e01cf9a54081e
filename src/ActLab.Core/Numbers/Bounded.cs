namespace ActLab.Core.Numbers;

/// <summary>
/// A double-double with a running bound of its absolute error, on which the audit's verdict rests: every operation
/// passes on the errors of its arguments and adds its own rounding.
/// </summary>
/// <remarks>
/// The bound holds for arithmetic and functions however large the errors are. It does not see a branch taken on the
/// wrong side because of an error, nor a result below 2^-(2^47), which counts as 0. The bound of an infinity or NaN is
/// +infinity.
/// </remarks>
public readonly partial record struct Bounded : IReal<Bounded>
{
    /// <summary>2^-103 of the result, for + - * / and the square root.</summary>
    static readonly DoubleDouble ArithmeticUnit = DoubleDouble.One.ScaleByPowerOfTwo(-103);

    /// <summary>2^-100 of the result, for the elementary functions.</summary>
    static readonly DoubleDouble FunctionUnit = DoubleDouble.One.ScaleByPowerOfTwo(-100);

    /// <summary>Covers the rounding of the bound itself, a few operations of 2^-103.</summary>
    static readonly DoubleDouble Outward = DoubleDouble.Of(1 + 1.0 / (1L << 52));

    Bounded(DoubleDouble value, DoubleDouble error) =>
        (Value, Error) = (value, value.IsFinite && !error.IsNaN ? error : DoubleDouble.PositiveInfinity);

    /// <summary>The computed value.</summary>
    public DoubleDouble Value { get; }

    /// <summary>At least |Value - true value|.</summary>
    public DoubleDouble Error { get; }

    /// <summary>A number without error.</summary>
    public static Bounded Exact(double value) => Exact(DoubleDouble.Of(value));

    /// <summary>A number without error.</summary>
    public static Bounded Exact(DoubleDouble value) => Within(value, DoubleDouble.Zero);

    /// <summary>A number known to an absolute error.</summary>
    public static Bounded Within(DoubleDouble value, DoubleDouble error) => new(value, error);

    /// <inheritdoc/>
    public static Bounded Of(double value) => Exact(value);

    /// <inheritdoc/>
    public static Bounded Of(Constant constant) => Rounded(DoubleDouble.Of(constant), DoubleDouble.Zero);

    /// <inheritdoc/>
    public static Bounded operator +(Bounded a, Bounded b) => Rounded(a.Value + b.Value, a.Error + b.Error);

    /// <inheritdoc/>
    public static Bounded operator -(Bounded a, Bounded b) => Rounded(a.Value - b.Value, a.Error + b.Error);

    /// <summary>Product: |a| e(b) + (|b| + e(b)) e(a).</summary>
    public static Bounded operator *(Bounded a, Bounded b) => Rounded(a.Value * b.Value,
        a.Magnitude * b.Error + (b.Magnitude + b.Error) * a.Error);

    /// <summary>Quotient q: (e(a) + |q| e(b)) / (|b| - e(b)), unbounded where b may be 0.</summary>
    public static Bounded operator /(Bounded a, Bounded b)
    {
        var quotient = a.Value / b.Value;
        return Rounded(quotient, Over(a.Error + DoubleDouble.Abs(quotient) * b.Error, b.Magnitude - b.Error));
    }

    /// <inheritdoc/>
    public static Bounded operator -(Bounded a) => new(-a.Value, a.Error);

    /// <inheritdoc/>
    public static Bounded MultiplyAdd(Bounded a, Bounded b, Bounded c) => a * b + c;

    /// <inheritdoc/>
    public static Bounded Abs(Bounded x) => new(x.Magnitude, x.Error);

    /// <summary>Square root: |y - x| / (sqrt x + sqrt y) with y >= x - e; at most sqrt e where y may be 0.</summary>
    public static Bounded Sqrt(Bounded x)
    {
        var root = DoubleDouble.Sqrt(x.Value);
        return Rounded(root, x.Error < x.Value
            ? x.Error / (root + DoubleDouble.Sqrt(x.Value - x.Error))
            : DoubleDouble.Sqrt(x.Error));
    }

    /// <inheritdoc/>
    public static Bounded LessOrEqual(Bounded a, Bounded b, Bounded whenTrue, Bounded whenFalse) =>
        a.Value <= b.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    public static Bounded Less(Bounded a, Bounded b, Bounded whenTrue, Bounded whenFalse) =>
        a.Value < b.Value ? whenTrue : whenFalse;

    DoubleDouble Magnitude => DoubleDouble.Abs(Value);

    static Bounded Rounded(DoubleDouble value, DoubleDouble inherited) => Rounded(value, inherited, ArithmeticUnit);

    static Bounded Rounded(DoubleDouble value, DoubleDouble inherited, DoubleDouble unit) =>
        new(value, (inherited + DoubleDouble.Abs(value) * unit) * Outward);

    /// <summary>error / denominator, 0 without an error and unbounded where the denominator is not positive.</summary>
    static DoubleDouble Over(DoubleDouble error, DoubleDouble denominator) =>
        error.IsZero ? error : denominator.Sign > 0 ? error / denominator : DoubleDouble.PositiveInfinity;
}
