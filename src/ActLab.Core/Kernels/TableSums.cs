using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The table holds f: one fused step adds what differs from the value at the centre.</summary>
readonly struct DirectSum : ITableSum
{
    public static unsafe bool Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>
    {
        var (scale, furthest) = (V.Of(table.Scale), V.Of(0));
        var (centre, value, first) = (TColumn.Of(table.Centre), TColumn.Of(table.Value), TColumn.Of(table.Coefficient(1)));
        var (second, third) = (TColumn.Of(table.Coefficient(2)), TColumn.Of(table.Coefficient(3)));
        var (fourth, fifth, sixth) = (TColumn.Of(table.Coefficient(4)), TColumn.Of(table.Coefficient(5)), TColumn.Of(table.Coefficient(6)));
        for (var i = 0; i < count; i += V.Count)
        {
            var x = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            furthest = V.LargerMagnitude(furthest, x);
            var row = V.MultiplyAdd(x, scale, V.Of(ITableSum.Magic));
            var b = x - centre.At(row);
            var sum = V.MultiplyAdd(b, sixth.At(row), fifth.At(row));
            sum = V.MultiplyAdd(b, sum, fourth.At(row));
            sum = V.MultiplyAdd(b, sum, third.At(row));
            sum = V.MultiplyAdd(b, sum, second.At(row));
            sum = V.MultiplyAdd(b, sum, first.At(row));
            V.Store(V.MultiplyAdd(b, sum, value.At(row)), ref Unsafe.Add(ref to, i));
        }

        return V.Outside(furthest, table.Limit) == 0;
    }
}

/// <summary>The table holds f(x)/x, scaled: a positive number that is summed in two floats and multiplied by x with one rounding.</summary>
readonly struct ProductSum : ITableSum
{
    const double Unscale = 1.0 / (1 << TableShape.ProductScale);

    public static unsafe bool Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>
    {
        var (scale, furthest, unscale) = (V.Of(table.Scale), V.Of(0), V.Of(Unscale));
        var (centre, value, first) = (TColumn.Of(table.Centre), TColumn.Of(table.Value), TColumn.Of(table.Coefficient(1)));
        var (rest, second, third) = (TColumn.Of(table.SlopeLow), TColumn.Of(table.Coefficient(2)), TColumn.Of(table.Coefficient(3)));
        var (fourth, fifth, sixth) = (TColumn.Of(table.Coefficient(4)), TColumn.Of(table.Coefficient(5)), TColumn.Of(table.Coefficient(6)));
        for (var i = 0; i < count; i += V.Count)
        {
            var x = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            furthest = V.LargerMagnitude(furthest, x);
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
            V.Store(V.CopySign(V.MultiplyAdd(x, high, x * low) * unscale, x), ref Unsafe.Add(ref to, i));
        }

        return V.Outside(furthest, table.Limit) == 0;
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

    public static uint Outside<V>(in TableColumns table, V x) where V : struct, ILanes<V, float> =>
        V.Outside(V.AtMost(V.Of(0), x), table.Limit) | V.Outside(x, Far);

    public static V Chosen<V>(in TableColumns table, V x, V within, V beyond) where V : struct, ILanes<V, float> =>
        V.Less(V.Of(-table.Limit), x, V.Less(x, V.Of(Far), within, beyond), beyond);

    public static unsafe bool Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>
    {
        var (furthest, furthestLeft) = (V.Of(0), V.Of(0));
        var (scale, limit, reach) = (V.Of(table.Scale), V.Of(table.Limit), V.Of(table.Limit + (1.5f / table.Scale)));
        var (centre, value, first) = (TColumn.Of(table.Centre), TColumn.Of(table.Value), TColumn.Of(table.Coefficient(1)));
        var (rest, second, third) = (TColumn.Of(table.SlopeLow), TColumn.Of(table.Coefficient(2)), TColumn.Of(table.Coefficient(3)));
        var (fourth, fifth) = (TColumn.Of(table.Coefficient(4)), TColumn.Of(table.Coefficient(5)));
        var (sixth, seventh) = (TColumn.Of(table.Coefficient(6)), TColumn.Of(table.Coefficient(7)));
        for (var i = 0; i < count; i += V.Count)
        {
            var x = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            furthest = V.LargerMagnitude(furthest, x);
            furthestLeft = V.LargerMagnitude(furthestLeft, V.AtMost(V.Of(0), x));
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

        return (V.Outside(furthestLeft, table.Limit) | V.Outside(furthest, Far)) == 0;
    }
}
