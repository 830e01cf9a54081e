using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// What is done with spans once the lane kernel is chosen. Spans have equal length and do not overlap in part. Every
/// element passes through whole registers, and writes are aligned but for the first and the last register, which may overlap
/// their neighbours; so a result depends neither on its place nor on the length.
/// </summary>
interface ILanePass<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    /// <summary>Does it.</summary>
    void Run<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>;

    /// <summary>Does it with a kernel that has a quick way.</summary>
    void RunRanged<TKernel, V>(TKernel kernel) where TKernel : struct, IRangedKernel<V, E> where V : struct, ILanes<V, E>;
}

/// <summary>y = kernel(x).</summary>
readonly ref struct MapPass<E>(ReadOnlySpan<E> x, Span<E> y) : ILanePass<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    readonly ReadOnlySpan<E> _x = x;
    readonly Span<E> _y = y;

    /// <remarks>The kernel stands in one place only, because the compiler inlines its parts just once.</remarks>
    [SkipLocalsInit]
    public void Run<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        Span<E> memory = stackalloc E[Edges.Room<V, E>()];
        var edges = Edges.Aligned<V, E>(memory);
        if (_x.Length < V.Count)
        {
            _x.CopyTo(edges);
            new MapPass<E>(edges, edges).Run<TKernel, V>(kernel);
            edges[.._x.Length].CopyTo(_y);
            return;
        }

        ref var from = ref MemoryMarshal.GetReference(_x);
        ref var to = ref MemoryMarshal.GetReference(_y);
        var (first, last) = Edges.Inner<V, E>(ref to, _x.Length);
        if (last < _x.Length)
        {
            V.Store(V.Load(in from), ref edges[0]);
            V.Store(V.Load(in Unsafe.Add(ref from, last)), ref edges[V.Count]);
        }

        if (TKernel.IsLight)
        {
            first = Streaming.Pays(in from, ref to, _x.Length)
                ? Streaming.Map<TKernel, V, E>(kernel, in from, ref to, first, last)
                : Pairs<TKernel, V>(kernel, in from, ref to, first, last);
        }

        for (var i = first; i < last; i += V.Count)
        {
            V.Store(kernel.At(V.Load(in Unsafe.Add(ref from, i))), ref Unsafe.Add(ref to, i));
        }

        if (last < _x.Length)
        {
            new MapPass<E>(edges, edges).Run<TKernel, V>(kernel);
            V.Store(V.Load(in edges[0]), ref to);
            V.Store(V.Load(in edges[V.Count]), ref Unsafe.Add(ref to, last));
        }
    }

    public void RunRanged<TKernel, V>(TKernel kernel) where TKernel : struct, IRangedKernel<V, E> where V : struct, ILanes<V, E> =>
        RangedLoop.Run<TKernel, V, E>(kernel, _x, _y);

    /// <summary>Two registers at a time; gives the place up to which that went.</summary>
    static int Pairs<TKernel, V>(TKernel kernel, ref readonly E from, ref E to, int first, int last)
        where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        ref var source = ref Unsafe.AsRef(in from);
        var i = first;
        for (; i < last - V.Count; i += 2 * V.Count)
        {
            var one = kernel.At(V.Load(in Unsafe.Add(ref source, i)));
            var two = kernel.At(V.Load(in Unsafe.Add(ref source, i + V.Count)));
            V.Store(one, ref Unsafe.Add(ref to, i));
            V.Store(two, ref Unsafe.Add(ref to, i + V.Count));
        }

        return i;
    }
}

/// <summary>dx = dy kernel(x).</summary>
readonly ref struct BackwardPass<E>(ReadOnlySpan<E> x, ReadOnlySpan<E> dy, Span<E> dx) : ILanePass<E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    readonly ReadOnlySpan<E> _x = x;
    readonly ReadOnlySpan<E> _dy = dy;
    readonly Span<E> _dx = dx;

    [SkipLocalsInit]
    public void Run<TKernel, V>(TKernel kernel) where TKernel : struct, ILaneKernel<V> where V : struct, ILanes<V, E>
    {
        Span<E> memory = stackalloc E[Edges.Room<V, E>()];
        Span<E> moreMemory = stackalloc E[Edges.Room<V, E>()];
        var edges = Edges.Aligned<V, E>(memory);
        var upstream = Edges.Aligned<V, E>(moreMemory);
        if (_x.Length < V.Count)
        {
            _x.CopyTo(edges);
            _dy.CopyTo(upstream);
            new BackwardPass<E>(edges, upstream, edges).Run<TKernel, V>(kernel);
            edges[.._x.Length].CopyTo(_dx);
            return;
        }

        ref var from = ref MemoryMarshal.GetReference(_x);
        ref var with = ref MemoryMarshal.GetReference(_dy);
        ref var to = ref MemoryMarshal.GetReference(_dx);
        var (first, last) = Edges.Inner<V, E>(ref to, _x.Length);
        if (last < _x.Length)
        {
            V.Store(V.Load(in from), ref edges[0]);
            V.Store(V.Load(in Unsafe.Add(ref from, last)), ref edges[V.Count]);
            V.Store(V.Load(in with), ref upstream[0]);
            V.Store(V.Load(in Unsafe.Add(ref with, last)), ref upstream[V.Count]);
        }

        for (var i = first; i < last; i += V.Count)
        {
            V.Store(V.Load(in Unsafe.Add(ref with, i)) * kernel.At(V.Load(in Unsafe.Add(ref from, i))), ref Unsafe.Add(ref to, i));
        }

        if (last < _x.Length)
        {
            new BackwardPass<E>(edges, upstream, edges).Run<TKernel, V>(kernel);
            V.Store(V.Load(in edges[0]), ref to);
            V.Store(V.Load(in edges[V.Count]), ref Unsafe.Add(ref to, last));
        }
    }

    /// <summary>Block by block: the derivatives, then their products with dy.</summary>
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
}
