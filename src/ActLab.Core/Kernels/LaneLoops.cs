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
        for (; i <= x.Length - V.Count; i += V.Count)
        {
            V.Store(kernel.At(V.Load(in Unsafe.Add(ref from, i))), ref Unsafe.Add(ref to, i));
        }

        Padded<TKernel, V, E>(kernel, x[i..], y[i..]);
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
