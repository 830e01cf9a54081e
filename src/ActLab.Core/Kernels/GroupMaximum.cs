using System.Numerics;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>y[j] = the largest of x[j], x[n + j], x[2n + j] and so on, n being y's length.</summary>
readonly ref struct GroupMaximum<E>(ReadOnlySpan<E> x, Span<E> y) : ILaneTask<E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    readonly ReadOnlySpan<E> _x = x;
    readonly Span<E> _y = y;

    public void Run<V>() where V : struct, ILanes<V, E>
    {
        for (var j = 0; j < _y.Length; j += V.Count)
        {
            Part.Store(Of<V>(_x, j, _y.Length), _y[j..]);
        }
    }

    /// <summary>The largest of each of the groups from j on; the first NaN, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(ReadOnlySpan<E> x, int j, int groups) where V : struct, ILanes<V, E>
    {
        var largest = Part.Load<V, E>(x[j..groups]);
        for (var row = groups; row < x.Length; row += groups)
        {
            largest = V.Max(largest, Part.Load<V, E>(x[(row + j)..(row + groups)]));
        }

        return largest;
    }
}

/// <summary>dx = dy at the first largest member of each group, 0 at the others.</summary>
readonly ref struct GroupMaximumBackward<E>(ReadOnlySpan<E> x, ReadOnlySpan<E> dy, Span<E> dx) : ILaneTask<E>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    readonly ReadOnlySpan<E> _x = x;
    readonly ReadOnlySpan<E> _dy = dy;
    readonly Span<E> _dx = dx;

    public void Run<V>() where V : struct, ILanes<V, E>
    {
        var groups = _dy.Length;
        for (var j = 0; j < groups; j += V.Count)
        {
            var largest = GroupMaximum<E>.Of<V>(_x, j, groups);
            var left = Part.Load<V, E>(_dy[j..]);
            for (var row = 0; row < _x.Length; row += groups)
            {
                var x = Part.Load<V, E>(_x[(row + j)..(row + groups)]);
                Part.Store(Choice(x, largest, left, V.Of(0)), _dx[(row + j)..(row + groups)]);
                left = Choice(x, largest, V.Of(0), left);
            }
        }
    }

    /// <summary>Whether x is the largest; NaN is the largest where it is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Choice<V>(V x, V largest, V whenLargest, V whenNot) where V : struct, ILanes<V, E> =>
        V.LessOrEqual(largest, x, whenLargest, V.LessOrEqual(x, x, whenNot, whenLargest));
}

/// <summary>A register from as many numbers as a span has, and back.</summary>
static class Part
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V, E>(ReadOnlySpan<E> from)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E> => from.Length < V.Count ? Few<V, E>(from) : V.Load(in from[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V, E>(V value, Span<E> to)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        if (to.Length < V.Count)
            Few(value, to);
        else
            V.Store(value, ref to[0]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static V Few<V, E>(ReadOnlySpan<E> from)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> lanes = stackalloc E[V.Count];
        from.CopyTo(lanes);
        return V.Load(in lanes[0]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Few<V, E>(V value, Span<E> to)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> lanes = stackalloc E[V.Count];
        V.Store(value, ref lanes[0]);
        lanes[..to.Length].CopyTo(to);
    }
}
