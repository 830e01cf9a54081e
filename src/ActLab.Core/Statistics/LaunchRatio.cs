namespace ActLab.Core.Statistics;

/// <summary>A ratio that was measured in several launches.</summary>
/// <param name="Ratio">Their geometric mean.</param>
/// <param name="Low">Lower end of its interval; null where there are fewer than <see cref="RatioChange.Fewest"/> launches.</param>
/// <param name="High">Upper end.</param>
public readonly record struct LaunchRatio(double Ratio, double? Low, double? High)
{
    /// <summary>Student's interval (1908) for the mean of the logarithms: what differs from launch to launch is in it.</summary>
    /// <param name="ratios">A positive ratio for each launch.</param>
    /// <param name="confidence">How often such an interval holds the true ratio, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">There is no launch.</exception>
    public static LaunchRatio Of(ReadOnlySpan<double> ratios, double confidence)
    {
        var (mean, squaredError) = RatioChange.MeanLog(ratios);
        if (ratios.Length < RatioChange.Fewest)
        {
            return new(Math.Exp(mean), null, null);
        }

        var half = StudentT.HalfWidth(confidence, ratios.Length - 1) * Math.Sqrt(squaredError);
        return new(Math.Exp(mean), Math.Exp(mean - half), Math.Exp(mean + half));
    }
}
