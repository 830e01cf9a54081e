using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The span loops, one for each shape of number system. Spans have equal length.</summary>
static class Loops
{
    /// <summary>One element at a time; TReal is a wrapper of one TElement.</summary>
    public static void Elements<TAct, TFunction, TReal, TElement>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TReal : struct, IReal<TReal>
        where TElement : struct
    {
        var from = MemoryMarshal.Cast<TElement, TReal>(x);
        var to = MemoryMarshal.Cast<TElement, TReal>(y);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = TFunction.Apply(activation, from[i]);
        }
    }

    /// <summary>Eight doubles at a time; the tail runs through the same lanes, padded.</summary>
    public static void Lanes<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        var i = 0;
        for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            Eight<TAct, TFunction>(activation, Vector512.Create(x[i..])).CopyTo(y[i..]);
        }

        if (i < x.Length)
        {
            Span<double> tail = stackalloc double[Vector512<double>.Count];
            x[i..].CopyTo(tail);
            Eight<TAct, TFunction>(activation, Vector512.Create<double>(tail)).CopyTo(tail);
            tail[..(x.Length - i)].CopyTo(y[i..]);
        }
    }

    /// <summary>Floats a block at a time, widened to double and rounded once at the end.</summary>
    [SkipLocalsInit]
    public static void Lanes<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        Span<double> buffer = stackalloc double[Block.Size];
        for (var start = 0; start < x.Length; start += Block.Size)
        {
            var wide = buffer[..Math.Min(Block.Size, x.Length - start)];
            TensorPrimitives.ConvertChecked(x.Slice(start, wide.Length), wide);
            Lanes<TAct, TFunction>(activation, wide, wide);
            TensorPrimitives.ConvertChecked<double, float>(wide, y.Slice(start, wide.Length));
        }
    }

    static Vector512<double> Eight<TAct, TFunction>(in TAct activation, Vector512<double> x)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        TFunction.Apply(activation, new Lanes512(x)).Value;
}
