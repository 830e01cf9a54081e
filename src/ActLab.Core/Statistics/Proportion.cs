namespace ActLab.Core.Statistics;

/// <summary>A share of n rows, and what it tells of all rows with 95 % confidence.</summary>
/// <param name="Share">count / n; NaN for n = 0.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct Proportion(double Share, double Low, double High)
{
    const double Normal975 = 1.959963984540054;

    /// <summary>
    /// Wilson's interval (1927); where no row counts, or every one, the one-sided bound 1 - 0.05^(1/n), about 3/n, on the other side.
    /// </summary>
    public static Proportion Of(long count, long n)
    {
        var p = (double)count / n;
        if (count == 0 || count == n)
        {
            return n == 0 ? new(double.NaN, 0, 1) : count == 0 ? new(0, 0, NoneBound(n)) : new(1, 1 - NoneBound(n), 1);
        }

        var square = Normal975 * Normal975 / n;
        var (middle, half) = (p + (square / 2), Normal975 * Math.Sqrt(((p * (1 - p)) + (square / 4)) / n));
        return new(p, (middle - half) / (1 + square), (middle + half) / (1 + square));
    }

    /// <summary>What never happened on n rows happens on at most this share of all, with 95 % confidence.</summary>
    public static double NoneBound(long n) => 1 - Math.Pow(0.05, 1.0 / n);
}
