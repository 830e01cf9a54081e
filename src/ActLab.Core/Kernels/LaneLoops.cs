using System.Numerics;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>What a loop over lanes does at one place.</summary>
interface ILaneStep<V>
{
    /// <summary>Reads a register from each source at an element, and computes.</summary>
    V At(int element);

    /// <summary>Writes at an element.</summary>
    void Put(int element, V result);
}

/// <summary>The loop over spans that hold at least one register of elements.</summary>
static class LaneLoops
{
    /// <summary>
    /// Takes the step at every element. The first and the last register are read before anything is written and written
    /// last, so they may overlap their neighbours, also where the destination is the source; between them
    /// writes are aligned. Every element passes through whole registers: its result depends neither on its place nor
    /// on the length.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="first">Where the destination's first boundary after its beginning lies: 1 to V.Count.</param>
    /// <param name="last">Where the last register begins.</param>
    public static void Sweep<TStep, V, E>(TStep step, int first, int last)
        where TStep : struct, ILaneStep<V>, allows ref struct
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var beginning = Edge<TStep, V>(step, 0);
        var end = Edge<TStep, V>(step, last);
        for (var i = first; i < last; i += V.Count)
        {
            step.Put(i, step.At(i));
        }

        step.Put(0, beginning);
        step.Put(last, end);
    }

    /// <summary>Elements until the next boundary of a register's size: 1 to V.Count.</summary>
    public static unsafe int UntilBoundary<V, E>(ref E element)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E> =>
        V.Count - (int)(((nint)Unsafe.AsPointer(ref element) & ((V.Count * sizeof(E)) - 1)) / sizeof(E));

    /// <summary>Compiled on its own, which leaves the whole of the compiler's willingness to inline to the loop.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static V Edge<TStep, V>(TStep step, int element)
        where TStep : struct, ILaneStep<V>, allows ref struct => step.At(element);
}
