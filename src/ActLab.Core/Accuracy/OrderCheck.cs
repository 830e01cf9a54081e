using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Accuracy;

/// <summary>Neighbouring numbers of a type whose results lie the other way round than the exact values: a monotonic function would not be one.</summary>
/// <param name="Checked">Pairs of neighbours.</param>
/// <param name="Count">Those the other way round.</param>
/// <param name="FirstX">The smaller number of the first of them; null if there is none.</param>
public sealed record OrderBreaks(long Checked, long Count, double? FirstX);

/// <summary>Looks for breaks of order in runs of neighbouring numbers that begin at the inputs of a sample.</summary>
static class OrderCheck
{
    /// <summary>Numbers in a run.</summary>
    const int Length = 64;

    /// <summary>A difference of exact values that is smaller, relative to them, may be one of their rounding.</summary>
    static readonly double Certain = Math.ScaleB(1, -98);

    public static OrderBreaks Run<T>(SpanFunction<T> kernel, Func<double, DoubleDouble> exact, Inputs<T> starts, CancellationToken stop)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (x, y, start) = (new T[Length], new T[Length], new T[1]);
        var (seen, count) = (0L, 0L);
        double? first = null;
        for (var run = 0L; run < starts.Count && !stop.IsCancellationRequested; run++)
        {
            starts.Fill(run, start);
            Fill(x, start[0]);
            if (!T.IsFinite(x[0]) || !T.IsFinite(x[^1]))
            {
                continue;
            }

            kernel(x, y);
            seen += Length - 1;
            if (!MayBreak(x, y, exact))
            {
                continue;
            }

            foreach (var i in Enumerable.Range(0, Length - 1).Where(i => Turn(y[i], y[i + 1]) * Turn(exact(Wide(x[i])), exact(Wide(x[i + 1]))) < 0))
            {
                count++;
                first ??= Wide(x[i]);
            }
        }

        return new(seen, count, first);
    }

    static void Fill<T>(T[] x, T start) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        x[0] = start;
        for (var i = 1; i < x.Length; i++)
        {
            x[i] = T.BitIncrement(x[i - 1]);
        }
    }

    /// <summary>Whether a result turns against the way that the exact values go from end to end: exact values are slow, and most runs need two.</summary>
    static bool MayBreak<T>(T[] x, T[] y, Func<double, DoubleDouble> exact) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var way = Turn(exact(Wide(x[0])), exact(Wide(x[^1])));
        return y.Zip(y.Skip(1), Turn).Any(turn => turn != 0 && turn != way);
    }

    static int Turn<T>(T from, T to) where T : unmanaged, IBinaryFloatingPointIeee754<T> => from < to ? 1 : from > to ? -1 : 0;

    static int Turn(DoubleDouble from, DoubleDouble to)
    {
        var difference = (to - from).ToDouble();
        return Math.Abs(difference) > Certain * Math.Abs(from.ToDouble()) ? Math.Sign(difference) : 0;
    }

    static double Wide<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => double.CreateTruncating(x);
}
