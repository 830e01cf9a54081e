using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>What is done with spans once the lane kernel is chosen. Spans have equal length and do not overlap in part.</summary>
interface ILanePass<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    /// <summary>Does it with a kernel that is the same for every argument.</summary>
    void Run<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>;

    /// <summary>Does it with a kernel that has a quick way.</summary>
    void RunRanged<TKernel, V>(TKernel kernel) where TKernel : struct, IRangedKernel<V, E> where V : struct, ILanes<V, E>;
}

/// <summary>y = kernel(x).</summary>
readonly ref struct MapPass<E>(ReadOnlySpan<E> x, Span<E> y) : ILanePass<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    readonly ReadOnlySpan<E> _x = x;
    readonly Span<E> _y = y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        if (_x.Length < V.Count)
        {
            Padded<TKernel, V>(kernel);
            return;
        }

        LaneLoops.Map<TKernel, V, E>(
            kernel, ref MemoryMarshal.GetReference(_x), ref MemoryMarshal.GetReference(_y), _x.Length - V.Count);
    }

    public void RunRanged<TKernel, V>(TKernel kernel) where TKernel : struct, IRangedKernel<V, E> where V : struct, ILanes<V, E> =>
        RangedLoop.Run<TKernel, V, E>(kernel, _x, _y);

    void Padded<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        if (_x.IsEmpty)
        {
            return;
        }

        Span<E> lanes = stackalloc E[V.Count];
        _x.CopyTo(lanes);
        new MapPass<E>(lanes, lanes).Run<TKernel, V>(kernel);
        lanes[.._y.Length].CopyTo(_y);
    }
}

/// <summary>dx = dy kernel(x).</summary>
readonly ref struct BackwardPass<E>(ReadOnlySpan<E> x, ReadOnlySpan<E> dy, Span<E> dx) : ILanePass<E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    readonly ReadOnlySpan<E> _x = x;
    readonly ReadOnlySpan<E> _dy = dy;
    readonly Span<E> _dx = dx;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        if (_x.Length < V.Count)
        {
            Padded<TKernel, V>(kernel);
            return;
        }

        LaneLoops.Backward<TKernel, V, E>(
            kernel, ref MemoryMarshal.GetReference(_x), ref MemoryMarshal.GetReference(_dy), ref MemoryMarshal.GetReference(_dx),
            _x.Length - V.Count);
    }

    /// <summary>Block by block: the quick way wants a loop to itself.</summary>
    [SkipLocalsInit]
    public void RunRanged<TKernel, V>(TKernel kernel) where TKernel : struct, IRangedKernel<V, E> where V : struct, ILanes<V, E>
    {
        Span<E> buffer = stackalloc E[Block.Size];
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var derivative = buffer[..Math.Min(Block.Size, _x.Length - start)];
            RangedLoop.Run<TKernel, V, E>(kernel, _x.Slice(start, derivative.Length), derivative);
            TensorPrimitives.Multiply(_dy.Slice(start, derivative.Length), derivative, _dx.Slice(start, derivative.Length));
        }
    }

    void Padded<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        Span<E> x = stackalloc E[V.Count];
        Span<E> dy = stackalloc E[V.Count];
        _x.CopyTo(x);
        _dy.CopyTo(dy);
        new BackwardPass<E>(x, dy, dy).Run<TKernel, V>(kernel);
        dy[.._dx.Length].CopyTo(_dx);
    }
}
