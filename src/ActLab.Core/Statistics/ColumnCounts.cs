using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>Counts the values of a tile in registers of their own type, of floats both groups at once.</summary>
static class ColumnCounts
{
    /// <summary>How many values of each column lie in [from, to).</summary>
    public static void Within<T>(Tile tile, T[] values, double from, double to, Span<Vector512<long>> counts)
        where T : struct
    {
        if (typeof(T) == typeof(float))
        {
            var both = Count(ref Unsafe.As<T, float>(ref Tile.At(values, 0)), tile.Length, StraightPieces.Up(from), StraightPieces.Up(to));
            (counts[0], counts[1]) = (Vector512.ConvertToInt64(Vector512.WidenLower(both)), Vector512.ConvertToInt64(Vector512.WidenUpper(both)));
            return;
        }

        for (var g = 0; g < tile.Groups; g++)
        {
            counts[g] = Vector512.ConvertToInt64(Count(ref Unsafe.As<T, double>(ref Tile.At(values, g)), tile.Length, from, to));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static Vector512<T> Count<T>(ref T values, nuint length, T from, T to)
        where T : struct
    {
        var (lower, upper) = (Vector512.Create(from), Vector512.Create(to));
        var (above, beyond) = (Vector512<T>.Zero, Vector512<T>.Zero);
        for (nuint r = 0; r < length; r += Tile.Columns)
        {
            var x = Vector512.LoadUnsafe(ref values, r);
            above = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, lower), above + Vector512<T>.One, above);
            beyond = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, upper), beyond + Vector512<T>.One, beyond);
        }

        return above - beyond;
    }
}
