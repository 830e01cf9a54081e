using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>What one look at eight columns of a tile tells of them; all of it but Positive means nothing where a value is NaN.</summary>
/// <param name="Min">The least values.</param>
/// <param name="Max">The largest values.</param>
/// <param name="Least">The least absolute values.</param>
/// <param name="Positive">How many values are above 0.</param>
readonly record struct ValueRange(Vector512<double> Min, Vector512<double> Max, Vector512<double> Least, Vector512<double> Positive)
{
    /// <summary>Looks at a group.</summary>
    public static ValueRange Of(ref double first, nuint length)
    {
        var (min, max, least, positive) = Look(ref first, length);
        return new(min, max, least, positive);
    }

    /// <summary>Looks at both groups of a tile of floats at once.</summary>
    public static (ValueRange Lower, ValueRange Upper) Of(ref float first, nuint length)
    {
        var (min, max, least, positive) = Look(ref first, length);
        return (
            new(Vector512.WidenLower(min), Vector512.WidenLower(max), Vector512.WidenLower(least), Vector512.WidenLower(positive)),
            new(Vector512.WidenUpper(min), Vector512.WidenUpper(max), Vector512.WidenUpper(least), Vector512.WidenUpper(positive)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static (Vector512<T> Min, Vector512<T> Max, Vector512<T> Least, Vector512<T> Positive) Look<T>(ref T first, nuint length)
    {
        var min = Vector512.LoadUnsafe(ref first);
        var (max, least, positive) = (min, Vector512.Abs(min), Vector512<T>.Zero);
        for (nuint r = 0; r < length; r += Tile.Columns)
        {
            var x = Vector512.LoadUnsafe(ref first, r);
            min = Vector512.MinNative(min, x);
            max = Vector512.MaxNative(max, x);
            least = Vector512.MinNative(least, Vector512.Abs(x));
            positive = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), positive + Vector512<T>.One, positive);
        }

        return (min, max, least, positive);
    }
}
