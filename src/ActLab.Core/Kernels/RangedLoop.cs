using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// The loop over spans for a kernel with a quick way: block by block, so that no call interrupts it. The few elements of a block
/// that it does not serve are gathered and take the other way together with those of other blocks; a block with many
/// takes it as a whole.
/// </summary>
static class RangedLoop
{
    /// <summary>More elements of a block than that are many.</summary>
    const int Few = Block.Size / 8;

    /// <summary>y = kernel(x).</summary>
    [SkipLocalsInit]
    public static void Run<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> copy = stackalloc E[Block.Size];
        Span<E> memory = stackalloc E[Block.Size + V.Count];
        Span<int> places = stackalloc int[Block.Size];
        var outside = memory.Slice(Edges.UntilBoundary<V, E>(ref memory[0]), Block.Size);
        var (gathered, inPlace) = (0, x == y);
        var start = Math.Min(Edges.UntilBoundary<V, E>(ref MemoryMarshal.GetReference(y)), x.Length);
        Rest<TKernel, V, E>(kernel, x[..start], y[..start]);
        while (x.Length - start >= V.Count)
        {
            var count = Math.Min(Block.Size, (x.Length - start) & -V.Count);
            scoped var source = x.Slice(start, count);
            if (inPlace)
            {
                source.CopyTo(copy);
                source = copy[..count];
            }

            if (!kernel.Within(in source[0], ref y[start], count))
            {
                if (Gather<TKernel, V, E>(kernel, source, start, outside[gathered..], places[gathered..]) is { } more)
                    gathered += more;
                else
                    Replace<TKernel, V, E>(kernel, source, y.Slice(start, count));
                if (gathered > Block.Size - Few)
                {
                    Mend<TKernel, V, E>(kernel, outside, places[..gathered], y);
                    gathered = 0;
                }
            }

            start += count;
        }

        if (gathered > 0)
        {
            Mend<TKernel, V, E>(kernel, outside, places[..gathered], y);
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

    /// <summary>The elements of a block that the quick way does not serve, and their places; gives their number, null if they are many.</summary>
    static int? Gather<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, int start, Span<E> outside, Span<int> places)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var count = 0;
        for (var register = 0; register < x.Length; register += V.Count)
        {
            var lanes = kernel.Outside(V.Load(in x[register]));
            if (count + BitOperations.PopCount(lanes) > Few)
            {
                return null;
            }

            for (; lanes != 0; lanes &= lanes - 1)
            {
                var i = register + BitOperations.TrailingZeroCount(lanes);
                (outside[count], places[count]) = (x[i], start + i);
                count++;
            }
        }

        return count;
    }

    /// <summary>Puts the function of gathered elements in their places; the last register is filled up with the first of them.</summary>
    static void Mend<TKernel, V, E>(in TKernel kernel, Span<E> outside, ReadOnlySpan<int> places, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var whole = outside[..((places.Length + V.Count - 1) & -V.Count)];
        whole[places.Length..].Fill(outside[0]);
        kernel.Beyond(whole, whole);
        for (var i = 0; i < places.Length; i++)
        {
            y[places[i]] = whole[i];
        }
    }

    /// <summary>All of a block goes the other way too, and what the quick way does not serve is replaced.</summary>
    [SkipLocalsInit]
    static void Replace<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> memory = stackalloc E[Block.Size + V.Count];
        var beyond = memory.Slice(Edges.UntilBoundary<V, E>(ref memory[0]), x.Length);
        kernel.Beyond(x, beyond);
        for (var i = 0; i < x.Length; i += V.Count)
        {
            V.Store(kernel.Chosen(V.Load(in x[i]), V.Load(in y[i]), V.Load(in beyond[i])), ref y[i]);
        }
    }
}
