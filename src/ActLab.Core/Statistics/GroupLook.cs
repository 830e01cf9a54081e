using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// What one look at eight columns tells of them. It is taken while the values are copied into a tile, because reading them
/// again would cost as much, and may go on from tile to tile. Where a value is NaN or infinite, only Positive and M1, which then
/// is not finite, mean anything.
/// </summary>
struct GroupLook
{
    /// <summary>A look at no rows. Where its origin is NaN, the first row will be it.</summary>
    public static readonly GroupLook Empty = new()
    {
        Min = Vector512.Create(double.PositiveInfinity),
        Max = Vector512.Create(double.NegativeInfinity),
        Least = Vector512.Create(double.PositiveInfinity),
        Origin = Vector512.Create(double.NaN),
    };

    /// <summary>The least values, the largest, and the least absolute ones.</summary>
    public Vector512<double> Min, Max, Least;

    /// <summary>How many values are above 0, their sum, and the sum of their squares.</summary>
    public Vector512<double> Positive, PositiveSum, PositiveSquare;

    /// <summary>Sums of the powers 1 to 4 of the distance from the origin.</summary>
    public Vector512<double> M1, M2, M3, M4, Origin;

    /// <summary>Rows looked at.</summary>
    public long Rows;

    /// <summary>Whether all values are finite and the origin is no more than so many standard deviations from the mean. A value that is not finite makes M1 so.</summary>
    public readonly bool IsNear(double deviations)
    {
        // (sum of d)^2 / (n sum of d^2) where the mean of the distances d is as many of their standard deviations from 0.
        var square = deviations * deviations;
        return Vector512.LessThanOrEqualAll(M1 * M1, Vector512.Create(square / (1 + square) * Rows) * M2)
            && Vector512.LessThanAll(Vector512.Abs(M1), Vector512.Create(double.PositiveInfinity));
    }

    /// <summary>Copies two groups of columns of floats and looks at them.</summary>
    /// <param name="from">The first value.</param>
    /// <param name="width">Values from one row to the next.</param>
    /// <param name="to">Where the first value goes; the next row is <see cref="Tile.Columns"/> further.</param>
    /// <param name="length">Values to copy: a multiple of <see cref="Tile.Columns"/>.</param>
    /// <param name="before">The two looks to go on from.</param>
    /// <param name="looks">Receive what there is to tell of the two groups.</param>
    public static void Copy(ref float from, nuint width, ref float to, nuint length, ReadOnlySpan<GroupLook> before, Span<GroupLook> looks) =>
        CopyRows(ref from, width, ref to, length, before[0], before[^1], ref looks[0], ref looks[^1]);

    /// <summary>Copies one group of columns of doubles and looks at it.</summary>
    /// <inheritdoc cref="Copy(ref float, nuint, ref float, nuint, ReadOnlySpan{GroupLook}, Span{GroupLook})"/>
    public static void Copy(ref double from, nuint width, ref double to, nuint length, in GroupLook before, ref GroupLook look) =>
        CopyRows(ref from, width, ref to, length, before, before, ref look, ref look);

    // It calls nothing that is not inlined: a method that does keeps the sums of its loops in memory, which takes four times
    // as long. So the sums of the two groups are variables and no array.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void CopyRows<T>(
        ref T from, nuint width, ref T to, nuint length, in GroupLook before, in GroupLook before2, ref GroupLook lower, ref GroupLook upper)
        where T : struct
    {
        var row = Vector512.LoadUnsafe(ref from);
        var (min, max) = (Both<T>(before.Min, before2.Min), Both<T>(before.Max, before2.Max));
        var (least, positive) = (Both<T>(before.Least, before2.Least), Both<T>(before.Positive, before2.Positive));
        var (m1, m2, m3, m4, sum, square) = (before.M1, before.M2, before.M3, before.M4, before.PositiveSum, before.PositiveSquare);
        var (n1, n2, n3, n4, sum2, square2) = (before2.M1, before2.M2, before2.M3, before2.M4, before2.PositiveSum, before2.PositiveSquare);
        var (origin, origin2) = (OrFirst(before.Origin, Lower(row)), OrFirst(before2.Origin, Upper(row)));
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
        (lower.Origin, lower.Rows) = (origin, before.Rows + (long)(length / Tile.Columns));
        if (typeof(T) == typeof(float))
        {
            (upper.Min, upper.Max, upper.Least, upper.Positive) = (Upper(min), Upper(max), Upper(least), Upper(positive));
            (upper.M1, upper.M2, upper.M3, upper.M4, upper.PositiveSum, upper.PositiveSquare) = (n1, n2, n3, n4, sum2, square2);
            (upper.Origin, upper.Rows) = (origin2, lower.Rows);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> OrFirst(Vector512<double> origin, Vector512<double> first) => Vector512.ConditionalSelect(Vector512.IsNaN(origin), first, origin);

    /// <summary>Sixteen floats that stand as doubles in two groups, or the eight doubles of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> Both<T>(Vector512<double> lower, Vector512<double> upper)
        where T : struct => typeof(T) == typeof(float) ? Vector512.Narrow(lower, upper).As<float, T>() : lower.As<double, T>();

    /// <summary>The first eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Lower<T>(Vector512<T> x) =>
        typeof(T) == typeof(float) ? Tile.Doubles(x.AsSingle().GetLower()) : x.AsDouble();

    /// <summary>The other eight, of floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Upper<T>(Vector512<T> x) => Tile.Doubles(x.AsSingle().GetUpper());
}
