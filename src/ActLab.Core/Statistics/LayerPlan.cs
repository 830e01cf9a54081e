namespace ActLab.Core.Statistics;

/// <summary>What is measured of a layer: its activations, their fields and bounds, found once for all accumulators.</summary>
sealed class LayerPlan
{
    /// <summary>Finds where the activations are flat.</summary>
    public LayerPlan(IReadOnlyList<Activation> activations, int units, StatisticsOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        (Shape, Options) = (new(units), options);
        Activations = [.. activations.Select((a, i) => (Activation: a, Index: i)).AsParallel().AsOrdered()
            .Select(a => new ActivationPlan(a.Activation, SaturationProfile.Of(a.Activation, options.Input), options, a.Index))];
    }

    /// <summary>How rows are laid out.</summary>
    public RowShape Shape { get; }

    /// <summary>How to measure.</summary>
    public StatisticsOptions Options { get; }

    /// <summary>The activations in order.</summary>
    public IReadOnlyList<ActivationPlan> Activations { get; }

    /// <summary>Sums over no rows.</summary>
    public BlockSums NewSums() => new(Shape.Columns, ActivationPlan.SumFields * Activations.Count);

    /// <summary>Counts of no rows.</summary>
    public LayerCounts NewCounts() => new(Shape.Columns, Activations.Sum(a => a.CountFields), Options.Quantiles);
}
