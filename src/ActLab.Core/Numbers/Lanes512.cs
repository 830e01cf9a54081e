using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActLab.Core.Numbers;

/// <summary>
/// Eight binary64 lanes in one 512-bit vector: the bodies of <see cref="Elementary{V}"/> eight at a time, each lane the
/// same bits as <see cref="Real64"/>. Where the processor has no 512-bit vectors .NET splits them, with the same result.
/// A float32 span goes through it widened and is rounded once at the end.
/// </summary>
/// <param name="Value">The lanes.</param>
public readonly record struct Lanes512(Vector512<double> Value) : IBinary64<Lanes512>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Of(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Of(Constant constant) => Of(constant.High);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 x) => new(Vector512.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 x) => new(Vector512.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Exp(Lanes512 x) => Elementary<Lanes512>.Exp(x);

    /// <inheritdoc/>
    public static Lanes512 Expm1(Lanes512 x) => Elementary<Lanes512>.Expm1(x);

    /// <inheritdoc/>
    public static Lanes512 Log(Lanes512 x) => Elementary<Lanes512>.Log(x);

    /// <inheritdoc/>
    public static Lanes512 Log1p(Lanes512 x) => Elementary<Lanes512>.Log1p(x);

    /// <inheritdoc/>
    public static Lanes512 Tanh(Lanes512 x) => Elementary<Lanes512>.Tanh(x);

    /// <inheritdoc/>
    public static Lanes512 Logistic(Lanes512 x) => Elementary<Lanes512>.Logistic(x);

    /// <inheritdoc/>
    public static Lanes512 Softplus(Lanes512 x) => Elementary<Lanes512>.Softplus(x);

    /// <inheritdoc/>
    public static Lanes512 Erf(Lanes512 x) => Elementary<Lanes512>.Erf(x);

    /// <inheritdoc/>
    public static Lanes512 NormalCdf(Lanes512 x) => Elementary<Lanes512>.NormalCdf(x);

    /// <inheritdoc/>
    public static Lanes512 NormalPdf(Lanes512 x) => Elementary<Lanes512>.NormalPdf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LessOrEqual(Lanes512 a, Lanes512 b, Lanes512 whenTrue, Lanes512 whenFalse) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Less(Lanes512 a, Lanes512 b, Lanes512 whenTrue, Lanes512 whenFalse) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes512 IBinary64<Lanes512>.Scale(Lanes512 x, Lanes512 power)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Scale(x.Value, power.Value));
        var half = Vector512.Floor(power.Value * 0.5);
        return new(x.Value * PowerOfTwo(half) * PowerOfTwo(power.Value - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes512 IBinary64<Lanes512>.Exponent(Lanes512 x) =>
        new(Vector512.ConvertToDouble((x.Value.AsInt64() >>> 52) - Vector512.Create(1023L)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes512 IBinary64<Lanes512>.CopySign(Lanes512 magnitude, Lanes512 sign) =>
        new(Vector512.CopySign(magnitude.Value, sign.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> PowerOfTwo(Vector512<double> power) =>
        ((Vector512.ConvertToInt64(power) + Vector512.Create(1023L)) << 52).AsDouble();
}
