using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>What is done with spans once the lane kernel is chosen. Spans have equal length and do not overlap in part.</summary>
interface ILanePass<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    /// <summary>Does it.</summary>
    void Run<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>;
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

        ref var to = ref MemoryMarshal.GetReference(_y);
        LaneLoops.Sweep<Step<TKernel, V>, V, E>(
            new(kernel, ref MemoryMarshal.GetReference(_x), ref to), LaneLoops.UntilBoundary<V, E>(ref to), _x.Length - V.Count);
    }

    void Padded<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        Span<E> lanes = stackalloc E[V.Count];
        _x.CopyTo(lanes);
        new MapPass<E>(lanes, lanes).Run<TKernel, V>(kernel);
        lanes[.._y.Length].CopyTo(_y);
    }

    readonly ref struct Step<TKernel, V>(TKernel kernel, ref readonly E x, ref E y) : ILaneStep<V>
        where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        readonly TKernel _kernel = kernel;
        readonly ref readonly E _x = ref x;
        readonly ref E _y = ref y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At(int element) => _kernel.At(V.Load(in Unsafe.Add(ref Unsafe.AsRef(in _x), element)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(int element, V result) => V.Store(result, ref Unsafe.Add(ref _y, element));
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

        ref var to = ref MemoryMarshal.GetReference(_dx);
        LaneLoops.Sweep<Step<TKernel, V>, V, E>(
            new(kernel, ref MemoryMarshal.GetReference(_x), ref MemoryMarshal.GetReference(_dy), ref to),
            LaneLoops.UntilBoundary<V, E>(ref to), _x.Length - V.Count);
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

    readonly ref struct Step<TKernel, V>(TKernel kernel, ref readonly E x, ref readonly E dy, ref E dx) : ILaneStep<V>
        where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        readonly TKernel _kernel = kernel;
        readonly ref readonly E _x = ref x;
        readonly ref readonly E _dy = ref dy;
        readonly ref E _dx = ref dx;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At(int element) =>
            V.Load(in Unsafe.Add(ref Unsafe.AsRef(in _dy), element)) * _kernel.At(V.Load(in Unsafe.Add(ref Unsafe.AsRef(in _x), element)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(int element, V result) => V.Store(result, ref Unsafe.Add(ref _dx, element));
    }
}
