using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Core.Formulas;

/// <summary>The SIMD kernels of activations that work in blocks of registers.</summary>
static class Interpreted
{
    /// <summary>y = function(x) in lanes of the elements' own type. Every element passes through a whole register.</summary>
    [SkipLocalsInit]
    public static void InLanes<TAct, TFunction, V, E>(in TAct activation, ReadOnlySpan<E> x, Span<E> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var whole = x.Length / V.Count * V.Count;
        Span<E> rest = stackalloc E[V.Count];
        rest.Clear();
        x[whole..].CopyTo(rest);
        TFunction.Apply(activation, MemoryMarshal.Cast<E, V>(x[..whole]), MemoryMarshal.Cast<E, V>(y[..whole]));
        if (whole < x.Length)
        {
            TFunction.Apply(activation, MemoryMarshal.Cast<E, V>((ReadOnlySpan<E>)rest), MemoryMarshal.Cast<E, V>(rest));
            rest[..(x.Length - whole)].CopyTo(y[whole..]);
        }
    }

    /// <summary>y = function(x) of floats, each widened to double and the result rounded once.</summary>
    [SkipLocalsInit]
    public static void Widened<TAct, TFunction, W>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where W : struct, ILanes<W, double>
    {
        Span<double> memory = stackalloc double[Block.Size];
        for (var start = 0; start < x.Length; start += Block.Size)
        {
            var block = Wide.Load<W, float>(x, start, memory, 0);
            TFunction.Apply(activation, MemoryMarshal.Cast<double, W>((ReadOnlySpan<double>)block), MemoryMarshal.Cast<double, W>(block));
            Wide.Store(block, y, start);
        }
    }
}
