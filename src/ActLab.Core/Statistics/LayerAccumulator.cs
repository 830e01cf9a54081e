using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>
/// Measures one layer in one pass: rows in, statistics of one or several activations out. Memory is proportional to the
/// units and to the logarithm of the rows.
/// </summary>
/// <remarks>
/// Rows are summed in blocks of <see cref="BlockRows"/>, counted from the first row, and blocks are merged in a fixed binary
/// tree; so the result has the same bits however the rows are cut into calls of <see cref="Add"/>, and runs of whole blocks
/// measured apart can be merged into that same result.
/// </remarks>
public sealed class LayerAccumulator
{
    /// <summary>Rows per block.</summary>
    public const int BlockRows = 4096;

    readonly IReadOnlyList<Activation> _activations;
    readonly SaturationProfile[] _profiles;
    readonly StatisticsOptions _options;
    readonly int _units;
    readonly Tile _tile;
    readonly Stack<(int Level, BlockSums Sums)> _done = new();
    BlockSums _block;
    long _rows;

    /// <summary>Nothing measured yet.</summary>
    /// <param name="activations">The activations to measure side by side.</param>
    /// <param name="units">Values per row.</param>
    /// <param name="options">How to measure.</param>
    public LayerAccumulator(IReadOnlyList<Activation> activations, int units, StatisticsOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        (_activations, _units, _options) = (activations, units, options);
        _profiles = [.. activations.Select(a => SaturationProfile.Of(a, options.Input))];
        _tile = new(units, BlockRows);
        _block = new(_tile.Width, activations.Count);
    }

    /// <summary>Rows measured so far.</summary>
    public long Rows => _rows;

    /// <summary>Adds rows, each of as many values as there are units.</summary>
    /// <exception cref="ArgumentException">The values are no whole number of rows.</exception>
    public void Add(ReadOnlySpan<double> rows)
    {
        if (rows.Length > 0 && (_units == 0 || rows.Length % _units != 0))
        {
            throw new ArgumentException($"{rows.Length} values are no whole number of rows of {_units}", nameof(rows));
        }

        while (rows.Length > 0)
        {
            var taken = _tile.Take(rows);
            rows = rows[(taken * _units)..];
            _rows += taken;
            if (_tile.Rows == _tile.Capacity)
            {
                Append(_block);
                _tile.Empty();
                if (_rows % BlockRows == 0)
                {
                    Close();
                }
            }
        }
    }

    /// <summary>The statistics of the rows so far; more may be added afterwards.</summary>
    public StatisticsResult Result()
    {
        var sums = _block.Clone();
        Append(sums);
        foreach (var (_, earlier) in _done)
        {
            var both = earlier.Clone();
            both.Append(sums);
            sums = both;
        }

        return new Summary(sums, _tile.Fold, _units, _rows, _options).Result(_activations, _profiles);
    }

    void Append(BlockSums sums)
    {
        _tile.ClearRest();
        sums.AppendValues(_tile);
        for (var a = 0; a < _activations.Count; a++)
        {
            if (_options.Post)
            {
                _tile.X.CopyTo(_tile.Output, 0);
            }
            else
            {
                _tile.Evaluate(_activations[a]);
            }

            var zero = _options.Post ? 0 : _options.Input.LargestRoundedToZero();
            sums.AppendOutputs(_tile, a, _profiles[a], _options.Epsilon * _profiles[a].Scale, zero);
        }
    }

    void Close()
    {
        var (level, sums) = (0, _block);
        while (_done.TryPeek(out var earlier) && earlier.Level == level)
        {
            _done.Pop();
            earlier.Sums.Append(sums);
            (level, sums) = (level + 1, earlier.Sums);
        }

        _done.Push((level, sums));
        _block = new(_tile.Width, _activations.Count);
    }
}
