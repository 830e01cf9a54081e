using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// Count, mean and central moments to the fourth of eight independent columns. Every operation is elementwise and
/// correctly rounded, so the bits do not depend on the width of the machine's vectors.
/// </summary>
/// <remarks>
/// The mean is held as High + Low, because the third moment of N(1e4, 1) moves by 3e-12 n sd^3 when the mean is rounded to
/// one double. Merging: Chan, Golub and LeVeque 1979 (second moment), Pébay 2008 (third and fourth).
/// </remarks>
readonly record struct MomentLanes(
    Vector512<double> Count, Vector512<double> High, Vector512<double> Low,
    Vector512<double> M2, Vector512<double> M3, Vector512<double> M4,
    Vector512<double> Min, Vector512<double> Max)
{
    const double MostDeviations = 4;

    /// <summary>No values.</summary>
    public static MomentLanes Empty { get; } = default(MomentLanes) with
    {
        Min = Vector512.Create(double.PositiveInfinity),
        Max = Vector512.Create(double.NegativeInfinity),
    };

    /// <summary>All ones where a value is finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> IsFinite(Vector512<double> x) =>
        Vector512.LessThanOrEqual(Vector512.Abs(x), Vector512.Create(double.MaxValue));

    /// <summary>The values of a look whose origin is near their mean.</summary>
    public static MomentLanes Of(in GroupLook look) =>
        Of(Vector512.Create((double)look.Rows), look.Origin, (look.M1, look.M2, look.M3, look.M4), look.Min, look.Max);

    /// <summary>The finite values of a group of a tile with at least one row.</summary>
    /// <param name="first">The values.</param>
    /// <param name="look">What a look at them, and at nothing before them, told.</param>
    public static MomentLanes Of<T>(ref T first, in GroupLook look)
    {
        // Powers about the first row serve where that is near the mean: then no more than a digit is lost on the way to moments about the mean.
        if (look.IsNear(MostDeviations))
        {
            return Of(look);
        }

        var rows = (nuint)look.Rows;
        var (count, sum, min, max) = SumFinite(ref first, rows);
        var high = sum / Vector512.Max(count, Vector512<double>.One);
        return Of(count, high, PowersOfFinite(ref first, rows, high), min, max);
    }

    static MomentLanes Of(
        Vector512<double> count, Vector512<double> high,
        in (Vector512<double> M1, Vector512<double> M2, Vector512<double> M3, Vector512<double> M4) powers, Vector512<double> min, Vector512<double> max) =>

        // Which zero came first is nobody's business: -0 becomes 0.
        Centred(new(count, high, powers.M1, powers.M2, powers.M3, powers.M4, min + Vector512<double>.Zero, max + Vector512<double>.Zero));

    // The loops below stand alone and return nothing that has to be copied by a call: a method that calls others keeps the
    // sums of its loops in memory, which takes four times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static (Vector512<double> Count, Vector512<double> Sum, Vector512<double> Min, Vector512<double> Max) SumFinite<T>(ref T first, nuint rows)
    {
        var (count, sum) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (min, max) = (Vector512.Create(double.PositiveInfinity), Vector512.Create(double.NegativeInfinity));
        for (nuint r = 0; r < rows * Tile.Columns; r += Tile.Columns)
        {
            var x = Tile.Load(ref first, r);
            var finite = IsFinite(x);
            count += finite & Vector512<double>.One;
            sum += finite & x;
            min = Vector512.ConditionalSelect(finite & Vector512.LessThan(x, min), x, min);
            max = Vector512.ConditionalSelect(finite & Vector512.GreaterThan(x, max), x, max);
        }

        return (count, sum, min, max);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static (Vector512<double> M1, Vector512<double> M2, Vector512<double> M3, Vector512<double> M4) PowersOfFinite<T>(ref T first, nuint rows, Vector512<double> high)
    {
        var (m1, m2, m3, m4) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (nuint r = 0; r < rows * Tile.Columns; r += Tile.Columns)
        {
            var x = Tile.Load(ref first, r);
            AddPowers(IsFinite(x) & (x - high), ref m1, ref m2, ref m3, ref m4);
        }

        return (m1, m2, m3, m4);
    }

    /// <summary>Adds the powers 1 to 4 of a distance to their sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddPowers(
        Vector512<double> d, ref Vector512<double> m1, ref Vector512<double> m2, ref Vector512<double> m3, ref Vector512<double> m4)
    {
        var square = d * d;
        m1 += d;
        m2 = Vector512.FusedMultiplyAdd(d, d, m2);
        m3 = Vector512.FusedMultiplyAdd(square, d, m3);
        m4 = Vector512.FusedMultiplyAdd(square, square, m4);
    }

    /// <summary>From moments about High, of which the first stands in Low, to moments about the mean, High + Low.</summary>
    static MomentLanes Centred(in MomentLanes about)
    {
        var (count, m2, m3) = (about.Count, about.M2, about.M3);
        var low = about.Low / Vector512.Max(count, Vector512<double>.One);
        var square = low * low;
        return about with
        {
            Low = low,
            M2 = m2 - (count * square),
            M3 = m3 - (3 * low * m2) + (2 * count * square * low),
            M4 = about.M4 - (4 * low * m3) + (6 * square * m2) - (3 * count * square * square),
        };
    }

    /// <summary>The moments of the values of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static MomentLanes Merge(in MomentLanes a, in MomentLanes b)
    {
        var count = a.Count + b.Count;
        var divisor = Vector512.Max(count, Vector512<double>.One);
        var (shareA, shareB) = (a.Count / divisor, b.Count / divisor);
        // A side without values has mean 0: its distance means nothing and must not enter.
        var both = Vector512.GreaterThan(Vector512.Min(a.Count, b.Count), Vector512<double>.Zero);
        var d = both & (b.High - a.High + (b.Low - a.Low));
        var square = d * d;
        var spread = square * (a.Count * shareB);

        var start = Vector512.ConditionalSelect(Vector512.Equals(a.Count, Vector512<double>.Zero), b.High, a.High);
        var startLow = Vector512.ConditionalSelect(Vector512.Equals(a.Count, Vector512<double>.Zero), b.Low, a.Low);
        var move = startLow + (d * shareB);
        var high = start + move;
        var moved = high - start;
        var low = start - (high - moved) + (move - moved);

        return new(
            count, high, low,
            a.M2 + b.M2 + spread,
            a.M3 + b.M3 + (spread * d * (shareA - shareB)) + (3 * d * ((shareA * b.M2) - (shareB * a.M2))),
            a.M4 + b.M4 + (spread * square * ((shareA * shareA) - (shareA * shareB) + (shareB * shareB)))
                + (6 * square * ((shareA * shareA * b.M2) + (shareB * shareB * a.M2)))
                + (4 * d * ((shareA * b.M3) - (shareB * a.M3))),
            Vector512.Min(a.Min, b.Min), Vector512.Max(a.Max, b.Max));
    }

    /// <summary>Merges those from one number to before another, in pairs, so that the error grows with the logarithm of how many there are.</summary>
    public static MomentLanes MergeAll(int from, int to, Func<int, MomentLanes> part) => (to - from) switch
    {
        0 => Empty,
        1 => part(from),
        var count => Merge(MergeAll(from, from + (count / 2), part), MergeAll(from + (count / 2), to, part)),
    };

    /// <summary>One lane, in all lanes.</summary>
    public MomentLanes Broadcast(int lane) => new(
        Vector512.Create(Count[lane]), Vector512.Create(High[lane]), Vector512.Create(Low[lane]),
        Vector512.Create(M2[lane]), Vector512.Create(M3[lane]), Vector512.Create(M4[lane]),
        Vector512.Create(Min[lane]), Vector512.Create(Max[lane]));

    /// <summary>The first lane as scalars.</summary>
    public Moments First() => Count[0] == 0
        ? new(0, double.NaN, 0, 0, 0, double.NaN, double.NaN)
        : new((long)Count[0], High[0] + Low[0], M2[0], M3[0], M4[0], Min[0], Max[0]);
}
