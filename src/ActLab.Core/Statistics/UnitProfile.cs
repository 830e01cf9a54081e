namespace ActLab.Core.Statistics;

/// <summary>One unit along the rows of its layer and by the size of its values, which takes a second pass over the rows.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="History">Stretches of rows of equal length, the last perhaps shorter, in order.</param>
/// <param name="Histogram">
/// The finite values in bins of equal width from the smallest to the largest, which lies in the last; null without a spread.
/// </param>
public sealed record UnitProfile(int Unit, IReadOnlyList<UnitStretch> History, HistogramBars? Histogram);

/// <summary>A stretch of rows.</summary>
/// <param name="FirstRow">Its first row, from 0 on.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Numbers">Values that are a number or infinite.</param>
/// <param name="Positive">Values above 0: how often the unit fired.</param>
/// <param name="MeanMagnitude">E abs(h) over the finite values; NaN where there is none.</param>
public readonly record struct UnitStretch(long FirstRow, long Rows, long Numbers, long Positive, double MeanMagnitude)
{
    /// <summary>Share of the values that are above 0, NaN left out.</summary>
    public double Firing => (double)Positive / Numbers;
}
