using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// The table holds the function of d = abs(x) on equal parts of the binades of d + offset. In the first part, from 0 on, the
/// function is d (slope + ...), so that small results keep their digits; in the others the step from a centre is at most
/// half the value there.
/// </summary>
/// <remarks>Beyond the limit the function is constant, so the table serves all.</remarks>
readonly struct BinadeSum<TSide, TSlope> : ITableSum where TSide : ITableSide where TSlope : ITableSlope
{
    public static uint Outside<V>(in TableColumns table, V x) where V : struct, ILanes<V, float> => 0;

    public static unsafe bool Run<TColumn, V>(in TableColumns table, ref readonly float from, ref float to, int count)
        where TColumn : struct, IColumn<TColumn, V> where V : struct, ILanes<V, float>
    {
        var (limit, slope) = (V.Of(MathF.BitDecrement(table.Limit)), V.Of(table.Slope));
        var (offset, first) = (V.Of(TSide.Binades.Offset), V.Of(2 * TSide.Binades.Offset));
        var (centre, value, rest) = (TColumn.Of(table.Centre), TColumn.Of(table.Value), TColumn.Of(table.Coefficient(1)));
        var (second, third) = (TColumn.Of(table.Coefficient(2)), TColumn.Of(table.Coefficient(3)));
        var (fourth, fifth) = (TColumn.Of(table.Coefficient(4)), TColumn.Of(table.Coefficient(5)));
        for (var i = 0; i < count; i += V.Count)
        {
            var x = V.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            var d = V.AtMost(limit, V.Abs(x));
            var place = d + offset;
            var row = V.ShiftBitsRight(place, TSide.Shift);
            var b = d - centre.At(row);
            var sum = V.MultiplyAdd(b, fifth.At(row), fourth.At(row));
            sum = V.MultiplyAdd(b, sum, third.At(row));
            sum = V.MultiplyAdd(b, sum, second.At(row));
            sum = V.MultiplyAdd(b, sum, rest.At(row));
            var step = TSlope.Step(b, sum, V.Less(place, first, TSlope.Of(slope, b), V.Of(0)));
            V.Store(TSide.Of(V.CopySign(value.At(row) + step, x), x), ref Unsafe.Add(ref to, i));
        }

        return true;
    }
}

/// <summary>Which binades the table knows, and what becomes of the function of abs(x) once it has the sign of x.</summary>
interface ITableSide
{
    static abstract Binades Binades { get; }

    static abstract int Shift { get; }

    static abstract V Of<V>(V signed, V x) where V : struct, ILanes<V, float>;
}

/// <summary>f(-x) = -f(x).</summary>
readonly struct OddSide : ITableSide
{
    public static Binades Binades => Binades.Odd;

    public static int Shift => Binades.OddShift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V signed, V x) where V : struct, ILanes<V, float> => signed;
}

/// <summary>f(x) = x for x > 0.</summary>
readonly struct LinearUnitSide : ITableSide
{
    public static Binades Binades => Binades.LinearUnit;

    public static int Shift => Binades.LinearUnitShift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V signed, V x) where V : struct, ILanes<V, float> => V.LessOrEqual(x, V.Of(0), signed, x);
}

/// <summary>The step b (slope + rest) from the centre, the slope being 0 but in the first binade.</summary>
interface ITableSlope
{
    /// <summary>The slope as <see cref="Step"/> wants it.</summary>
    static abstract V Of<V>(V slope, V b) where V : struct, ILanes<V, float>;

    static abstract V Step<V>(V b, V rest, V slope) where V : struct, ILanes<V, float>;
}

/// <summary>The slope is 1, or b times the slope is b.</summary>
readonly struct UnitSlope : ITableSlope
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V slope, V b) where V : struct, ILanes<V, float> => b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Step<V>(V b, V rest, V slope) where V : struct, ILanes<V, float> => V.MultiplyAdd(b, rest, slope);
}

/// <summary>The slope is another one.</summary>
readonly struct AnySlope : ITableSlope
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V slope, V b) where V : struct, ILanes<V, float> => slope;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Step<V>(V b, V rest, V slope) where V : struct, ILanes<V, float> => V.MultiplyAdd(b, slope, b * rest);
}
