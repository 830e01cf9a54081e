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
            third == 0 ? double.NaN : PairedRatio.MedianOf(values[^third..]) / PairedRatio.MedianOf(values[..third]));
    }
}
