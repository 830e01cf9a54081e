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
    /// <summary>Elements that are computed both ways if one of them lies beyond a quick way's limit.</summary>
    const int MendedSize = 64;

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
    /// y = kernel(x), by its quick way for whole blocks within its limit, where no call interrupts the loop.
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
            if (AllWithin<V, E>(source, kernel.Limit))
                kernel.Within(in source[0], ref destination[0], Block.Size);
            else
                Mend<TKernel, V, E>(kernel, source, destination);
        }

        Run<TKernel, V, E>(kernel, x[start..], y[start..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool AllWithin<V, E>(ReadOnlySpan<E> x, E limit)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var all = true;
        for (var i = 0; i < x.Length; i += V.Count)
        {
            all &= V.AllWithin(V.Load(in x[i]), limit);
        }

        return all;
    }

    /// <summary>A block with elements beyond the limit: both ways over all of it, then the right one for each element.</summary>
    [SkipLocalsInit]
    static void Mend<TKernel, V, E>(in TKernel kernel, ReadOnlySpan<E> x, Span<E> y)
        where TKernel : struct, IRangedKernel<V, E>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> quick = stackalloc E[MendedSize];
        Span<E> beyond = stackalloc E[MendedSize];
        var limit = V.Of(double.CreateTruncating(kernel.Limit));
        for (var start = 0; start < x.Length; start += MendedSize)
        {
            var source = x.Slice(start, MendedSize);
            kernel.Within(in source[0], ref quick[0], MendedSize);
            if (!AllWithin<V, E>(source, kernel.Limit))
            {
                kernel.Beyond(source, beyond);
                for (var i = 0; i < MendedSize; i += V.Count)
                {
                    var within = V.Load(in quick[i]);
                    V.Store(V.Less(V.Abs(V.Load(in source[i])), limit, within, V.Load(in beyond[i])), ref quick[i]);
                }
            }

            quick.CopyTo(y[start..]);
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
