namespace ActLab.Core.Statistics;

/// <summary>How much larger a ratio is in one run than in another, each measured in several launches.</summary>
/// <param name="Ratio">The geometric mean of the later ratios over that of the earlier ones.</param>
/// <param name="Low">Lower end of its interval; null where there are fewer than <see cref="Fewest"/> launches of either.</param>
/// <param name="High">Upper end.</param>
public readonly record struct RatioChange(double Ratio, double? Low, double? High)
{
    /// <summary>Launches of either run that an interval needs: fewer say too little of how far launches scatter.</summary>
    public const int Fewest = 5;

    /// <summary>
    /// Compares the means of the logarithms; the interval is Welch's (1947), which lets the two scatter differently. What differs from
    /// launch to launch is in it; what is the same in all launches of one run, and not in those of the other, cannot be.
    /// </summary>
    /// <param name="before">A positive ratio for each launch of the earlier run.</param>
    /// <param name="after">Those of the later one.</param>
    /// <param name="confidence">How often such an interval holds the true change, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">There is no launch.</exception>
    public static RatioChange Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after, double confidence)
    {
        var (earlier, earlierError) = MeanLog(before);
        var (later, laterError) = MeanLog(after);
        var change = later - earlier;
        if (Math.Min(before.Length, after.Length) < Fewest)
        {
            return new(Math.Exp(change), null, null);
        }

        var square = earlierError + laterError;
        var freedom = square * square / ((earlierError * earlierError / (before.Length - 1)) + (laterError * laterError / (after.Length - 1)));
        var half = square > 0 ? StudentT.HalfWidth(confidence, freedom) * Math.Sqrt(square) : 0;
        return new(Math.Exp(change), Math.Exp(change - half), Math.Exp(change + half));
    }

    /// <summary>The mean of the logarithms and its squared standard error.</summary>
    internal static (double Mean, double SquaredError) MeanLog(ReadOnlySpan<double> ratios)
    {
        if (ratios.Length == 0)
        {
            throw new ArgumentException("there is no launch", nameof(ratios));
        }

        var sum = 0.0;
        foreach (var ratio in ratios)
        {
            sum += Math.Log(ratio);
        }

        var (mean, squares) = (sum / ratios.Length, 0.0);
        foreach (var ratio in ratios)
        {
            squares += (Math.Log(ratio) - mean) * (Math.Log(ratio) - mean);
        }

        return (mean, squares / ratios.Length / Math.Max(1, ratios.Length - 1));
    }
}
