using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActLab.Core.Numbers;

/// <summary>
/// 128 bits of numbers side by side, 4 floats or 2 doubles, with the elementary functions of
/// <typeparamref name="TMath"/>. Fast on Arm64, and on x86 with FMA.
/// </summary>
/// <param name="Value">The numbers.</param>
readonly record struct Lanes128<E, TMath>(Vector128<E> Value) : ILanes<Lanes128<E, TMath>, E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
    where TMath : ILaneMath<E>
{
    public static int Count => Vector128<E>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Load(ref readonly E from) => new(Vector128.LoadUnsafe(in from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128<E, TMath> value, ref E to) => value.Value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreStreaming(Lanes128<E, TMath> value, ref E to) => value.Value.StoreAlignedNonTemporal((E*)Unsafe.AsPointer(ref to));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Of(double value) => typeof(E) == typeof(float)
        ? new(Vector128.Create((float)value).As<float, E>())
        : new(Vector128.Create(value).As<double, E>());

    // A conversion of vectors: that of a scalar would wait for whatever was in its destination before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> OfParameter(double value) => typeof(E) == typeof(float) && Sse2.IsSupported
        ? new(Vector128.Create(Sse2.ConvertToVector128Single(Vector128.CreateScalarUnsafe(value)).ToScalar()).As<float, E>())
        : Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Of(Constant constant) => Of(constant.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> operator +(Lanes128<E, TMath> a, Lanes128<E, TMath> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> operator -(Lanes128<E, TMath> a, Lanes128<E, TMath> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> operator *(Lanes128<E, TMath> a, Lanes128<E, TMath> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> operator /(Lanes128<E, TMath> a, Lanes128<E, TMath> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> operator -(Lanes128<E, TMath> a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> MultiplyAdd(Lanes128<E, TMath> a, Lanes128<E, TMath> b, Lanes128<E, TMath> c) => typeof(E) == typeof(float)
        ? new(Vector128.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, E>())
        : new(Vector128.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> MultiplySubtractFrom(Lanes128<E, TMath> a, Lanes128<E, TMath> b, Lanes128<E, TMath> c)
    {
        if (!Fma.IsSupported)
            return MultiplyAdd(-a, b, c);
        return typeof(E) == typeof(float)
            ? new(Fma.MultiplyAddNegated(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, E>())
            : new(Fma.MultiplyAddNegated(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, E>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Abs(Lanes128<E, TMath> x) => new(Vector128.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Sqrt(Lanes128<E, TMath> x) => new(Vector128.Sqrt(x.Value));

    public static Lanes128<E, TMath> Exp(Lanes128<E, TMath> x) => TMath.Exp(x);

    public static Lanes128<E, TMath> Expm1(Lanes128<E, TMath> x) => TMath.Expm1(x);

    public static Lanes128<E, TMath> Log(Lanes128<E, TMath> x) => TMath.Log(x);

    public static Lanes128<E, TMath> Log1p(Lanes128<E, TMath> x) => TMath.Log1p(x);

    public static Lanes128<E, TMath> Tanh(Lanes128<E, TMath> x) => TMath.Tanh(x);

    public static Lanes128<E, TMath> Logistic(Lanes128<E, TMath> x) => TMath.Logistic(x);

    public static Lanes128<E, TMath> Softplus(Lanes128<E, TMath> x) => TMath.Softplus(x);

    public static Lanes128<E, TMath> Erf(Lanes128<E, TMath> x) => TMath.Erf(x);

    public static Lanes128<E, TMath> Erfc(Lanes128<E, TMath> x) => TMath.Erfc(x);

    public static Lanes128<E, TMath> Sin(Lanes128<E, TMath> x) => TMath.Sin(x);

    public static Lanes128<E, TMath> Cos(Lanes128<E, TMath> x) => TMath.Cos(x);

    public static Lanes128<E, TMath> NormalCdf(Lanes128<E, TMath> x) => TMath.NormalCdf(x);

    public static Lanes128<E, TMath> NormalPdf(Lanes128<E, TMath> x) => TMath.NormalPdf(x);

    public static (Lanes128<E, TMath> Value, Lanes128<E, TMath> Lost) ExpParts(Lanes128<E, TMath> x) => TMath.ExpParts(x);

    public static (Lanes128<E, TMath> Value, Lanes128<E, TMath> Lost) SoftplusParts(Lanes128<E, TMath> x) => TMath.SoftplusParts(x);

    public static (Lanes128<E, TMath> Value, Lanes128<E, TMath> Lost) ErfParts(Lanes128<E, TMath> x) => TMath.ErfParts(x);

    public static (Lanes128<E, TMath> Value, Lanes128<E, TMath> Lost) NormalCdfParts(Lanes128<E, TMath> x) => TMath.NormalCdfParts(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> LessOrEqual(Lanes128<E, TMath> a, Lanes128<E, TMath> b, Lanes128<E, TMath> whenTrue, Lanes128<E, TMath> whenFalse) =>
        new(Vector128.ConditionalSelect(Vector128.LessThanOrEqual(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Less(Lanes128<E, TMath> a, Lanes128<E, TMath> b, Lanes128<E, TMath> whenTrue, Lanes128<E, TMath> whenFalse) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    // The native maximum takes its second operand at a tie or if one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Max(Lanes128<E, TMath> a, Lanes128<E, TMath> b) => LessOrEqual(b, b, new(Vector128.MaxNative(b.Value, a.Value)), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Min(Lanes128<E, TMath> a, Lanes128<E, TMath> b) => LessOrEqual(b, b, new(Vector128.MinNative(b.Value, a.Value)), b);

    // On x86 the native minimum and maximum return their second operand if one is NaN, on Arm they return NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> AtMost(Lanes128<E, TMath> limit, Lanes128<E, TMath> x) => new(Vector128.MinNative(limit.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> AtLeast(Lanes128<E, TMath> limit, Lanes128<E, TMath> x) => new(Vector128.MaxNative(limit.Value, x.Value));

    // The bits of positive numbers are ordered as the numbers are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> LargerMagnitude(Lanes128<E, TMath> magnitude, Lanes128<E, TMath> x) => typeof(E) == typeof(float)
        ? new(Vector128.Max(magnitude.Value.AsInt32(), Vector128.Abs(x.Value).AsInt32()).As<int, E>())
        : new(Vector128.Max(magnitude.Value.AsInt64(), Vector128.Abs(x.Value).AsInt64()).As<long, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Outside(Lanes128<E, TMath> x, E limit) =>
        (~Vector128.LessThan(Vector128.Abs(x.Value), Vector128.Create(limit))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Scale(Lanes128<E, TMath> x, Lanes128<E, TMath> power)
    {
        if (Avx512F.VL.IsSupported)
        {
            return typeof(E) == typeof(float)
                ? new(Avx512F.VL.Scale(x.Value.AsSingle(), power.Value.AsSingle()).As<float, E>())
                : new(Avx512F.VL.Scale(x.Value.AsDouble(), power.Value.AsDouble()).As<double, E>());
        }

        var half = Floor(power * Of(0.5));
        return x * PowerOfTwo(half) * PowerOfTwo(Floor(power) - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Exponent(Lanes128<E, TMath> x) => typeof(E) == typeof(float)
        ? new(((x.Value.AsUInt32() >>> 23) | Vector128.Create(0x4B000000u)).As<uint, E>() - Of(8388608 + 127).Value)
        : new(((x.Value.AsUInt64() >>> 52) | Vector128.Create(0x4330000000000000ul)).As<ulong, E>() - Of(4503599627370496 + 1023).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> CopySign(Lanes128<E, TMath> magnitude, Lanes128<E, TMath> sign) => new(Vector128.ConditionalSelect(Of(-0.0).Value, sign.Value, magnitude.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> ShiftBitsRight(Lanes128<E, TMath> x, int count) => typeof(E) == typeof(float)
        ? new((x.Value.AsUInt32() >>> count).As<uint, E>())
        : new((x.Value.AsUInt64() >>> count).As<ulong, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<E, TMath> Lookup(ReadOnlySpan<E> table, Lanes128<E, TMath> bits)
    {
        return LaneTable.Lookup(table, bits);
    }

    public static Lanes128<E, TMath> Within(double limit, Lanes128<E, TMath> x, Lanes128<E, TMath> y, Func<double, double> beyond) =>
        Outside(x, E.CreateTruncating(limit)) == 0 ? y : Less(Abs(x), Of(limit), y, Map(x, beyond));

    public static Lanes128<E, TMath> Map(Lanes128<E, TMath> x, Func<double, double> function)
    {
        var lanes = x.Value;
        for (var i = 0; i < Count; i++)
        {
            lanes = lanes.WithElement(i, E.CreateTruncating(function(double.CreateTruncating(lanes.GetElement(i)))));
        }

        return new(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes128<E, TMath> Floor(Lanes128<E, TMath> x) => typeof(E) == typeof(float)
        ? new(Vector128.Floor(x.Value.AsSingle()).As<float, E>())
        : new(Vector128.Floor(x.Value.AsDouble()).As<double, E>());

    // The sum with 1.5 * 2^23 or 1.5 * 2^52 holds the biased exponent in its low bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes128<E, TMath> PowerOfTwo(Lanes128<E, TMath> power) => typeof(E) == typeof(float)
        ? new(((power.Value.AsSingle() + Vector128.Create(12582912f + 127)).AsUInt32() << 23).As<uint, E>())
        : new(((power.Value.AsDouble() + Vector128.Create(6755399441055744d + 1023)).AsUInt64() << 52).As<ulong, E>());
}
