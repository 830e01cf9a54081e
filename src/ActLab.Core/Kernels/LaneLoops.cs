using System.Numerics;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// The loops over spans that hold at least one register of elements; <c>last</c> is where the last register begins.
/// </summary>
/// <remarks>
/// The first and the last register are read before anything is written and written last, so they may overlap their
/// neighbours, also where the destination is a source; between them writes are aligned. Every element passes
/// through whole registers: its result depends neither on its place nor on the length. The loop between is compiled on its
/// own, where no call takes registers from it.
/// </remarks>
static class LaneLoops
{
    /// <summary>y = kernel(x).</summary>
    public static void Map<TKernel, V, E>(TKernel kernel, ref readonly E x, ref E y, int last)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var beginning = At<TKernel, V, E>(kernel, in x, 0);
        var end = At<TKernel, V, E>(kernel, in x, last);
        var first = UntilBoundary<V, E>(ref y);
        if (TKernel.IsShort)
            Unrolled<TKernel, V, E>(kernel, in x, ref y, first, last);
        else
            Inner<TKernel, V, E>(kernel, in x, ref y, first, last);
        V.Store(beginning, ref y);
        V.Store(end, ref Unsafe.Add(ref y, last));
    }

    /// <summary>dx = dy kernel(x).</summary>
    public static void Backward<TKernel, V, E>(TKernel kernel, ref readonly E x, ref readonly E dy, ref E dx, int last)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var beginning = V.Load(in dy) * At<TKernel, V, E>(kernel, in x, 0);
        var end = V.Load(in Offset(in dy, last)) * At<TKernel, V, E>(kernel, in x, last);
        Inner<TKernel, V, E>(kernel, in x, in dy, ref dx, UntilBoundary<V, E>(ref dx), last);
        V.Store(beginning, ref dx);
        V.Store(end, ref Unsafe.Add(ref dx, last));
    }

    /// <summary>Elements until the next boundary of a register's size: 1 to V.Count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe int UntilBoundary<V, E>(ref E element)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E> =>
        V.Count - (int)(((nint)Unsafe.AsPointer(ref element) & ((V.Count * sizeof(E)) - 1)) / sizeof(E));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Inner<TKernel, V, E>(TKernel kernel, ref readonly E x, ref E y, int first, int last)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        for (nint i = first; i < last; i += V.Count)
        {
            V.Store(kernel.At(V.Load(in Offset(in x, i))), ref Unsafe.Add(ref y, i));
        }
    }

    /// <summary>Two registers a turn, which hides what a turn itself costs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Unrolled<TKernel, V, E>(TKernel kernel, ref readonly E x, ref E y, int first, int last)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        nint i = first;
        for (; i < last - V.Count; i += 2 * V.Count)
        {
            V.Store(kernel.At(V.Load(in Offset(in x, i))), ref Unsafe.Add(ref y, i));
            V.Store(kernel.At(V.Load(in Offset(in x, i + V.Count))), ref Unsafe.Add(ref y, i + V.Count));
        }

        if (i < last)
        {
            V.Store(kernel.At(V.Load(in Offset(in x, i))), ref Unsafe.Add(ref y, i));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Inner<TKernel, V, E>(TKernel kernel, ref readonly E x, ref readonly E dy, ref E dx, int first, int last)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        for (nint i = first; i < last; i += V.Count)
        {
            V.Store(V.Load(in Offset(in dy, i)) * kernel.At(V.Load(in Offset(in x, i))), ref Unsafe.Add(ref dx, i));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static V At<TKernel, V, E>(TKernel kernel, ref readonly E x, int element)
        where TKernel : struct, ILaneKernel<V>
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E> => kernel.At(V.Load(in Offset(in x, element)));

    static ref readonly E Offset<E>(ref readonly E from, nint elements) => ref Unsafe.Add(ref Unsafe.AsRef(in from), elements);
}
