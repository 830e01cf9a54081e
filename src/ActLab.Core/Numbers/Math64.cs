using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Binary64 with nothing but <see cref="System.Math"/>: what a user composes without further thought, and so the naive peer
/// in benchmarks and ulp tables. Its cancellation, overflow and flushed tails are deliberate.
/// </summary>
/// <param name="Value">The double.</param>
public readonly record struct Math64(double Value) : IReal<Math64>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 Of(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 Of(Constant constant) => Of(constant.High);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 operator +(Math64 a, Math64 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 operator -(Math64 a, Math64 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 operator *(Math64 a, Math64 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 operator /(Math64 a, Math64 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 operator -(Math64 a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 MultiplyAdd(Math64 a, Math64 b, Math64 c) => a * b + c;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 Abs(Math64 x) => new(Math.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 Sqrt(Math64 x) => new(Math.Sqrt(x.Value));

    /// <inheritdoc/>
    public static Math64 Exp(Math64 x) => new(Math.Exp(x.Value));

    /// <inheritdoc/>
    public static Math64 Expm1(Math64 x) => new(Math.Exp(x.Value) - 1);

    /// <inheritdoc/>
    public static Math64 Log(Math64 x) => new(Math.Log(x.Value));

    /// <inheritdoc/>
    public static Math64 Log1p(Math64 x) => new(Math.Log(1 + x.Value));

    /// <inheritdoc/>
    public static Math64 Tanh(Math64 x) => new(Math.Tanh(x.Value));

    /// <inheritdoc/>
    public static Math64 Logistic(Math64 x) => Textbook.Logistic(x);

    /// <inheritdoc/>
    public static Math64 Softplus(Math64 x) => Textbook.Softplus(x);

    /// <inheritdoc/>
    public static Math64 Erf(Math64 x) => Textbook.Erf(x);

    /// <inheritdoc/>
    public static Math64 NormalCdf(Math64 x) => Textbook.NormalCdf(x);

    /// <inheritdoc/>
    public static Math64 NormalPdf(Math64 x) => Textbook.NormalPdf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 LessOrEqual(Math64 a, Math64 b, Math64 whenTrue, Math64 whenFalse) =>
        a.Value <= b.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Math64 Less(Math64 a, Math64 b, Math64 whenTrue, Math64 whenFalse) =>
        a.Value < b.Value ? whenTrue : whenFalse;
}
