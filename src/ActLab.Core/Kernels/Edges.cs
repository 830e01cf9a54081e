using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// The first and the last register of a span that does not begin and end on the boundaries of registers. They are read before
/// anything is written and written last, so they may overlap their neighbours, also where the destination is the source.
/// </summary>
static class Edges
{
    /// <summary>Elements of memory that hold two registers on a boundary, wherever it begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Room<V, E>()
        where V : struct, ILanes<V, E> where E : unmanaged, IBinaryFloatingPointIeee754<E> => 3 * V.Count;

    /// <summary>Two registers' worth of that memory, beginning on a boundary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<E> Aligned<V, E>(Span<E> memory)
        where V : struct, ILanes<V, E> where E : unmanaged, IBinaryFloatingPointIeee754<E> =>
        memory.Slice(UntilBoundary<V, E>(ref MemoryMarshal.GetReference(memory)), 2 * V.Count);

    /// <summary>
    /// Where aligned writes begin and, exclusively, where they end: all of a span that fills its registers; else from the
    /// first boundary after its beginning to where the last register begins.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int First, int Last) Inner<V, E>(ref E to, int length)
        where V : struct, ILanes<V, E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var first = UntilBoundary<V, E>(ref to);
        if (first == 0 && length % V.Count == 0)
            return (0, length);
        return (first == 0 ? V.Count : first, length - V.Count);
    }

    /// <summary>Elements until a boundary of a register's size: 0 to V.Count - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe int UntilBoundary<V, E>(ref E element)
        where V : struct, ILanes<V, E> where E : unmanaged, IBinaryFloatingPointIeee754<E> =>
        (int)((-(nint)Unsafe.AsPointer(ref element) & ((V.Count * sizeof(E)) - 1)) / sizeof(E));
}
