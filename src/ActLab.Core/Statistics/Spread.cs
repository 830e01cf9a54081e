namespace ActLab.Core.Statistics;

/// <summary>How values measured one after the other are distributed; none is dropped.</summary>
/// <param name="Smallest">The smallest.</param>
/// <param name="LowerQuartile">A quarter lies below.</param>
/// <param name="UpperQuartile">A quarter lies above.</param>
/// <param name="Largest">The largest.</param>
/// <param name="Outlying">How many lie more than three median absolute deviations from the median.</param>
/// <param name="Drift">Median of the last third over that of the first; NaN for fewer than three values.</param>
public readonly record struct Spread(
    double Smallest, double LowerQuartile, double UpperQuartile, double Largest, int Outlying, double Drift)
{
    const int FewestOfGroups = 10;

    /// <summary>
    /// Whether they fall in two groups, each of a fifth of them at least: the widest gap between neighbours is over a hundredth of the median, and over
    /// twice the distance of the quartiles within either group. Fewer than ten are never two groups.
    /// </summary>
    public bool IsTwofold { get; init; }

    /// <summary>Of at least one value, in the order they were measured.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Spread Of(ReadOnlySpan<double> values)
    {
        if (values.Length == 0)
        {
            throw new ArgumentException("there is no value", nameof(values));
        }

        double[] sorted = [.. values];
        Array.Sort(sorted);
        var median = PairedRatio.Quantile(sorted, 0.5);
        double[] deviations = [.. sorted.Select(v => Math.Abs(v - median))];
        var far = 3 * PairedRatio.MedianOf(deviations);
        var third = values.Length / 3;
        return new(
            sorted[0], PairedRatio.Quantile(sorted, 0.25), PairedRatio.Quantile(sorted, 0.75), sorted[^1], deviations.Count(d => d > far),
            third == 0 ? double.NaN : PairedRatio.MedianOf(values[^third..]) / PairedRatio.MedianOf(values[..third]))
        {
            IsTwofold = sorted.Length >= FewestOfGroups && IsSplit(sorted, 0.01 * median),
        };
    }

    static bool IsSplit(double[] sorted, double least)
    {
        var fifth = (sorted.Length + 4) / 5;
        var split = Enumerable.Range(fifth, sorted.Length - (2 * fifth) + 1).MaxBy(i => sorted[i] - sorted[i - 1]);
        var gap = sorted[split] - sorted[split - 1];
        return gap > least && gap > 2 * Math.Max(Width(sorted[..split]), Width(sorted[split..]));
    }

    static double Width(double[] sorted) => PairedRatio.Quantile(sorted, 0.75) - PairedRatio.Quantile(sorted, 0.25);
}
