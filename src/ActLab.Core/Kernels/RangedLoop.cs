using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The loop of kernels that have a quick way for small arguments.</summary>
static class RangedLoop
{
    /// <summary>From one register in so many on, a block is computed both ways as a whole.</summary>
    const int ManyOutside = 5;

    /// <summary>y = kernel(x), by its quick way for whole blocks that it serves, where no call interrupts the loop.</summary>
    public static void Run<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var first = Math.Min(LaneLoops.UntilBoundary<V, E>(ref MemoryMarshal.GetReference(y)) % V.Count, x.Length);
        var whole = x.Length - ((x.Length - first) % V.Count);
        new MapPass<E>(x[..first], y[..first]).Run<TKernel, V>(kernel);
        for (var start = first; start < whole; start += Block.Size)
        {
            var source = x[start..Math.Min(start + Block.Size, whole)];
            var destination = y.Slice(start, source.Length);
            if (Outside<TKernel, V, E>(kernel, source) is > 0 and var outside)
                Mend<TKernel, V, E>(kernel, source, destination, outside);
            else
                kernel.Within(in source[0], ref destination[0], source.Length);
        }

        new MapPass<E>(x[whole..], y[whole..]).Run<TKernel, V>(kernel);
    }

    /// <summary>The number of registers' worth of elements with one that the quick way does not serve.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Outside<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var count = 0;
        for (var i = 0; i < x.Length; i += V.Count)
        {
            count += kernel.Covers(V.Load(in x[i])) ? 0 : 1;
        }

        return count;
    }

    /// <summary>
    /// A block with elements that the quick way does not serve: the quick way over all of it, then the other for the registers
    /// concerned, or, if there are many, for all. Keeps a copy of x, because y may be x itself.
    /// </summary>
    [SkipLocalsInit]
    static void Mend<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y, int outside)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> memory = stackalloc E[Block.Size + V.Count];
        Span<E> copy = stackalloc E[Block.Size];
        var beyond = memory.Slice(LaneLoops.UntilBoundary<V, E>(ref memory[0]), x.Length);
        var source = copy[..x.Length];
        x.CopyTo(source);
        kernel.Within(in source[0], ref y[0], source.Length);
        var many = outside * ManyOutside > source.Length / V.Count;
        if (many)
        {
            kernel.Beyond(source, beyond);
        }

        for (var i = 0; i < source.Length; i += V.Count)
        {
            var at = V.Load(in source[i]);
            if (!kernel.Covers(at))
            {
                if (!many)
                {
                    kernel.Beyond(source.Slice(i, V.Count), beyond.Slice(i, V.Count));
                }

                V.Store(kernel.Chosen(at, V.Load(in y[i]), V.Load(in beyond[i])), ref y[i]);
            }
        }
    }
}
