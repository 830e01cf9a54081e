using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Plain binary32: arithmetic rounded to float at every step, each elementary function computed as
/// <see cref="Real64"/> and rounded once, hence correctly rounded but for about one argument in 10^8.
/// </summary>
/// <param name="Value">The float.</param>
public readonly record struct Real32(float Value) : IReal<Real32>
{
    Real64 Wide => new(Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 Of(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 Of(Constant constant) => Of(constant.High);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 operator +(Real32 a, Real32 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 operator -(Real32 a, Real32 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 operator *(Real32 a, Real32 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 operator /(Real32 a, Real32 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 operator -(Real32 a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 MultiplyAdd(Real32 a, Real32 b, Real32 c) => new(MathF.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 Abs(Real32 x) => new(MathF.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 Sqrt(Real32 x) => new(MathF.Sqrt(x.Value));

    /// <inheritdoc/>
    public static Real32 Exp(Real32 x) => Of(Real64.Exp(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Expm1(Real32 x) => Of(Real64.Expm1(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Log(Real32 x) => Of(Real64.Log(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Log1p(Real32 x) => Of(Real64.Log1p(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Tanh(Real32 x) => Of(Real64.Tanh(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Logistic(Real32 x) => Of(Real64.Logistic(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Softplus(Real32 x) => Of(Real64.Softplus(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Erf(Real32 x) => Of(Real64.Erf(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Erfc(Real32 x) => Of(Real64.Erfc(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Sin(Real32 x) => Of(Real64.Sin(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 Cos(Real32 x) => Of(Real64.Cos(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 NormalCdf(Real32 x) => Of(Real64.NormalCdf(x.Wide).Value);

    /// <inheritdoc/>
    public static Real32 NormalPdf(Real32 x) => Of(Real64.NormalPdf(x.Wide).Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 LessOrEqual(Real32 a, Real32 b, Real32 whenTrue, Real32 whenFalse) =>
        a.Value <= b.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real32 Less(Real32 a, Real32 b, Real32 whenTrue, Real32 whenFalse) =>
        a.Value < b.Value ? whenTrue : whenFalse;
}
