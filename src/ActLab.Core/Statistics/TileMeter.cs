using System.Numerics;

namespace ActLab.Core.Statistics;

/// <summary>Measures rows tile by tile, into the sums of a block and the counts of a layer.</summary>
/// <param name="plan">What is measured.</param>
sealed class TileMeter(LayerPlan plan)
{
    readonly Tile _tile = new(plan.Shape.FoldedRows);
    readonly TileRuns _runs = new(plan);
    readonly long[] _sides = [.. Enumerable.Range(0, plan.Shape.Columns).Select(column => (long)(column / Math.Max(plan.Shape.Units, 1)))];

    /// <summary>Measures rows folded to the plan's width, of doubles or floats.</summary>
    /// <param name="rows">Whole folded rows.</param>
    /// <param name="first">Number of the first row in the layer.</param>
    /// <param name="sums">The sums of the block that they are in.</param>
    /// <param name="counts">The counts of the layer.</param>
    public void Measure<T>(ReadOnlySpan<T> rows, long first, BlockSums sums, LayerCounts counts)
        where T : struct, INumber<T>
    {
        var places = new RowPlaces(first, plan.Shape.Fold, _sides);
        for (var column = 0; column < plan.Shape.Width; column += Tile.Columns)
        {
            var group = column / Tile.Lanes;
            _tile.Take(rows, plan.Shape.Width, column, _runs.From(group));
            if (_runs.TryGoOn(_tile, places, counts))
            {
                continue;
            }

            if (_runs.End(group, _tile.Groups, sums, counts))
            {
                _tile.Take(rows, plan.Shape.Width, column, _runs.From(group));
            }

            MeasureTile(places, sums, counts);
            _runs.BeginBehind(_tile, sums);
        }
    }

    /// <summary>Ends a block: adds what was not added yet.</summary>
    public void Close(BlockSums sums, LayerCounts counts) => _runs.End(0, plan.Shape.Columns / Tile.Lanes, sums, counts);

    void MeasureTile(in RowPlaces places, BlockSums sums, LayerCounts counts)
    {
        TileValues.Add(_tile, places, plan.Options.Input, sums, counts);
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
