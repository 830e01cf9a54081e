using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// The span loops over lanes. Spans have equal length and do not overlap in part. What does not fill a register goes
/// through the same lanes, padded, so that an element's result depends neither on its place nor on the length.
/// </summary>
static class LaneLoops
{
    /// <summary>From one register in so many on, a block is computed both ways as a whole.</summary>
    const int ManyOutside = 5;

    /// <summary>y = kernel(x).</summary>
    public static void Run<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        var i = Math.Min(Misaligned<V, E>(ref to), x.Length);
        Padded<TKernel, V, E>(kernel, x[..i], y[..i]);
        var own = kernel;
        for (; i <= x.Length - V.Count; i += V.Count)
        {
            V.Store(own.At(V.Load(in Unsafe.Add(ref from, i))), ref Unsafe.Add(ref to, i));
        }

        Padded<TKernel, V, E>(kernel, x[i..], y[i..]);
    }

    /// <summary>
    /// y = kernel(x), by its quick way for whole blocks that it serves, where no call interrupts the loop.
    /// </summary>
    public static void RunRanged<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var start = Math.Min(Misaligned<V, E>(ref MemoryMarshal.GetReference(y)), x.Length);
        Run<TKernel, V, E>(kernel, x[..start], y[..start]);
        for (; start <= x.Length - Block.Size; start += Block.Size)
        {
            var source = x.Slice(start, Block.Size);
            var destination = y.Slice(start, Block.Size);
            if (Outside<TKernel, V, E>(kernel, source) is > 0 and var outside)
                Mend<TKernel, V, E>(kernel, source, destination, outside);
            else
                kernel.Within(in source[0], ref destination[0], Block.Size);
        }

        Run<TKernel, V, E>(kernel, x[start..], y[start..]);
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
    /// A block with elements that the quick way does not serve: that the quick way over all of it, then the other for the registers concerned, or,
    /// if there are many, for all. Keeps a copy of x, because y may be x itself.
    /// </summary>
    [SkipLocalsInit]
    static void Mend<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y, int outside)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> memory = stackalloc E[Block.Size + V.Count];
        Span<E> source = stackalloc E[Block.Size];
        var beyond = memory.Slice(Misaligned<V, E>(ref memory[0]), Block.Size);
        x.CopyTo(source);
        kernel.Within(in source[0], ref y[0], Block.Size);
        var many = outside * ManyOutside > Block.Size / V.Count;
        if (many)
        {
            kernel.Beyond(source, beyond);
        }

        for (var i = 0; i < Block.Size; i += V.Count)
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

    /// <summary>Fewer elements than a register holds, or none.</summary>
    static void Padded<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        if (x.IsEmpty)
        {
            return;
        }

        Span<E> lanes = stackalloc E[V.Count];
        x.CopyTo(lanes);
        V.Store(kernel.At(V.Load(in lanes[0])), ref lanes[0]);
        lanes[..x.Length].CopyTo(y);
    }

    /// <summary>Elements until the next boundary of a register's size.</summary>
    static unsafe int Misaligned<V, E>(ref E element)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E> =>
        (int)((-(nint)Unsafe.AsPointer(ref element) & ((V.Count * sizeof(E)) - 1)) / sizeof(E));
}
