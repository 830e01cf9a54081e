using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Binary32 with nothing but <see cref="System.MathF"/>: what a user composes without further thought, and so the naive peer
/// in benchmarks and ulp tables. Its cancellation, overflow and flushed tails are deliberate.
/// </summary>
/// <param name="Value">The float.</param>
public readonly record struct Math32(float Value) : IReal<Math32>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 Of(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 Of(Constant constant) => Of(constant.High);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 operator +(Math32 a, Math32 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 operator -(Math32 a, Math32 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 operator *(Math32 a, Math32 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 operator /(Math32 a, Math32 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 operator -(Math32 a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 MultiplyAdd(Math32 a, Math32 b, Math32 c) => a * b + c;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 Abs(Math32 x) => new(MathF.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 Sqrt(Math32 x) => new(MathF.Sqrt(x.Value));

    /// <inheritdoc/>
    public static Math32 Exp(Math32 x) => new(MathF.Exp(x.Value));

    /// <inheritdoc/>
    public static Math32 Expm1(Math32 x) => new(MathF.Exp(x.Value) - 1);

    /// <inheritdoc/>
    public static Math32 Log(Math32 x) => new(MathF.Log(x.Value));

    /// <inheritdoc/>
    public static Math32 Log1p(Math32 x) => new(MathF.Log(1 + x.Value));

    /// <inheritdoc/>
    public static Math32 Tanh(Math32 x) => new(MathF.Tanh(x.Value));

    /// <inheritdoc/>
    public static Math32 Logistic(Math32 x) => Textbook.Logistic(x);

    /// <inheritdoc/>
    public static Math32 Softplus(Math32 x) => Textbook.Softplus(x);

    /// <inheritdoc/>
    public static Math32 Erf(Math32 x) => Textbook.Erf(x);

    /// <inheritdoc/>
    public static Math32 NormalCdf(Math32 x) => Textbook.NormalCdf(x);

    /// <inheritdoc/>
    public static Math32 NormalPdf(Math32 x) => Textbook.NormalPdf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 LessOrEqual(Math32 a, Math32 b, Math32 whenTrue, Math32 whenFalse) =>
        a.Value <= b.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math32 Less(Math32 a, Math32 b, Math32 whenTrue, Math32 whenFalse) =>
        a.Value < b.Value ? whenTrue : whenFalse;
}
