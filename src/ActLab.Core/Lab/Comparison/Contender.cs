using ActLab.Core.Statistics;

namespace ActLab.Core.Lab.Comparison;

/// <summary>One function at its own rate, on all seeds.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Parameters">Parameters of its network.</param>
/// <param name="Rate">The rate with the lowest median loss on the tuning seeds.</param>
/// <param name="IsAtEdge">Whether that is the smallest or largest of the grid, so that a better one may lie beyond.</param>
/// <param name="Outcomes">How its runs ended, by seed.</param>
public sealed record Contender(string Name, int Parameters, double Rate, bool IsAtEdge, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>The final loss on the rows held out.</summary>
    public MedianInterval HeldOut => MedianInterval.Of([.. Outcomes.Select(o => o.HeldOut)]);

    /// <summary>The final loss on the rows to train on.</summary>
    public MedianInterval Training => MedianInterval.Of([.. Outcomes.Select(o => o.Training)]);

    /// <summary>The median of the epochs to the target; null if fewer than half of the runs came there.</summary>
    public double? EpochsToTarget => MedianInterval.Of([.. Outcomes.Select(o => o.EpochsToTarget ?? double.PositiveInfinity)]).Median is var median && double.IsFinite(median)
        ? median
        : null;

    /// <summary>Share of dead units, a mean over seeds.</summary>
    public double Dead => Outcomes.Average(o => o.Dead);

    /// <summary>Share of saturated pre-activations, a mean over seeds; null where nothing can saturate.</summary>
    public double? Saturated => Outcomes.Average(o => o.Saturated);
}

/// <summary>Two contenders on the same seeds.</summary>
/// <param name="Lower">The one with the lower median loss.</param>
/// <param name="Higher">The other one.</param>
/// <param name="Wins">Seeds on which the first one's loss is lower.</param>
/// <param name="P">How likely chance alone gives differences as one-sided, made safe against comparing all pairs.</param>
public sealed record Pair(Contender Lower, Contender Higher, int Wins, double P)
{
    /// <summary>Chance is taken for the cause unless it is less likely than this.</summary>
    public const double Level = 0.05;

    /// <summary>Whether the evidence supports that the first one ends lower.</summary>
    public bool IsSupported => P <= Level && 2 * Wins > Lower.Outcomes.Count;
}
