using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActLab.Core.Numbers;

/// <summary>
/// 256 bits of numbers side by side, 8 floats or 4 doubles, with the elementary functions of
/// <typeparamref name="TMath"/>. Fast where the processor has AVX2 and FMA.
/// </summary>
/// <param name="Value">The numbers.</param>
readonly record struct Lanes256<E, TMath>(Vector256<E> Value) : ILanes<Lanes256<E, TMath>, E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
    where TMath : ILaneMath<E>
{
    public static int Count => Vector256<E>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Load(ref readonly E from) => new(Vector256.LoadUnsafe(in from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256<E, TMath> value, ref E to) => value.Value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreStreaming(Lanes256<E, TMath> value, ref E to) => value.Value.StoreAlignedNonTemporal((E*)Unsafe.AsPointer(ref to));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Of(double value) => typeof(E) == typeof(float)
        ? new(Vector256.Create((float)value).As<float, E>())
        : new(Vector256.Create(value).As<double, E>());

    // A conversion of vectors: that of a scalar would wait for whatever was in its destination before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> OfParameter(double value) => typeof(E) == typeof(float) && Sse2.IsSupported
        ? new(Vector256.Create(Sse2.ConvertToVector128Single(Vector128.CreateScalarUnsafe(value)).ToScalar()).As<float, E>())
        : Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Of(Constant constant) => Of(constant.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> operator +(Lanes256<E, TMath> a, Lanes256<E, TMath> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> operator -(Lanes256<E, TMath> a, Lanes256<E, TMath> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> operator *(Lanes256<E, TMath> a, Lanes256<E, TMath> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> operator /(Lanes256<E, TMath> a, Lanes256<E, TMath> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> operator -(Lanes256<E, TMath> a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> MultiplyAdd(Lanes256<E, TMath> a, Lanes256<E, TMath> b, Lanes256<E, TMath> c) => typeof(E) == typeof(float)
        ? new(Vector256.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, E>())
        : new(Vector256.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> MultiplySubtractFrom(Lanes256<E, TMath> a, Lanes256<E, TMath> b, Lanes256<E, TMath> c)
    {
        if (!Fma.IsSupported)
            return MultiplyAdd(-a, b, c);
        return typeof(E) == typeof(float)
            ? new(Fma.MultiplyAddNegated(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, E>())
            : new(Fma.MultiplyAddNegated(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, E>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Abs(Lanes256<E, TMath> x) => new(Vector256.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Sqrt(Lanes256<E, TMath> x) => new(Vector256.Sqrt(x.Value));

    public static Lanes256<E, TMath> Exp(Lanes256<E, TMath> x) => TMath.Exp(x);

    public static Lanes256<E, TMath> Expm1(Lanes256<E, TMath> x) => TMath.Expm1(x);

    public static Lanes256<E, TMath> Log(Lanes256<E, TMath> x) => TMath.Log(x);

    public static Lanes256<E, TMath> Log1p(Lanes256<E, TMath> x) => TMath.Log1p(x);

    public static Lanes256<E, TMath> Tanh(Lanes256<E, TMath> x) => TMath.Tanh(x);

    public static Lanes256<E, TMath> Logistic(Lanes256<E, TMath> x) => TMath.Logistic(x);

    public static Lanes256<E, TMath> Softplus(Lanes256<E, TMath> x) => TMath.Softplus(x);

    public static Lanes256<E, TMath> Erf(Lanes256<E, TMath> x) => TMath.Erf(x);

    public static Lanes256<E, TMath> Erfc(Lanes256<E, TMath> x) => TMath.Erfc(x);

    public static Lanes256<E, TMath> Sin(Lanes256<E, TMath> x) => TMath.Sin(x);

    public static Lanes256<E, TMath> Cos(Lanes256<E, TMath> x) => TMath.Cos(x);

    public static Lanes256<E, TMath> NormalCdf(Lanes256<E, TMath> x) => TMath.NormalCdf(x);

    public static Lanes256<E, TMath> NormalPdf(Lanes256<E, TMath> x) => TMath.NormalPdf(x);

    public static (Lanes256<E, TMath> Value, Lanes256<E, TMath> Lost) ExpParts(Lanes256<E, TMath> x) => TMath.ExpParts(x);

    public static (Lanes256<E, TMath> Value, Lanes256<E, TMath> Lost) SoftplusParts(Lanes256<E, TMath> x) => TMath.SoftplusParts(x);

    public static (Lanes256<E, TMath> Value, Lanes256<E, TMath> Lost) ErfParts(Lanes256<E, TMath> x) => TMath.ErfParts(x);

    public static (Lanes256<E, TMath> Value, Lanes256<E, TMath> Lost) NormalCdfParts(Lanes256<E, TMath> x) => TMath.NormalCdfParts(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> LessOrEqual(Lanes256<E, TMath> a, Lanes256<E, TMath> b, Lanes256<E, TMath> whenTrue, Lanes256<E, TMath> whenFalse) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Less(Lanes256<E, TMath> a, Lanes256<E, TMath> b, Lanes256<E, TMath> whenTrue, Lanes256<E, TMath> whenFalse) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.Value, b.Value), whenTrue.Value, whenFalse.Value));

    // The native maximum takes its second operand at a tie or if one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Max(Lanes256<E, TMath> a, Lanes256<E, TMath> b) => LessOrEqual(b, b, new(Vector256.MaxNative(b.Value, a.Value)), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Min(Lanes256<E, TMath> a, Lanes256<E, TMath> b) => LessOrEqual(b, b, new(Vector256.MinNative(b.Value, a.Value)), b);

    // On x86 the native minimum and maximum return their second operand if one is NaN, on Arm they return NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> AtMost(Lanes256<E, TMath> limit, Lanes256<E, TMath> x) => new(Vector256.MinNative(limit.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> AtLeast(Lanes256<E, TMath> limit, Lanes256<E, TMath> x) => new(Vector256.MaxNative(limit.Value, x.Value));

    // The bits of positive numbers are ordered as the numbers are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> LargerMagnitude(Lanes256<E, TMath> magnitude, Lanes256<E, TMath> x) => typeof(E) == typeof(float)
        ? new(Vector256.Max(magnitude.Value.AsInt32(), Vector256.Abs(x.Value).AsInt32()).As<int, E>())
        : new(Vector256.Max(magnitude.Value.AsInt64(), Vector256.Abs(x.Value).AsInt64()).As<long, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Outside(Lanes256<E, TMath> x, E limit) =>
        (~Vector256.LessThan(Vector256.Abs(x.Value), Vector256.Create(limit))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> Scale(Lanes256<E, TMath> x, Lanes256<E, TMath> power)
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
    public static Lanes256<E, TMath> Exponent(Lanes256<E, TMath> x) => typeof(E) == typeof(float)
        ? new(((x.Value.AsUInt32() >>> 23) | Vector256.Create(0x4B000000u)).As<uint, E>() - Of(8388608 + 127).Value)
        : new(((x.Value.AsUInt64() >>> 52) | Vector256.Create(0x4330000000000000ul)).As<ulong, E>() - Of(4503599627370496 + 1023).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> CopySign(Lanes256<E, TMath> magnitude, Lanes256<E, TMath> sign) => new(Vector256.ConditionalSelect(Of(-0.0).Value, sign.Value, magnitude.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<E, TMath> ShiftBitsRight(Lanes256<E, TMath> x, int count) => typeof(E) == typeof(float)
        ? new((x.Value.AsUInt32() >>> count).As<uint, E>())
        : new((x.Value.AsUInt64() >>> count).As<ulong, E>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lanes256<E, TMath> Lookup(ReadOnlySpan<E> table, Lanes256<E, TMath> bits)
    {
        ref var first = ref MemoryMarshal.GetReference(table);
        if (Avx2.IsSupported)
        {
            return typeof(E) == typeof(float)
                ? new(Permuted(ref Unsafe.As<E, float>(ref first), table.Length, bits.Value.AsInt32()).As<float, E>())
                : new(Avx2.GatherVector256((double*)Unsafe.AsPointer(ref first), bits.Value.AsInt64() & Vector256.Create(table.Length - 1L), sizeof(double)).As<double, E>());
        }

        return LaneTable.Lookup(table, bits);
    }

    /// <summary>A permutation of each eight entries, and a choice among them by the index's further bits, moved to where the sign is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Permuted(ref float table, int length, Vector256<int> index)
    {
        var half = Sixteen(ref table, index);
        return length == 16 ? half : Avx.BlendVariable(half, Sixteen(ref Unsafe.Add(ref table, 16), index), (index << 27).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Sixteen(ref float table, Vector256<int> index) => Avx.BlendVariable(
        Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref table), index),
        Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref table, 8), index),
        (index << 28).AsSingle());

    public static Lanes256<E, TMath> Within(double limit, Lanes256<E, TMath> x, Lanes256<E, TMath> y, Func<double, double> beyond) =>
        Outside(x, E.CreateTruncating(limit)) == 0 ? y : Less(Abs(x), Of(limit), y, Map(x, beyond));

    public static Lanes256<E, TMath> Map(Lanes256<E, TMath> x, Func<double, double> function)
    {
        var lanes = x.Value;
        for (var i = 0; i < Count; i++)
        {
            lanes = lanes.WithElement(i, E.CreateTruncating(function(double.CreateTruncating(lanes.GetElement(i)))));
        }

        return new(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes256<E, TMath> Floor(Lanes256<E, TMath> x) => typeof(E) == typeof(float)
        ? new(Vector256.Floor(x.Value.AsSingle()).As<float, E>())
        : new(Vector256.Floor(x.Value.AsDouble()).As<double, E>());

    // The sum with 1.5 * 2^23 or 1.5 * 2^52 holds the biased exponent in its low bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lanes256<E, TMath> PowerOfTwo(Lanes256<E, TMath> power) => typeof(E) == typeof(float)
        ? new(((power.Value.AsSingle() + Vector256.Create(12582912f + 127)).AsUInt32() << 23).As<uint, E>())
        : new(((power.Value.AsDouble() + Vector256.Create(6755399441055744d + 1023)).AsUInt64() << 52).As<ulong, E>());
}
