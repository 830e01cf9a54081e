using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>Plain binary64: the formula, element by element.</summary>
/// <param name="Value">The double.</param>
public readonly record struct Real64(double Value) : IReal<Real64>
{
    /// <inheritdoc/>
    public static Real64 Of(double value) => new(value);

    /// <inheritdoc/>
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
    public static Real64 Exp(Real64 x) => new(Math.Exp(x.Value));

    /// <inheritdoc/>
    public static Real64 Expm1(Real64 x) => new(Math.Exp(x.Value) - 1);

    /// <inheritdoc/>
    public static Real64 Log(Real64 x) => new(Math.Log(x.Value));

    /// <inheritdoc/>
    public static Real64 Log1p(Real64 x) => new(Math.Log(1 + x.Value));

    /// <inheritdoc/>
    public static Real64 Tanh(Real64 x) => new(Math.Tanh(x.Value));

    /// <inheritdoc/>
    public static Real64 Logistic(Real64 x) => new(1 / (1 + Math.Exp(-x.Value)));

    /// <inheritdoc/>
    public static Real64 Softplus(Real64 x) => new(Math.Max(x.Value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x.Value))));

    /// <inheritdoc/>
    public static Real64 Erf(Real64 x) => throw new NotImplementedException();

    /// <inheritdoc/>
    public static Real64 NormalCdf(Real64 x) => throw new NotImplementedException();

    /// <inheritdoc/>
    public static Real64 NormalPdf(Real64 x) => new(Constant.InverseSqrtTwoPi.High * Math.Exp(-0.5 * x.Value * x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 LessOrEqual(Real64 a, Real64 b, Real64 whenTrue, Real64 whenFalse) =>
        a.Value <= b.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real64 Less(Real64 a, Real64 b, Real64 whenTrue, Real64 whenFalse) =>
        a.Value < b.Value ? whenTrue : whenFalse;
}
