namespace ActLab.Core.Statistics;

/// <summary>Measures rows tile by tile, into the sums of a block and the counts of a layer.</summary>
/// <param name="plan">What is measured.</param>
sealed class TileMeter(LayerPlan plan)
{
    readonly Tile _tile = new(plan.Shape.FoldedRows);
    readonly long[] _sides = [.. Enumerable.Range(0, plan.Shape.Columns).Select(column => (long)(column / Math.Max(plan.Shape.Units, 1)))];

    /// <summary>Measures rows folded to the plan's width.</summary>
    /// <param name="rows">Whole folded rows.</param>
    /// <param name="first">Number of the first row in the layer.</param>
    /// <param name="sums">The sums of the block that they are in.</param>
    /// <param name="counts">The counts of the layer.</param>
    public void Measure(ReadOnlySpan<double> rows, long first, BlockSums sums, LayerCounts counts)
    {
        for (var column = 0; column < plan.Shape.Width; column += Tile.Columns)
        {
            _tile.Take(rows, plan.Shape.Width, column);
            MeasureTile(first, sums, counts);
        }
    }

    /// <summary>The same for floats.</summary>
    public void Measure(ReadOnlySpan<float> rows, long first, BlockSums sums, LayerCounts counts)
    {
        for (var column = 0; column < plan.Shape.Width; column += Tile.Columns)
        {
            _tile.Take(rows, plan.Shape.Width, column);
            MeasureTile(first, sums, counts);
        }
    }

    void MeasureTile(long first, BlockSums sums, LayerCounts counts)
    {
        TileValues.Add(_tile, new(first, plan.Shape.Fold, _sides), plan.Options.Input, sums, counts);
        foreach (var activation in plan.Activations)
        {
            if (activation.Pieces is not null)
            {
                TilePieces.Add(_tile, activation, sums, counts);
                continue;
            }

            _tile.Widen();
            if (plan.Options.Post)
            {
                _tile.X.CopyTo(_tile.Output, 0);
                TileOutputs.Add(_tile, activation, sums, counts);
            }
            else
            {
                _tile.Evaluate(activation.Activation);
                TileOutputs.Add(_tile, activation, sums, counts);
                TileOutputs.AddDerivatives(_tile, activation, sums, counts);
            }
        }
    }
}
