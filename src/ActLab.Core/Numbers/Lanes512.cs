using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActLab.Core.Numbers;

/// <summary>
/// 512 bits of numbers side by side, 16 floats or 8 doubles, with the elementary functions of
/// <typeparamref name="TMath"/>. Fast where the processor has AVX-512.
/// </summary>
/// <param name="Value">The numbers.</param>
readonly record struct Lanes512<E, TMath>(Vector512<E> Value) : ILanes<Lanes512<E, TMath>, E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
    where TMath : ILaneMath<E>
{
    public static int Count => Vector512<E>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Load(ref readonly E from) => new(Vector512.LoadUnsafe(in from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<E, TMath> value, ref E to) => value.Value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreStreaming(Lanes512<E, TMath> value, ref E to) => value.Value.StoreAlignedNonTemporal((E*)Unsafe.AsPointer(ref to));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Of(double value) => typeof(E) == typeof(float)
        ? new(Vector512.Create((float)value).As<float, E>())
        : new(Vector512.Create(value).As<double, E>());

    // A conversion of vectors: that of a scalar would wait for whatever was in its destination before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> OfParameter(double value) => typeof(E) == typeof(float) && Sse2.IsSupported
        ? new(Vector512.Create(Sse2.ConvertToVector128Single(Vector128.CreateScalarUnsafe(value)).ToScalar()).As<float, E>())
        : Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Of(Constant constant) => Of(constant.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> operator +(Lanes512<E, TMath> a, Lanes512<E, TMath> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> operator -(Lanes512<E, TMath> a, Lanes512<E, TMath> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> operator *(Lanes512<E, TMath> a, Lanes512<E, TMath> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> operator /(Lanes512<E, TMath> a, Lanes512<E, TMath> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> operator -(Lanes512<E, TMath> a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> MultiplyAdd(Lanes512<E, TMath> a, Lanes512<E, TMath> b, Lanes512<E, TMath> c) => typeof(E) == typeof(float)
        ? new(Vector512.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, E>())
        : new(Vector512.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> MultiplySubtractFrom(Lanes512<E, TMath> a, Lanes512<E, TMath> b, Lanes512<E, TMath> c)
    {
        if (!Avx512F.IsSupported)
            return MultiplyAdd(-a, b, c);
        return typeof(E) == typeof(float)
            ? new(Avx512F.FusedMultiplyAddNegated(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, E>())
            : new(Avx512F.FusedMultiplyAddNegated(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, E>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Abs(Lanes512<E, TMath> x) => new(Vector512.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Sqrt(Lanes512<E, TMath> x) => new(Vector512.Sqrt(x.Value));

    public static Lanes512<E, TMath> Exp(Lanes512<E, TMath> x) => TMath.Exp(x);

    public static Lanes512<E, TMath> Expm1(Lanes512<E, TMath> x) => TMath.Expm1(x);

    public static Lanes512<E, TMath> Log(Lanes512<E, TMath> x) => TMath.Log(x);

    public static Lanes512<E, TMath> Log1p(Lanes512<E, TMath> x) => TMath.Log1p(x);

    public static Lanes512<E, TMath> Tanh(Lanes512<E, TMath> x) => TMath.Tanh(x);

    public static Lanes512<E, TMath> Logistic(Lanes512<E, TMath> x) => TMath.Logistic(x);

    public static Lanes512<E, TMath> Softplus(Lanes512<E, TMath> x) => TMath.Softplus(x);

    public static Lanes512<E, TMath> Erf(Lanes512<E, TMath> x) => TMath.Erf(x);

    public static Lanes512<E, TMath> Erfc(Lanes512<E, TMath> x) => TMath.Erfc(x);

    public static Lanes512<E, TMath> Sin(Lanes512<E, TMath> x) => TMath.Sin(x);

    public static Lanes512<E, TMath> Cos(Lanes512<E, TMath> x) => TMath.Cos(x);

    public static Lanes512<E, TMath> NormalCdf(Lanes512<E, TMath> x) => TMath.NormalCdf(x);

    public static Lanes512<E, TMath> NormalPdf(Lanes512<E, TMath> x) => TMath.NormalPdf(x);

    public static (Lanes512<E, TMath> Value, Lanes512<E, TMath> Lost) ExpParts(Lanes512<E, TMath> x) => TMath.ExpParts(x);

    public static (Lanes512<E, TMath> Value, Lanes512<E, TMath> Lost) SoftplusParts(Lanes512<E, TMath> x) => TMath.SoftplusParts(x);

    public static (Lanes512<E, TMath> Value, Lanes512<E, TMath> Lost) ErfParts(Lanes512<E, TMath> x) => TMath.ErfParts(x);

    public static (Lanes512<E, TMath> Value, Lanes512<E, TMath> Lost) NormalCdfParts(Lanes512<E, TMath> x) => TMath.NormalCdfParts(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> LessOrEqual(Lanes512<E, TMath> a, Lanes512<E, TMath> b, Lanes512<E, TMath> whenTrue, Lanes512<E, TMath> whenFalse) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Less(Lanes512<E, TMath> a, Lanes512<E, TMath> b, Lanes512<E, TMath> whenTrue, Lanes512<E, TMath> whenFalse) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    // The native maximum takes its second operand at a tie or if one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Max(Lanes512<E, TMath> a, Lanes512<E, TMath> b) => LessOrEqual(b, b, new(Vector512.MaxNative(b.Value, a.Value)), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Min(Lanes512<E, TMath> a, Lanes512<E, TMath> b) => LessOrEqual(b, b, new(Vector512.MinNative(b.Value, a.Value)), b);

    // On x86 the native minimum and maximum return their second operand if one is NaN, on Arm they return NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> AtMost(Lanes512<E, TMath> limit, Lanes512<E, TMath> x) => new(Vector512.MinNative(limit.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> AtLeast(Lanes512<E, TMath> limit, Lanes512<E, TMath> x) => new(Vector512.MaxNative(limit.Value, x.Value));

    // The bits of positive numbers are ordered as the numbers are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> LargerMagnitude(Lanes512<E, TMath> magnitude, Lanes512<E, TMath> x) => typeof(E) == typeof(float)
        ? new(Vector512.Max(magnitude.Value.AsInt32(), Vector512.Abs(x.Value).AsInt32()).As<int, E>())
        : new(Vector512.Max(magnitude.Value.AsInt64(), Vector512.Abs(x.Value).AsInt64()).As<long, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Outside(Lanes512<E, TMath> x, E limit) =>
        (uint)(~Vector512.LessThan(Vector512.Abs(x.Value), Vector512.Create(limit))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Scale(Lanes512<E, TMath> x, Lanes512<E, TMath> power)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(E) == typeof(float)
                ? new(Avx512F.Scale(x.Value.AsSingle(), power.Value.AsSingle()).As<float, E>())
                : new(Avx512F.Scale(x.Value.AsDouble(), power.Value.AsDouble()).As<double, E>());
        }

        var half = Floor(power * Of(0.5));
        return x * PowerOfTwo(half) * PowerOfTwo(Floor(power) - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Exponent(Lanes512<E, TMath> x) => typeof(E) == typeof(float)
        ? new(((x.Value.AsUInt32() >>> 23) | Vector512.Create(0x4B000000u)).As<uint, E>() - Of(8388608 + 127).Value)
        : new(((x.Value.AsUInt64() >>> 52) | Vector512.Create(0x4330000000000000ul)).As<ulong, E>() - Of(4503599627370496 + 1023).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> CopySign(Lanes512<E, TMath> magnitude, Lanes512<E, TMath> sign) => new(Vector512.ConditionalSelect(Of(-0.0).Value, sign.Value, magnitude.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> ShiftBitsRight(Lanes512<E, TMath> x, int count) => typeof(E) == typeof(float)
        ? new((x.Value.AsUInt32() >>> count).As<uint, E>())
        : new((x.Value.AsUInt64() >>> count).As<ulong, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<E, TMath> Lookup(ReadOnlySpan<E> table, Lanes512<E, TMath> bits)
    {
        ref var first = ref MemoryMarshal.GetReference(table);
        var index = bits.Value.AsInt32();
        if (typeof(E) == typeof(float) && Avx512F.IsSupported)
        {
            var low = Vector512.LoadUnsafe(ref first).AsSingle();
            return table.Length == 16
                ? new(Avx512F.PermuteVar16x32(low, index).As<float, E>())
                : new(Avx512F.PermuteVar16x32x2(low, index, Vector512.LoadUnsafe(ref first, 16).AsSingle()).As<float, E>());
        }

        if (Avx512F.IsSupported)
        {
            return new(Avx512F.PermuteVar8x64x2(
                Vector512.LoadUnsafe(ref first).AsDouble(), bits.Value.AsInt64(), Vector512.LoadUnsafe(ref first, 8).AsDouble()).As<double, E>());
        }

        return LaneTable.Lookup(table, bits);
    }

    public static Lanes512<E, TMath> Within(double limit, Lanes512<E, TMath> x, Lanes512<E, TMath> y, Func<double, double> beyond) =>
        Outside(x, E.CreateTruncating(limit)) == 0 ? y : Less(Abs(x), Of(limit), y, Map(x, beyond));

    public static Lanes512<E, TMath> Map(Lanes512<E, TMath> x, Func<double, double> function)
    {
        var lanes = x.Value;
        for (var i = 0; i < Count; i++)
        {
            lanes = lanes.WithElement(i, E.CreateTruncating(function(double.CreateTruncating(lanes.GetElement(i)))));
        }

        return new(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes512<E, TMath> Floor(Lanes512<E, TMath> x) => typeof(E) == typeof(float)
        ? new(Vector512.Floor(x.Value.AsSingle()).As<float, E>())
        : new(Vector512.Floor(x.Value.AsDouble()).As<double, E>());

    // The sum with 1.5 * 2^23 or 1.5 * 2^52 holds the biased exponent in its low bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes512<E, TMath> PowerOfTwo(Lanes512<E, TMath> power) => typeof(E) == typeof(float)
        ? new(((power.Value.AsSingle() + Vector512.Create(12582912f + 127)).AsUInt32() << 23).As<uint, E>())
        : new(((power.Value.AsDouble() + Vector512.Create(6755399441055744d + 1023)).AsUInt64() << 52).As<ulong, E>());
}
