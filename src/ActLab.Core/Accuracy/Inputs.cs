using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Accuracy;

/// <summary>The inputs of a sweep, each known by its index.</summary>
abstract class Inputs<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many.</summary>
    public abstract long Count { get; }

    /// <summary>Whether they are all values of the type.</summary>
    public virtual bool IsExhaustive => false;

    /// <summary>Writes consecutive inputs.</summary>
    public abstract void Fill(long start, Span<T> x);

    /// <summary>One of them.</summary>
    public Input At(long index)
    {
        T x = default;
        Fill(index, new Span<T>(ref x));
        return new(double.CreateTruncating(x), FloatBits.Of(x));
    }
}

/// <summary>All 2^32 float32 values in the order of their bits.</summary>
sealed class AllSingles : Inputs<float>
{
    public override long Count => 1L << 32;

    public override bool IsExhaustive => true;

    public override void Fill(long start, Span<float> x)
    {
        var i = 0;
        for (; i <= x.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            Vector512.CreateSequence((uint)(start + i), 1u).AsSingle().CopyTo(x[i..]);
        }

        for (; i < x.Length; i++)
        {
            x[i] = BitConverter.UInt32BitsToSingle((uint)(start + i));
        }
    }
}

/// <summary>One input in each of so many equal parts of a range of x, ascending.</summary>
sealed class RangeInputs<T>(double from, double to, long count) : Inputs<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override long Count => count;

    public override void Fill(long start, Span<T> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var share = (start + i + Scatter.Share(start + i)) / count;
            x[i] = T.CreateTruncating(from + (share * (to - from)));
        }
    }
}

/// <summary>The bits of float32 and float64 as integers.</summary>
static class FloatBits
{
    /// <summary>The bits of a value; those of float32 in the lower half.</summary>
    public static ulong Of<T>(T value) where T : unmanaged =>
        Unsafe.SizeOf<T>() == sizeof(float) ? Unsafe.BitCast<T, uint>(value) : Unsafe.BitCast<T, ulong>(value);

    /// <summary>The value whose bits are the upper ones.</summary>
    public static T FromUpper<T>(ulong bits) where T : unmanaged =>
        Unsafe.SizeOf<T>() == sizeof(float) ? Unsafe.BitCast<uint, T>((uint)(bits >> 32)) : Unsafe.BitCast<ulong, T>(bits);
}

/// <summary>Random numbers by index, so that any part of a sample can be drawn without the parts before it.</summary>
static class Scatter
{
    /// <summary>64 random bits: the n-th output of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    public static ulong Bits(long n)
    {
        var z = ((ulong)n + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1).</summary>
    public static double Share(long n) => (Bits(n) >> 11) * (1.0 / (1L << 53));
}
