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
    public bool Covers(V x) => TSum.Covers(_table, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Within(ref readonly float from, ref float to, int count) => TSum.Run<TColumn, V>(_table, in from, ref to, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V x)
    {
        var y = x;
        Within(in Unsafe.As<V, float>(ref x), ref Unsafe.As<V, float>(ref y), V.Count);
        return Covers(x) ? y : Mended(x, y);
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

    /// <summary>Whether the table serves every lane.</summary>
    static virtual bool Covers<V>(in TableColumns table, V x) where V : struct, ILanes<V, float> => V.AllWithin(x, table.Limit);

    /// <summary>Lane by lane, within if the table serves x.</summary>
    static virtual V Chosen<V>(in TableColumns table, V x, V within, V beyond) where V : struct, ILanes<V, float> =>
        V.Less(V.Abs(x), V.Of(table.Limit), within, beyond);

    /// <summary>The function of a multiple of the lanes' count of floats.</summary>
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

/// <summary>The table holds f(x)/x: a positive number that is summed in two floats and multiplied by x with one rounding.</summary>
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
            V.Store(V.CopySign(V.MultiplyAdd(x, high, x * low), x), ref Unsafe.Add(ref to, i));
        }
    }
}

/// <summary>
/// The table holds q(d) = f(-d)/(-d) for d = abs(x), where f(x) - f(-x) = x: then f(x) = max(x, 0) - d q(d), the
/// product and the difference being kept in two floats.
/// </summary>
/// <remarks>
/// Right of the limit d q(d) is next to nothing beside x: the last polynomial serves one and a half intervals more, and its
/// value there all the rest.
/// </remarks>
readonly struct ReflectedSum : ITableSum
{
    /// <summary>Far from infinity, where the difference would meet inf - inf.</summary>
    const float Far = 1e30f;

    public static bool Covers<V>(in TableColumns table, V x) where V : struct, ILanes<V, float> =>
        V.AllWithin(V.AtMost(V.Of(0), x), table.Limit) & V.AllWithin(x, Far);

    public static V Chosen<V>(in TableColumns table, V x, V within, V beyond) where V : struct, ILanes<V, float> =>
        V.Less(V.Of(-table.Limit), x, V.Less(x, V.Of(Far), within, beyond), beyond);

    public static unsafe void Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>
    {
        var (scale, limit, reach) = (V.Of(table.Scale), V.Of(table.Limit), V.Of(table.Limit + (1.5f / table.Scale)));
        var (centre, value, first) = (TColumn.Of(table.Centre), TColumn.Of(table.Value), TColumn.Of(table.Coefficient(1)));
        var (rest, second, third) = (TColumn.Of(table.SlopeLow), TColumn.Of(table.Coefficient(2)), TColumn.Of(table.Coefficient(3)));
        var (fourth, fifth) = (TColumn.Of(table.Coefficient(4)), TColumn.Of(table.Coefficient(5)));
        var (sixth, seventh) = (TColumn.Of(table.Coefficient(6)), TColumn.Of(table.Coefficient(7)));
        for (var i = 0; i < count; i += V.Count)
        {
            var x = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            var d = V.AtMost(reach, V.Abs(x));
            var row = V.MultiplyAdd(V.AtMost(limit, d), scale, V.Of(ITableSum.Magic));
            var b = d - centre.At(row);
            var sum = V.MultiplyAdd(b, seventh.At(row), sixth.At(row));
            sum = V.MultiplyAdd(b, sum, fifth.At(row));
            sum = V.MultiplyAdd(b, sum, fourth.At(row));
            sum = V.MultiplyAdd(b, sum, third.At(row));
            sum = V.MultiplyAdd(b, sum, second.At(row));
            sum = V.MultiplyAdd(b, sum, rest.At(row));
            var (slope, centred) = (first.At(row), value.At(row));
            var high = V.MultiplyAdd(b, slope, centred);
            var low = V.MultiplyAdd(b, sum, V.MultiplyAdd(b, slope, centred - high));
            var product = d * high;
            var productLow = V.MultiplyAdd(d, low, V.MultiplyAdd(d, high, -product));
            var positive = V.AtLeast(V.Of(0), x);
            var difference = positive - product;
            V.Store(V.CopySign(difference + (positive - difference - product - productLow), x), ref Unsafe.Add(ref to, i));
        }
    }
}
