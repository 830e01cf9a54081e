using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// What one look at eight columns tells of them. It is taken while the values are copied into a tile, because reading them
/// again would cost as much. Where a value is NaN or infinite, only Positive and M1, which then is not finite, mean anything.
/// </summary>
struct GroupLook
{
    /// <summary>The least values, the largest, and the least absolute ones.</summary>
    public Vector512<double> Min, Max, Least;

    /// <summary>How many values are above 0, their sum, and the sum of their squares.</summary>
    public Vector512<double> Positive, PositiveSum, PositiveSquare;

    /// <summary>Sums of the powers 1 to 4 of the distance from the first row.</summary>
    public Vector512<double> M1, M2, M3, M4;

    /// <summary>Copies two groups of columns of floats and looks at them.</summary>
    /// <param name="from">The first value.</param>
    /// <param name="width">Values from one row to the next.</param>
    /// <param name="to">Where the first value goes; the next row is <see cref="Tile.Columns"/> further.</param>
    /// <param name="length">Values to copy: a multiple of <see cref="Tile.Columns"/>.</param>
    /// <param name="lower">Receives what there is to tell of the first group.</param>
    /// <param name="upper">The same of the second.</param>
    public static void Copy(ref float from, nuint width, ref float to, nuint length, ref GroupLook lower, ref GroupLook upper) =>
        CopyRows(ref from, width, ref to, length, ref lower, ref upper);

    /// <summary>Copies one group of columns of doubles and looks at it.</summary>
    /// <inheritdoc cref="Copy(ref float, nuint, ref float, nuint, ref GroupLook, ref GroupLook)"/>
    public static void Copy(ref double from, nuint width, ref double to, nuint length, ref GroupLook lower) =>
        CopyRows(ref from, width, ref to, length, ref lower, ref lower);

    // It calls nothing that is not inlined: a method that does keeps the sums of its loops in memory, which takes four times
    // as long. So the sums of the two groups are variables and no array.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void CopyRows<T>(ref T from, nuint width, ref T to, nuint length, ref GroupLook lower, ref GroupLook upper)
        where T : struct
    {
        var zero = Vector512<double>.Zero;
        var min = Vector512.LoadUnsafe(ref from);
        var (max, least, positive) = (min, Vector512.Abs(min), Vector512<T>.Zero);
        var (origin, m1, m2, m3, m4, sum, square) = (Tile.Load(ref from, 0), zero, zero, zero, zero, zero, zero);
        var (origin2, n1, n2, n3, n4, sum2, square2) = (Upper(min), zero, zero, zero, zero, zero, zero);
        for (nuint r = 0; r < length; r += Tile.Columns)
        {
            var x = Vector512.LoadUnsafe(ref from);
            x.StoreUnsafe(ref to, r);
            min = Vector512.MinNative(min, x);
            max = Vector512.MaxNative(max, x);
            least = Vector512.MinNative(least, Vector512.Abs(x));
            positive = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), positive + Vector512<T>.One, positive);
            Add(Tile.Load(ref from, 0), origin, ref m1, ref m2, ref m3, ref m4, ref sum, ref square);
            if (typeof(T) == typeof(float))
            {
                Add(Tile.Load(ref from, Tile.Lanes), origin2, ref n1, ref n2, ref n3, ref n4, ref sum2, ref square2);
            }

            from = ref Unsafe.Add(ref from, width);
        }

        (lower.Min, lower.Max, lower.Least, lower.Positive) = (Lower(min), Lower(max), Lower(least), Lower(positive));
        (lower.M1, lower.M2, lower.M3, lower.M4, lower.PositiveSum, lower.PositiveSquare) = (m1, m2, m3, m4, sum, square);
        if (typeof(T) == typeof(float))
        {
            (upper.Min, upper.Max, upper.Least, upper.Positive) = (Upper(min), Upper(max), Upper(least), Upper(positive));
            (upper.M1, upper.M2, upper.M3, upper.M4, upper.PositiveSum, upper.PositiveSquare) = (n1, n2, n3, n4, sum2, square2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(
        Vector512<double> x, Vector512<double> origin,
        ref Vector512<double> m1, ref Vector512<double> m2, ref Vector512<double> m3, ref Vector512<double> m4,
        ref Vector512<double> sum, ref Vector512<double> square)
    {
        MomentLanes.AddPowers(x - origin, ref m1, ref m2, ref m3, ref m4);
        var above = Vector512.MaxNative(x, Vector512<double>.Zero);
        sum += above;
        square = Vector512.FusedMultiplyAdd(above, above, square);
    }

    /// <summary>The first eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Lower<T>(Vector512<T> x) =>
        typeof(T) == typeof(float) ? Tile.Doubles(x.AsSingle().GetLower()) : x.AsDouble();

    /// <summary>The other eight, of floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Upper<T>(Vector512<T> x) => Tile.Doubles(x.AsSingle().GetUpper());
}
