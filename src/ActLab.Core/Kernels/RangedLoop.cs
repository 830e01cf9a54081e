using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// The loop over spans for a kernel with a quick way: block by block, so that no call interrupts it. The elements that it does
/// not serve are gathered on the way and take the other way together.
/// </summary>
static class RangedLoop
{
    /// <summary>y = kernel(x).</summary>
    [SkipLocalsInit]
    public static void Run<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> copy = stackalloc E[Block.Size];
        Span<E> outside = stackalloc E[(2 * Block.Size) + V.Count];
        Span<int> places = stackalloc int[2 * Block.Size];
        outside = outside[Edges.UntilBoundary<V, E>(ref outside[0])..];
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
                gathered = Gather<TKernel, V, E>(kernel, source, start, outside, places, gathered);
                if (gathered > Block.Size)
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

    /// <summary>Adds the elements of a block that the quick way does not serve, and their places; gives their number by now.</summary>
    static int Gather<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, int start, Span<E> outside, Span<int> places, int gathered)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        for (var register = 0; register < x.Length; register += V.Count)
        {
            for (var lanes = kernel.Outside(V.Load(in x[register])); lanes != 0; lanes &= lanes - 1)
            {
                var i = register + BitOperations.TrailingZeroCount(lanes);
                (outside[gathered], places[gathered]) = (x[i], start + i);
                gathered++;
            }
        }

        return gathered;
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
}
