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
    public static void Add(Tile tile, in RowPlaces places, NumberType type, BlockSums sums, LayerCounts counts)
    {
        for (var g = 0; g < tile.Groups; g++)
        {
            if (tile.IsSingle)
            {
                Add(tile, g, ref Tile.At(tile.Singles, g), places, type, sums, counts);
            }
            else
            {
                Add(tile, g, ref Tile.At(tile.X, g), places, type, sums, counts);
            }
        }
    }

    static void Add<T>(Tile tile, int group, ref T values, in RowPlaces places, NumberType type, BlockSums sums, LayerCounts counts)
    {
        var normal = Vector512.Create(type.SmallestNormal());
        ref readonly var look = ref tile.Looks[group];
        var moments = MomentLanes.Of(ref values, look);
        tile.Finite[group] = Vector512.ConvertToInt64(moments.Count);
        ref var total = ref sums.Moments[tile.FirstGroup + group];
        total = MomentLanes.Merge(total, moments);
        var positive = Vector512.ConvertToInt64(look.Positive);
        counts.Add(LayerCounts.Positive, tile.FirstGroup + group, positive);
        AddPlaces(tile, group, ref values, Vector512.GreaterThan(positive, Vector512<long>.Zero), places, counts);
        if (Vector512.LessThanAny(moments.Count, Vector512.Create((double)tile.Rows)) || Vector512.LessThanAny(look.Least, normal))
        {
            tile.Widen();
            AddRare(tile, group, normal, counts);
        }

        if (EndAtOne(moments.Min, moments.Max))
        {
            tile.Widen();
            AddEnds(tile, group, counts);
        }
    }

    /// <summary>Whether a look at finite values has told all that <see cref="Add(Tile, in RowPlaces, NumberType, BlockSums, LayerCounts)"/> would of them.</summary>
    public static bool AreUsual(in GroupLook look, NumberType type) =>
        !Vector512.LessThanAny(look.Least, Vector512.Create(type.SmallestNormal())) && !EndAtOne(look.Min, look.Max);

    /// <summary>Whether the values farthest from 0 are 1 or -1 in some column.</summary>
    static bool EndAtOne(Vector512<double> min, Vector512<double> max) => Vector512.EqualsAny(Vector512.Max(max, -min), Vector512<double>.One);

    /// <summary>Finds the first and the last row with a value above 0, in those columns of a group that have some.</summary>
    public static void AddPlaces(Tile tile, int group, Vector512<long> some, in RowPlaces places, LayerCounts counts)
    {
        if (tile.IsSingle)
        {
            AddPlaces(tile, group, ref Tile.At(tile.Singles, group), some, places, counts);
        }
        else
        {
            AddPlaces(tile, group, ref Tile.At(tile.X, group), some, places, counts);
        }
    }

    static void AddPlaces<T>(Tile tile, int group, ref T values, Vector512<long> some, in RowPlaces places, LayerCounts counts)
    {
        var column = (tile.FirstGroup + group) * Tile.Lanes;
        var origin = Vector512.Create(places.First) + Vector512.LoadUnsafe(ref places.Sides[column]);
        ref var lastOf = ref counts.Last[column];
        var (last, earlier) = (FindPositive(ref values, tile.Rows - 1, -1, some), Vector512.LoadUnsafe(ref lastOf));
        Vector512.ConditionalSelect(some, Vector512.Max(origin + (last * places.Fold), earlier), earlier).StoreUnsafe(ref lastOf);

        ref var firstOf = ref counts.First[column];
        var later = Vector512.LoadUnsafe(ref firstOf);
        if (Vector512.GreaterThanAny(some & later, origin))
        {
            var first = FindPositive(ref values, 0, 1, some);
            Vector512.ConditionalSelect(some, Vector512.Min(origin + (first * places.Fold), later), later).StoreUnsafe(ref firstOf);
        }
    }

    /// <summary>The row nearest to one end with a value above 0, in those columns that have some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static Vector512<long> FindPositive<T>(ref T values, int row, int step, Vector512<long> some)
    {
        var found = Vector512<long>.Zero;
        for (; some != Vector512<long>.Zero; row += step)
        {
            var here = some & Vector512.GreaterThan(Tile.Load(ref values, (nuint)(row * Tile.Columns)), Vector512<double>.Zero).AsInt64();
            found = Vector512.ConditionalSelect(here, Vector512.Create((long)row), found);
            some ^= here;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void AddRare(Tile tile, int group, Vector512<double> normal, LayerCounts counts)
    {
        var (posInf, negInf, zero) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
        var (negativeZero, subnormal) = (Vector512<long>.Zero, Vector512<long>.Zero);
        ref var values = ref Tile.At(tile.X, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Columns)
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
        ref var values = ref Tile.At(tile.X, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Columns)
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
