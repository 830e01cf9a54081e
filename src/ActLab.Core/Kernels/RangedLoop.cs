using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The loop over spans for a kernel with a quick way: block by block, so that no call interrupts it where it serves.</summary>
static class RangedLoop
{
    /// <summary>From one register in so many on, a block is computed both ways as a whole.</summary>
    const int ManyOutside = 5;

    /// <summary>y = kernel(x).</summary>
    public static void Run<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var start = Math.Min(Edges.UntilBoundary<V, E>(ref MemoryMarshal.GetReference(y)), x.Length);
        Rest<TKernel, V, E>(kernel, x[..start], y[..start]);
        while (x.Length - start >= V.Count)
        {
            var count = Math.Min(Block.Size, (x.Length - start) & -V.Count);
            var source = x.Slice(start, count);
            var destination = y.Slice(start, count);
            if (Outside<TKernel, V, E>(kernel, source) is > 0 and var outside)
                Mend<TKernel, V, E>(kernel, source, destination, outside);
            else
                kernel.Within(in source[0], ref destination[0], count);
            start += count;
        }

        Rest<TKernel, V, E>(kernel, x[start..], y[start..]);
    }

    /// <summary>Fewer elements than a register holds, or none.</summary>
    static void Rest<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        if (!x.IsEmpty)
        {
            new MapPass<E>(x, y).Run<TKernel, V>(kernel);
        }
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
    /// A block with elements that the quick way does not serve: it goes over all of them the same, then the other way over
    /// the registers concerned or, if there are many, over all. Keeps a copy of x, because y may be x itself.
    /// </summary>
    [SkipLocalsInit]
    static void Mend<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y, int outside)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> memory = stackalloc E[Block.Size + V.Count];
        Span<E> buffer = stackalloc E[Block.Size];
        var source = buffer[..x.Length];
        var beyond = memory.Slice(Edges.UntilBoundary<V, E>(ref memory[0]), x.Length);
        x.CopyTo(source);
        kernel.Within(in source[0], ref y[0], x.Length);
        var many = outside * ManyOutside > x.Length / V.Count;
        if (many)
        {
            kernel.Beyond(source, beyond);
        }

        for (var i = 0; i < x.Length; i += V.Count)
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
