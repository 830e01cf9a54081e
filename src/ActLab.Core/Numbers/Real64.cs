using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Plain binary64: the formula, element by element. Arithmetic and square root are IEEE 754's; every other member is the
/// body in <see cref="Elementary{V}"/>, the same bits on every platform and in every lane of <see cref="Lanes512{E, TMath}"/>.
/// </summary>
/// <param name="Value">The double.</param>
public readonly record struct Real64(double Value) : IBinary<Real64>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 Of(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 Of(Constant constant) => new(constant.High);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 operator +(Real64 a, Real64 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 operator -(Real64 a, Real64 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 operator *(Real64 a, Real64 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 operator /(Real64 a, Real64 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 operator -(Real64 a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 MultiplyAdd(Real64 a, Real64 b, Real64 c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 Abs(Real64 x) => new(Math.Abs(x.Value));

    /// <inheritdoc/>
    public static Real64 Sqrt(Real64 x) => new(Math.Sqrt(x.Value));

    /// <inheritdoc/>
    public static Real64 Exp(Real64 x) => Elementary<Real64>.Exp(x);

    /// <inheritdoc/>
    public static Real64 Expm1(Real64 x) => Elementary<Real64>.Expm1(x);

    /// <inheritdoc/>
    public static Real64 Log(Real64 x) => Elementary<Real64>.Log(x);

    /// <inheritdoc/>
    public static Real64 Log1p(Real64 x) => Elementary<Real64>.Log1p(x);

    /// <inheritdoc/>
    public static Real64 Tanh(Real64 x) => Elementary<Real64>.Tanh(x);

    /// <inheritdoc/>
    public static Real64 Logistic(Real64 x) => Elementary<Real64>.Logistic(x);

    /// <inheritdoc/>
    public static Real64 Softplus(Real64 x) => Elementary<Real64>.Softplus(x);

    /// <inheritdoc/>
    public static Real64 Erf(Real64 x) => Elementary<Real64>.Erf(x);

    /// <inheritdoc/>
    public static Real64 Erfc(Real64 x) => Elementary<Real64>.Erfc(x);

    /// <inheritdoc/>
    public static Real64 Sin(Real64 x) => Elementary<Real64>.Sin(x);

    /// <inheritdoc/>
    public static Real64 Cos(Real64 x) => Elementary<Real64>.Cos(x);

    /// <inheritdoc/>
    public static Real64 NormalCdf(Real64 x) => Elementary<Real64>.NormalCdf(x);

    /// <inheritdoc/>
    public static Real64 NormalPdf(Real64 x) => Elementary<Real64>.NormalPdf(x);

    /// <inheritdoc/>
    public static (Real64 Value, Real64 Lost) ExpParts(Real64 x) => Elementary<Real64>.ExpParts(x);

    /// <inheritdoc/>
    public static (Real64 Value, Real64 Lost) SoftplusParts(Real64 x) => Elementary<Real64>.SoftplusParts(x);

    /// <inheritdoc/>
    public static (Real64 Value, Real64 Lost) ErfParts(Real64 x) => Elementary<Real64>.ErfParts(x);

    /// <inheritdoc/>
    public static (Real64 Value, Real64 Lost) NormalCdfParts(Real64 x) => Elementary<Real64>.NormalCdfParts(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 LessOrEqual(Real64 a, Real64 b, Real64 whenTrue, Real64 whenFalse) =>
        a.Value <= b.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 Less(Real64 a, Real64 b, Real64 whenTrue, Real64 whenFalse) =>
        a.Value < b.Value ? whenTrue : whenFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary<Real64>.Scale(Real64 x, Real64 power)
    {
        var half = (long)power.Value >> 1;
        return new(x.Value * PowerOfTwo(half) * PowerOfTwo((long)power.Value - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary<Real64>.Exponent(Real64 x) => new((BitConverter.DoubleToInt64Bits(x.Value) >> 52) - 1023);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary<Real64>.CopySign(Real64 magnitude, Real64 sign) => new(Math.CopySign(magnitude.Value, sign.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Real64 IBinary<Real64>.Within(double limit, Real64 x, Real64 y, Func<double, double> beyond) =>
        Math.Abs(x.Value) < limit ? y : new(beyond(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double PowerOfTwo(long power) => BitConverter.Int64BitsToDouble((power + 1023) << 52);
}
