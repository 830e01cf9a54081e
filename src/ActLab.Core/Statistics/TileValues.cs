using System.Runtime.Intrinsics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>Measures the values of a tile: moments, what they are, when they were above 0.</summary>
static class TileValues
{
    /// <summary>Adds the values of a tile that holds at least one row.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="firstRow">Number of its first row in the layer.</param>
    /// <param name="type">The type of the values; tells its subnormal numbers.</param>
    /// <param name="sums">Where moments are added.</param>
    /// <param name="counts">Where counts are added.</param>
    public static void Add(Tile tile, long firstRow, NumberType type, BlockSums sums, LayerCounts counts)
    {
        var rows = tile.FoldedRows;
        var normal = Vector512.Create(type.SmallestNormal());
        for (var g = 0; g < tile.Groups; g++)
        {
            var moments = MomentLanes.Of(ref tile.X[g * Tile.Lanes], rows, tile.Width);
            sums.Moments[g] = MomentLanes.Merge(sums.Moments[g], moments);
            var least = AddPositive(tile, g, firstRow, counts);
            var isAllFinite = Vector512.EqualsAll(moments.Count, Vector512.Create((double)rows));
            if (!isAllFinite || Vector512.LessThanAny(least, normal))
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
    static Vector512<double> AddPositive(Tile tile, int group, long firstRow, LayerCounts counts)
    {
        var (count, last, row) = (Vector512<long>.Zero, Vector512<long>.AllBitsSet, Vector512<long>.Zero);
        var least = Vector512.Create(double.PositiveInfinity);
        for (var r = 0; r < tile.FoldedRows; r++)
        {
            var x = tile.Load(tile.X, r, group);
            var positive = Vector512.GreaterThan(x, Vector512<double>.Zero).AsInt64();
            count = Tile.Count(count, positive);
            last = Vector512.ConditionalSelect(positive, row, last);
            row += Vector512<long>.One;
            least = Vector512.MinNative(least, Vector512.Abs(x));
        }

        counts.Add(LayerCounts.Positive, group, count);
        var column = group * Tile.Lanes;
        var some = Vector512.GreaterThanOrEqual(last, Vector512<long>.Zero);
        ref var lastOf = ref counts.Last[column];
        var place = Vector512.Create(firstRow) + (last * tile.Fold) + Vector512.LoadUnsafe(ref tile.Sides[column]);
        Vector512.ConditionalSelect(some, Vector512.Max(place, Vector512.LoadUnsafe(ref lastOf)), Vector512.LoadUnsafe(ref lastOf)).StoreUnsafe(ref lastOf);
        if (Vector512.GreaterThanAny(some & Vector512.LoadUnsafe(ref counts.First[column]), Vector512.Create(firstRow)))
        {
            FindFirst(tile, column, firstRow, counts);
        }

        return least;
    }

    static void FindFirst(Tile tile, int firstColumn, long firstRow, LayerCounts counts)
    {
        for (var column = firstColumn; column < firstColumn + Tile.Lanes; column++)
        {
            var r = 0;
            while (r < tile.FoldedRows && !(tile.X[(r * tile.Width) + column] > 0))
            {
                r++;
            }

            if (r < tile.FoldedRows)
            {
                counts.First[column] = Math.Min(counts.First[column], firstRow + (r * tile.Fold) + tile.Sides[column]);
            }
        }
    }

    static void AddRare(Tile tile, int group, Vector512<double> normal, LayerCounts counts)
    {
        var (posInf, negInf, zero) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
        var (negativeZero, subnormal) = (Vector512<long>.Zero, Vector512<long>.Zero);
        for (var r = 0; r < tile.FoldedRows; r++)
        {
            var x = tile.Load(tile.X, r, group);
            var isZero = Vector512.Equals(x, Vector512<double>.Zero);
            posInf = Tile.Count(posInf, Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)).AsInt64());
            negInf = Tile.Count(negInf, Vector512.Equals(x, Vector512.Create(double.NegativeInfinity)).AsInt64());
            zero = Tile.Count(zero, isZero.AsInt64());
            negativeZero = Tile.Count(negativeZero, Vector512.Equals(x.AsInt64(), Vector512.Create(long.MinValue)));
            subnormal = Tile.Count(subnormal, Vector512.AndNot(Vector512.LessThan(Vector512.Abs(x), normal), isZero).AsInt64());
        }

        counts.Add(LayerCounts.PosInf, group, posInf);
        counts.Add(LayerCounts.NegInf, group, negInf);
        counts.Add(LayerCounts.Zero, group, zero);
        counts.Add(LayerCounts.NegativeZero, group, negativeZero);
        counts.Add(LayerCounts.Subnormal, group, subnormal);
    }

    static void AddEnds(Tile tile, int group, LayerCounts counts)
    {
        var ends = Vector512<long>.Zero;
        for (var r = 0; r < tile.FoldedRows; r++)
        {
            ends = Tile.Count(ends, Vector512.Equals(Vector512.Abs(tile.Load(tile.X, r, group)), Vector512<double>.One).AsInt64());
        }

        counts.Add(LayerCounts.Ends, group, ends);
    }
}
