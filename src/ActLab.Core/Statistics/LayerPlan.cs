using System.Globalization;
using System.Runtime.CompilerServices;

namespace ActLab.Core.Statistics;

/// <summary>What is measured of a layer, the same for all accumulators of it.</summary>
/// <param name="Shape">How rows are laid out.</param>
/// <param name="Options">How to measure.</param>
/// <param name="Activations">The activations in order: their fields and bounds.</param>
sealed record LayerPlan(RowShape Shape, StatisticsOptions Options, IReadOnlyList<ActivationPlan> Activations)
{
    /// <summary>From as many columns on, a look kept of each takes more memory than it saves time.</summary>
    const int ManyColumns = 1 << 16;

    /// <summary>Whether looks go on from tile to tile, because they tell all there is to measure.</summary>
    public bool HasRuns { get; } = Shape.Columns < ManyColumns && Activations.All(a => a.FollowsFromLooks);

    /// <summary>Bytes that one accumulator takes: sums, looks, counts, first and last rows, places.</summary>
    public long Bytes => (long)Shape.Columns * (((Unsafe.SizeOf<MomentLanes>() + (HasRuns ? Unsafe.SizeOf<GroupLook>() : 0)) / Tile.Lanes)
        + (sizeof(double) * ((ActivationPlan.SumFields * Activations.Count) + CountFields + 3)));

    int CountFields => LayerCounts.ValueFields + Activations.Sum(a => a.CountFields);

    /// <summary>Refuses a layer that would take more memory than there is, before it does.</summary>
    /// <exception cref="BadInputException">It would.</exception>
    public void RequireRoom(long available)
    {
        if (Bytes > available)
        {
            throw new BadInputException(string.Create(CultureInfo.InvariantCulture,
                $"{Shape.Units} units under {Activations.Count} activations take {Bytes / 1e9:G2} GB of memory, and there are {available / 1e9:G2}; name fewer activations, or another axis with --unit-axis"));
        }
    }

    /// <summary>Sums over no rows.</summary>
    public BlockSums NewSums() => new(Shape.Columns, ActivationPlan.SumFields * Activations.Count);

    /// <summary>Counts of no rows.</summary>
    public LayerCounts NewCounts() => new(Shape.Columns, CountFields, Options.Quantiles);
}
