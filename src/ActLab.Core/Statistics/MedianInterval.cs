namespace ActLab.Core.Statistics;

/// <summary>A median and an interval between two of the values seen, of which no distribution is assumed.</summary>
/// <param name="Median">The median.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Confidence">How often such an interval holds the true median; below 95 % where there are fewer than six values.</param>
public readonly record struct MedianInterval(double Median, double Low, double High, double Confidence)
{
    const double Wanted = 0.95;

    /// <summary>The narrowest interval between the k-th value from either end that holds the median in 95 % of cases, or else the widest.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static MedianInterval Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("there is no value", nameof(values));
        }

        double[] sorted = [.. values.Order()];
        var n = sorted.Length;

        // The ends miss the median where at most k values lie on one side of it: a binomial with probability 1/2, which is 0 in double
        // at the ends of many values, but its logarithm is not.
        var (logarithm, missed, k) = (-n * Math.Log(2), Math.Pow(0.5, n), 0);
        while (true)
        {
            var next = logarithm + Math.Log((double)(n - k) / (k + 1));
            var more = missed + Math.Exp(next);
            if (1 - (2 * more) < Wanted)
            {
                break;
            }

            (logarithm, missed, k) = (next, more, k + 1);
        }

        // Between two values the mean, which must not be taken of infinities.
        var (below, above) = (sorted[(n - 1) / 2], sorted[n / 2]);
        return new(below == above ? below : (below + above) / 2, sorted[k], sorted[n - 1 - k], 1 - (2 * missed));
    }
}
