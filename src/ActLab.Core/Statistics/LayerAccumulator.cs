using System.Numerics;
using System.Numerics.Tensors;
using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>
/// Measures one layer in one pass: rows in, statistics of one or several activations out. Memory is proportional to the
/// units and to the logarithm of the rows.
/// </summary>
/// <remarks>
/// Counts are whole numbers and add up in any order. What rounds is summed in blocks of <see cref="BlockRows"/> rows, counted
/// from the layer's first row, and blocks are merged in a fixed binary tree. So the result has the same bits however the rows
/// are cut into calls of <see cref="Add(ReadOnlySpan{double})"/>, and whichever of several accumulators measured which blocks.
/// </remarks>
public sealed class LayerAccumulator
{
    /// <summary>Rows per block.</summary>
    public const int BlockRows = 4096;

    readonly LayerPlan _plan;
    readonly BlockTree _tree;
    readonly TileMeter _meter;
    readonly LayerCounts _counts;
    readonly RowShape _shape;
    double[] _waiting;
    int _waitingRows;
    BlockSums? _block;
    long _row;

    /// <summary>Nothing measured yet.</summary>
    /// <param name="activations">The activations to measure side by side.</param>
    /// <param name="units">Values per row.</param>
    /// <param name="options">How to measure.</param>
    public LayerAccumulator(IReadOnlyList<Activation> activations, int units, StatisticsOptions options)
        : this(new(activations, options), units, options.Input)
    {
    }

    /// <summary>Nothing measured yet of a layer among several.</summary>
    /// <param name="plan">What is measured of every one.</param>
    /// <param name="units">Values per row.</param>
    /// <param name="type">Type of the values.</param>
    public LayerAccumulator(StatisticsPlan plan, int units, NumberType type)
        : this(plan.Of(units, type), new())
    {
    }

    internal LayerAccumulator(LayerPlan plan, BlockTree tree)
    {
        (_plan, _tree, _shape, _meter) = (plan, tree, plan.Shape, new(plan));
        _counts = plan.NewCounts();
        _waiting = [];
    }

    /// <summary>Rows that are measured together: so many, or a multiple, given at once need not be kept until more come.</summary>
    public int RowsTogether => _shape.Rows;

    /// <summary>Rows measured so far.</summary>
    public long Rows => _counts.Rows;

    /// <summary>An accumulator for other blocks of the same layer, to be used by another thread and joined in the end.</summary>
    public LayerAccumulator Fork() => new(_plan, _tree);

    /// <summary>Ends the block that was begun, even if it lacks rows, and goes on with another.</summary>
    /// <param name="block">Number of the block that the next row begins.</param>
    public void MoveTo(long block)
    {
        Close();
        _row = block * BlockRows;
    }

    /// <summary>Adds rows, each of as many values as there are units.</summary>
    /// <exception cref="ArgumentException">The values are no whole number of rows.</exception>
    public void Add(ReadOnlySpan<double> rows)
    {
        RequireWhole(rows.Length, nameof(rows));
        _counts.Histogram?.Add(rows);
        AddRows(rows);
    }

    /// <summary>Adds rows of floats.</summary>
    /// <exception cref="ArgumentException">The values are no whole number of rows.</exception>
    public void Add(ReadOnlySpan<float> rows)
    {
        RequireWhole(rows.Length, nameof(rows));
        _counts.Histogram?.Add(rows);
        AddRows(rows);
    }

    /// <summary>Adds what another accumulator, a <see cref="Fork"/> of this one or of the same plan, has measured; it must not be used again.</summary>
    public void Join(LayerAccumulator other)
    {
        other.Close();
        _counts.Add(other._counts);
    }

    /// <summary>The statistics of the rows, made of the sums and counts themselves: no rows may be added afterwards.</summary>
    public StatisticsResult Result()
    {
        Close();
        return new Summary(_plan, _tree.Merge() ?? _plan.NewSums(), _counts).Result();
    }

    /// <summary>What was measured, to be written down and joined elsewhere; the block that was begun is ended.</summary>
    public LayerPart ToPart()
    {
        Close();
        return new(_counts.Rows, _counts.ToBytes(), [.. _tree.Nodes.Select(n => new LayerPartNode(n.Level, n.Index, n.Sums.ToBytes()))]);
    }

    /// <summary>Adds what an accumulator of the same plan has measured elsewhere, on blocks that are not here.</summary>
    /// <returns>False if its numbers are not of the shape that the plan asks for.</returns>
    public bool TryJoin(LayerPart part)
    {
        var counts = _plan.NewCounts();
        counts.Rows = part.Rows;
        if (!counts.TryTake(part.Counts))
        {
            return false;
        }

        foreach (var node in part.Nodes)
        {
            var sums = _plan.NewSums();
            if (!sums.TryTake(node.Sums))
            {
                return false;
            }

            _tree.Add(node.Level, node.Index, sums);
        }

        _counts.Add(counts);
        return true;
    }

    void AddRows<T>(ReadOnlySpan<T> rows)
        where T : struct, INumber<T>
    {
        while (rows.Length > 0)
        {
            if (_waitingRows == 0 && rows.Length >= _shape.Rows * _shape.Units)
            {
                _meter.Measure(rows[..(_shape.Rows * _shape.Units)], _row, _block ??= _plan.NewSums(), _counts);
                Passed();
                rows = rows[(_shape.Rows * _shape.Units)..];
            }
            else
            {
                var taken = Math.Min(rows.Length / _shape.Units, _shape.Rows - _waitingRows);
                TensorPrimitives.ConvertTruncating(rows[..(taken * _shape.Units)], Wait(taken));
                rows = rows[(taken * _shape.Units)..];
                MeasureFull();
            }
        }
    }

    Span<double> Wait(int rows)
    {
        if (_waiting.Length == 0)
        {
            _waiting = new double[_shape.Rows * _shape.Units];
        }

        var place = _waiting.AsSpan(_waitingRows * _shape.Units, rows * _shape.Units);
        _waitingRows += rows;
        (_row, _counts.Rows) = (_row + rows, _counts.Rows + rows);
        return place;
    }

    void MeasureFull()
    {
        if (_waitingRows == _shape.Rows)
        {
            MeasureWaiting();
            CloseWhole();
        }
    }

    /// <summary>Measures the rows that wait; those missing in the last folded row are NaN, which no statistic counts.</summary>
    void MeasureWaiting()
    {
        var folded = (_waitingRows + _shape.Fold - 1) / _shape.Fold;
        _waiting.AsSpan((_waitingRows * _shape.Units)..(folded * _shape.Width)).Fill(double.NaN);
        _meter.Measure<double>(_waiting.AsSpan(0, folded * _shape.Width), _row - _waitingRows, _block ??= _plan.NewSums(), _counts);
        _waitingRows = 0;
    }

    /// <summary>Goes on behind as many rows as are measured together.</summary>
    void Passed()
    {
        (_row, _counts.Rows) = (_row + _shape.Rows, _counts.Rows + _shape.Rows);
        CloseWhole();
    }

    void CloseWhole()
    {
        if (_row % BlockRows == 0)
        {
            Close();
        }
    }

    void Close()
    {
        if (_waitingRows > 0)
        {
            MeasureWaiting();
        }

        if (_block is { } block)
        {
            _meter.Close(block, _counts);
            _tree.Add(0, (_row - 1) / BlockRows, block);
            _block = null;
        }
    }

    void RequireWhole(int values, string name)
    {
        if (values > 0 && (_shape.Units == 0 || values % _shape.Units != 0))
        {
            throw new ArgumentException($"{values} values are no whole number of rows of {_shape.Units}", name);
        }
    }
}
