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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Chosen(V x, V within, V beyond) => TSum.Chosen(_table, x, within, beyond);

    [MethodImpl(MethodImplOptions.NoInlining)]
    V Mended(V x, V y)
    {
        Span<float> lanes = stackalloc float[V.Count];
        V.Store(x, ref lanes[0]);
        Beyond(lanes, lanes);
        return Chosen(x, y, V.Load(in lanes[0]));
    }
}

/// <summary>How a table's polynomials become the function. The loop is here, so that the columns stay in registers.</summary>
interface ITableSum
{
    /// <summary>1.5 * 2^23: in a sum with it the last bits count intervals.</summary>
    const double Magic = 12582912;

    /// <summary>A bit for each lane that the table does not serve.</summary>
    static virtual uint Outside<V>(in TableColumns table, V x) where V : struct, ILanes<V, float> => V.Outside(x, table.Limit);

    /// <summary>Lane by lane, within if the table serves x.</summary>
    static virtual V Chosen<V>(in TableColumns table, V x, V within, V beyond) where V : struct, ILanes<V, float> =>
        V.Less(V.Abs(x), V.Of(table.Limit), within, beyond);

    /// <summary>The function of a multiple of the lanes' count of floats; false if the table does not serve all of them.</summary>
    static abstract bool Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>;
}
