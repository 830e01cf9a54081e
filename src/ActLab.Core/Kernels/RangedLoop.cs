using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The loop of kernels that have a quick way for small arguments.</summary>
static class RangedLoop
{
    /// <summary>Elements that are computed both ways if one of them lies beyond a quick way's limit.</summary>
    const int MendedSize = 64;

    /// <summary>y = kernel(x), by its quick way for whole blocks within its limit, where no call interrupts the loop.</summary>
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
            if (AllWithin<V, E>(source, kernel.Limit))
                kernel.Within(in source[0], ref destination[0], source.Length);
            else
                Mend<TKernel, V, E>(kernel, source, destination);
        }

        new MapPass<E>(x[whole..], y[whole..]).Run<TKernel, V>(kernel);
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

    /// <summary>A block with elements beyond the limit: both ways over parts of it, then the right one for each element.</summary>
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
            var source = x.Slice(start, Math.Min(MendedSize, x.Length - start));
            kernel.Within(in source[0], ref quick[0], source.Length);
            if (!AllWithin<V, E>(source, kernel.Limit))
            {
                kernel.Beyond(source, beyond[..source.Length]);
                for (var i = 0; i < source.Length; i += V.Count)
                {
                    var within = V.Load(in quick[i]);
                    V.Store(V.Less(V.Abs(V.Load(in source[i])), limit, within, V.Load(in beyond[i])), ref quick[i]);
                }
            }

            quick[..source.Length].CopyTo(y[start..]);
        }
    }
}
