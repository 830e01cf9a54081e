namespace ActLab.Core.Statistics;

/// <summary>
/// How two things compare that were measured in pairs, each pair under the same circumstances: by the ratios within the
/// pairs, from which what slows both at once has gone.
/// </summary>
/// <param name="Median">exp of the median of ln(a / b).</param>
/// <param name="Low">exp of the lower quartile: a quarter of the pairs lies below.</param>
/// <param name="High">exp of the upper quartile.</param>
/// <param name="Pairs">Number of pairs; none is dropped.</param>
/// <remarks>
/// The quartiles say how far the pairs scatter. They are no interval of confidence: what differs from process to process
/// (where code and buffers lie) is the same in all pairs of one.
/// </remarks>
public readonly record struct PairedRatio(double Median, double Low, double High, int Pairs)
{
    /// <summary>The ratio a / b.</summary>
    /// <param name="a">Positive amounts.</param>
    /// <param name="b">As many, each measured together with its partner in <paramref name="a"/>.</param>
    /// <exception cref="ArgumentException">There is no pair, or something without a partner.</exception>
    public static PairedRatio Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length || a.Length == 0)
        {
            throw new ArgumentException($"there are {a.Length} amounts and {b.Length} partners", nameof(b));
        }

        var logarithms = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            logarithms[i] = Math.Log(a[i] / b[i]);
        }

        Array.Sort(logarithms);
        return new(Math.Exp(Quantile(logarithms, 0.5)), Math.Exp(Quantile(logarithms, 0.25)), Math.Exp(Quantile(logarithms, 0.75)), a.Length);
    }

    /// <summary>The median of unordered values.</summary>
    public static double MedianOf(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return Quantile(sorted, 0.5);
    }

    /// <summary>Between two values linearly: NumPy's default, type 7 of Hyndman and Fan (1996).</summary>
    internal static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
