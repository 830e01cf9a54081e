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

    public static bool IsShort => false;

    public float Limit => _table.Limit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Within(ref readonly float from, ref float to, int count) => TSum.Run<TColumn, V>(_table, in from, ref to, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V x)
    {
        var y = x;
        Within(in Unsafe.As<V, float>(ref x), ref Unsafe.As<V, float>(ref y), V.Count);
        return V.AllWithin(x, Limit) ? y : Mended(x, y);
    }

    public void Beyond(ReadOnlySpan<float> x, Span<float> y) => new MapPass<float>(x, y).Run<TBeyond, H>(_beyond);

    [MethodImpl(MethodImplOptions.NoInlining)]
    V Mended(V x, V y)
    {
        Span<float> lanes = stackalloc float[V.Count];
        V.Store(x, ref lanes[0]);
        Beyond(lanes, lanes);
        return V.Less(V.Abs(x), V.Of(Limit), y, V.Load(in lanes[0]));
    }
}

/// <summary>How a table's polynomials become the function. The loop is here, so that the columns stay in registers.</summary>
interface ITableSum
{
    /// <summary>1.5 * 2^23: in a sum with it the last bits count intervals.</summary>
    const double Magic = 12582912;

    /// <summary>The function of a multiple of the lanes' count of floats, all within the table's limit.</summary>
    static abstract void Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>;
}

/// <summary>The table holds f: one fused step adds what differs from the value at the centre.</summary>
readonly struct DirectSum : ITableSum
{
    public static unsafe void Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>
    {
        var scale = V.Of(table.Scale);
        var (centre, value, first) = (TColumn.Of(table.Centre), TColumn.Of(table.Value), TColumn.Of(table.Coefficient(1)));
        var (second, third) = (TColumn.Of(table.Coefficient(2)), TColumn.Of(table.Coefficient(3)));
        var (fourth, fifth, sixth) = (TColumn.Of(table.Coefficient(4)), TColumn.Of(table.Coefficient(5)), TColumn.Of(table.Coefficient(6)));
        for (var i = 0; i < count; i += V.Count)
        {
            var x = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            var row = V.MultiplyAdd(x, scale, V.Of(ITableSum.Magic));
            var b = x - centre.At(row);
            var sum = V.MultiplyAdd(b, sixth.At(row), fifth.At(row));
            sum = V.MultiplyAdd(b, sum, fourth.At(row));
            sum = V.MultiplyAdd(b, sum, third.At(row));
            sum = V.MultiplyAdd(b, sum, second.At(row));
            sum = V.MultiplyAdd(b, sum, first.At(row));
            V.Store(V.MultiplyAdd(b, sum, value.At(row)), ref Unsafe.Add(ref to, i));
        }
    }
}

/// <summary>The table holds f(x)/x: it is summed in two floats, which are multiplied by x without a rounding between.</summary>
readonly struct ProductSum : ITableSum
{
    public static unsafe void Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>
    {
        var scale = V.Of(table.Scale);
        var (centre, value, first) = (TColumn.Of(table.Centre), TColumn.Of(table.Value), TColumn.Of(table.Coefficient(1)));
        var (rest, second, third) = (TColumn.Of(table.SlopeLow), TColumn.Of(table.Coefficient(2)), TColumn.Of(table.Coefficient(3)));
        var (fourth, fifth, sixth) = (TColumn.Of(table.Coefficient(4)), TColumn.Of(table.Coefficient(5)), TColumn.Of(table.Coefficient(6)));
        for (var i = 0; i < count; i += V.Count)
        {
            var x = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            var row = V.MultiplyAdd(x, scale, V.Of(ITableSum.Magic));
            var b = x - centre.At(row);
            var sum = V.MultiplyAdd(b, sixth.At(row), fifth.At(row));
            sum = V.MultiplyAdd(b, sum, fourth.At(row));
            sum = V.MultiplyAdd(b, sum, third.At(row));
            sum = V.MultiplyAdd(b, sum, second.At(row));
            sum = V.MultiplyAdd(b, sum, rest.At(row));
            var (slope, centred) = (first.At(row), value.At(row));
            var high = V.MultiplyAdd(b, slope, centred);
            var low = V.MultiplyAdd(b, sum, V.MultiplyAdd(b, slope, centred - high));
            var product = x * high;
            V.Store(product + V.MultiplyAdd(x, low, V.MultiplyAdd(x, high, -product)), ref Unsafe.Add(ref to, i));
        }
    }
}
