using System.Numerics;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// A smooth function from its <see cref="SingleTable"/> where that reaches, by <typeparamref name="TBeyond"/> elsewhere, which
/// works in lanes of its own. Which one serves an element depends on it alone; the branch only spares work.
/// </summary>
readonly struct TableKernel<TSum, TColumn, TBeyond, V, H>(TableColumns table, TBeyond beyond) : IRangedKernel<V, float>
    where TSum : ITableSum
    where TColumn : struct, IColumn<TColumn, V>
    where TBeyond : struct, ILaneKernel<H>
    where V : struct, ILanes<V, float>
    where H : struct, ILanes<H, float>
{
    readonly TableColumns _table = table;
    readonly TBeyond _beyond = beyond;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Outside(V x) => TSum.Outside(_table, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Within(ref readonly float from, ref float to, int count) => TSum.Run<TColumn, V>(_table, in from, ref to, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V x)
    {
        var y = x;
        return Within(in Unsafe.As<V, float>(ref x), ref Unsafe.As<V, float>(ref y), V.Count) ? y : Mended(x, y);
    }

    public void Beyond(ReadOnlySpan<float> x, Span<float> y) => new MapPass<float>(x, y).Run<TBeyond, H>(_beyond);

    [MethodImpl(MethodImplOptions.NoInlining)]
    V Mended(V x, V y)
    {
        Span<float> beyond = stackalloc float[V.Count];
        V.Store(x, ref beyond[0]);
        Beyond(beyond, beyond);
        for (var lanes = Outside(x); lanes != 0; lanes &= lanes - 1)
        {
            var i = BitOperations.TrailingZeroCount(lanes);
            Unsafe.Add(ref Unsafe.As<V, float>(ref y), i) = beyond[i];
        }

        return y;
    }
}

/// <summary>How a table's polynomials become the function. The loop is here, so that the columns stay in registers.</summary>
interface ITableSum
{
    /// <summary>1.5 * 2^23: in a sum with it the last bits count intervals.</summary>
    const double Magic = 12582912;

    /// <summary>A bit for each lane that the table does not serve.</summary>
    static virtual uint Outside<V>(in TableColumns table, V x) where V : struct, ILanes<V, float> => V.Outside(x, table.Limit);

    /// <summary>The function of a multiple of the lanes' count of floats; false if the table does not serve all of them.</summary>
    static abstract bool Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>;
}
