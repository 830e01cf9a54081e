using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// Binary64 with nothing but <see cref="Math"/>, binary32 with <see cref="MathF"/>: what a user composes without further thought, and so the naive peer
/// in benchmarks and ulp tables. Its cancellation, overflow and flushed tails are deliberate.
/// </summary>
/// <param name="Value">The number.</param>
public readonly record struct MathReal<TFloat>(TFloat Value) : IReal<MathReal<TFloat>>
    where TFloat : unmanaged, IBinaryFloatingPointIeee754<TFloat>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> Of(double value) => new(TFloat.CreateChecked(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> Of(Constant constant) => Of(constant.High);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> operator +(MathReal<TFloat> a, MathReal<TFloat> b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> operator -(MathReal<TFloat> a, MathReal<TFloat> b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> operator *(MathReal<TFloat> a, MathReal<TFloat> b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> operator /(MathReal<TFloat> a, MathReal<TFloat> b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> operator -(MathReal<TFloat> a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> MultiplyAdd(MathReal<TFloat> a, MathReal<TFloat> b, MathReal<TFloat> c) => a * b + c;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> Abs(MathReal<TFloat> x) => new(TFloat.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> Sqrt(MathReal<TFloat> x) => new(TFloat.Sqrt(x.Value));

    /// <inheritdoc/>
    public static MathReal<TFloat> Exp(MathReal<TFloat> x) => new(TFloat.Exp(x.Value));

    /// <inheritdoc/>
    public static MathReal<TFloat> Expm1(MathReal<TFloat> x) => new(TFloat.Exp(x.Value) - TFloat.One);

    /// <inheritdoc/>
    public static MathReal<TFloat> Log(MathReal<TFloat> x) => new(TFloat.Log(x.Value));

    /// <inheritdoc/>
    public static MathReal<TFloat> Log1p(MathReal<TFloat> x) => new(TFloat.Log(TFloat.One + x.Value));

    /// <inheritdoc/>
    public static MathReal<TFloat> Tanh(MathReal<TFloat> x) => new(TFloat.Tanh(x.Value));

    /// <inheritdoc/>
    public static MathReal<TFloat> Logistic(MathReal<TFloat> x) => Textbook.Logistic(x);

    /// <inheritdoc/>
    public static MathReal<TFloat> Softplus(MathReal<TFloat> x) => Textbook.Softplus(x);

    /// <inheritdoc/>
    public static MathReal<TFloat> Erf(MathReal<TFloat> x) => Textbook.Erf(x);

    /// <inheritdoc/>
    public static MathReal<TFloat> Erfc(MathReal<TFloat> x) => Textbook.Erfc(x);

    /// <inheritdoc/>
    public static MathReal<TFloat> Sin(MathReal<TFloat> x) => new(TFloat.Sin(x.Value));

    /// <inheritdoc/>
    public static MathReal<TFloat> Cos(MathReal<TFloat> x) => new(TFloat.Cos(x.Value));

    /// <inheritdoc/>
    public static MathReal<TFloat> NormalCdf(MathReal<TFloat> x) => Textbook.NormalCdf(x);

    /// <inheritdoc/>
    public static MathReal<TFloat> NormalPdf(MathReal<TFloat> x) => Textbook.NormalPdf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> LessOrEqual(MathReal<TFloat> a, MathReal<TFloat> b, MathReal<TFloat> whenTrue, MathReal<TFloat> whenFalse) =>
        a.Value <= b.Value ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MathReal<TFloat> Less(MathReal<TFloat> a, MathReal<TFloat> b, MathReal<TFloat> whenTrue, MathReal<TFloat> whenFalse) =>
        a.Value < b.Value ? whenTrue : whenFalse;
}
