namespace ActLab.Core.Statistics;

/// <summary>What is measured of a layer, the same for all accumulators of it.</summary>
/// <param name="Shape">How rows are laid out.</param>
/// <param name="Options">How to measure.</param>
/// <param name="Activations">The activations in order: their fields and bounds.</param>
sealed record LayerPlan(RowShape Shape, StatisticsOptions Options, IReadOnlyList<ActivationPlan> Activations)
{
    /// <summary>Sums over no rows.</summary>
    public BlockSums NewSums() => new(Shape.Columns, ActivationPlan.SumFields * Activations.Count);

    /// <summary>Counts of no rows.</summary>
    public LayerCounts NewCounts() => new(Shape.Columns, Activations.Sum(a => a.CountFields), Options.Quantiles);
}
