using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>Measures the values of a tile: moments, what they are, when they were above 0.</summary>
static class TileValues
{
    /// <summary>Adds the values of a tile that holds at least one row.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="places">Where its rows are in the layer.</param>
    /// <param name="type">The type of the values; tells its subnormal numbers.</param>
    /// <param name="sums">Where moments are added.</param>
    /// <param name="counts">Where counts are added.</param>
    public static void Add(Tile tile, RowPlaces places, NumberType type, BlockSums sums, LayerCounts counts)
    {
        var normal = Vector512.Create(type.SmallestNormal());
        var rows = Vector512.Create((double)tile.Rows);
        for (var g = 0; g < tile.Groups; g++)
        {
            var moments = MomentLanes.Of(ref tile.At(tile.X, g), tile.Rows);
            tile.Finite[g] = Vector512.ConvertToInt64(moments.Count);
            ref var total = ref sums.Moments[tile.FirstGroup + g];
            total = MomentLanes.Merge(total, moments);
            var least = AddPositive(tile, g, places, counts);
            if (Vector512.LessThanAny(moments.Count, rows) || Vector512.LessThanAny(least, normal))
            {
                AddRare(tile, g, normal, counts);
            }

            if (Vector512.EqualsAny(Vector512.Max(moments.Max, -moments.Min), Vector512<double>.One))
            {
                AddEnds(tile, g, counts);
            }
        }
    }

    /// <summary>Counts values above 0, finds the first and the last row that has one, and returns the least abs(x).</summary>
    static Vector512<double> AddPositive(Tile tile, int group, RowPlaces places, LayerCounts counts)
    {
        var (count, last, least) = Positive(ref tile.At(tile.X, group), tile.Length);
        counts.Add(LayerCounts.Positive, tile.FirstGroup + group, count);
        var column = (tile.FirstGroup + group) * Tile.Lanes;
        ref var lastOf = ref counts.Last[column];
        ref var firstOf = ref counts.First[column];
        var some = Vector512.GreaterThanOrEqual(last, Vector512<long>.Zero);
        var sides = Vector512.LoadUnsafe(ref places.Sides[column]);
        var place = Vector512.Create(places.First) + (last * places.Fold) + sides;
        var earlier = Vector512.LoadUnsafe(ref lastOf);
        Vector512.ConditionalSelect(some, Vector512.Max(place, earlier), earlier).StoreUnsafe(ref lastOf);
        if (Vector512.GreaterThanAny(some & Vector512.LoadUnsafe(ref firstOf), Vector512.Create(places.First) + sides))
        {
            FindFirst(tile, group, places, counts);
        }

        return least;
    }

    /// <summary>Apart from what uses its results, and never inlined there: a method that calls others keeps sums of its loops in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static (Vector512<long> Count, Vector512<long> Last, Vector512<double> Least) Positive(ref double values, nuint length)
    {
        var (count, last, row) = (Vector512<long>.Zero, Vector512<long>.AllBitsSet, Vector512<long>.Zero);
        var least = Vector512.Create(double.PositiveInfinity);
        for (nuint r = 0; r < length; r += Tile.Lanes)
        {
            var x = Vector512.LoadUnsafe(ref values, r);
            var positive = Vector512.GreaterThan(x, Vector512<double>.Zero).AsInt64();
            count = Tile.Count(count, positive);
            last = Vector512.ConditionalSelect(positive, row, last);
            row += Vector512<long>.One;
            least = Vector512.MinNative(least, Vector512.Abs(x));
        }

        return (count, last, least);
    }

    static void FindFirst(Tile tile, int group, RowPlaces places, LayerCounts counts)
    {
        ref var values = ref tile.At(tile.X, group);
        for (var lane = 0; lane < Tile.Lanes; lane++)
        {
            var r = 0;
            while (r < tile.Rows && !(Unsafe.Add(ref values, (r * Tile.Lanes) + lane) > 0))
            {
                r++;
            }

            if (r < tile.Rows)
            {
                ref var first = ref counts.First[((tile.FirstGroup + group) * Tile.Lanes) + lane];
                first = Math.Min(first, places.First + (r * places.Fold) + places.Sides[((tile.FirstGroup + group) * Tile.Lanes) + lane]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void AddRare(Tile tile, int group, Vector512<double> normal, LayerCounts counts)
    {
        var (posInf, negInf, zero) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
        var (negativeZero, subnormal) = (Vector512<long>.Zero, Vector512<long>.Zero);
        ref var values = ref tile.At(tile.X, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Lanes)
        {
            var x = Vector512.LoadUnsafe(ref values, r);
            var isZero = Vector512.Equals(x, Vector512<double>.Zero);
            posInf = Tile.Count(posInf, Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)).AsInt64());
            negInf = Tile.Count(negInf, Vector512.Equals(x, Vector512.Create(double.NegativeInfinity)).AsInt64());
            zero = Tile.Count(zero, isZero.AsInt64());
            negativeZero = Tile.Count(negativeZero, Vector512.Equals(x.AsInt64(), Vector512.Create(long.MinValue)));
            subnormal = Tile.Count(subnormal, Vector512.AndNot(Vector512.LessThan(Vector512.Abs(x), normal), isZero).AsInt64());
        }

        counts.Add(LayerCounts.PosInf, tile.FirstGroup + group, posInf);
        counts.Add(LayerCounts.NegInf, tile.FirstGroup + group, negInf);
        counts.Add(LayerCounts.Zero, tile.FirstGroup + group, zero);
        counts.Add(LayerCounts.NegativeZero, tile.FirstGroup + group, negativeZero);
        counts.Add(LayerCounts.Subnormal, tile.FirstGroup + group, subnormal);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void AddEnds(Tile tile, int group, LayerCounts counts)
    {
        var ends = Vector512<long>.Zero;
        ref var values = ref tile.At(tile.X, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Lanes)
        {
            ends = Tile.Count(ends, Vector512.Equals(Vector512.Abs(Vector512.LoadUnsafe(ref values, r)), Vector512<double>.One).AsInt64());
        }

        counts.Add(LayerCounts.Ends, tile.FirstGroup + group, ends);
    }
}

/// <summary>Where the rows of a tile are in the layer.</summary>
/// <param name="First">Number of the first.</param>
/// <param name="Fold">Rows side by side in one.</param>
/// <param name="Sides">By column of the layer, which of those.</param>
readonly record struct RowPlaces(long First, int Fold, long[] Sides);
