using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>Makes the profile of one unit from the rows of a layer that has been measured, in order from the first.</summary>
public sealed class UnitProfiler
{
    const int MostStretches = 60, Bins = 40;

    readonly StatisticsResult _layer;
    readonly Activation _activation;
    readonly int _unit;
    readonly long _length;
    readonly Stretch[] _stretches;
    readonly double[] _edges = new double[Bins + 1];
    readonly long[] _counts = new long[Bins];
    long _row;

    /// <summary>No rows yet.</summary>
    /// <param name="layer">What was measured: the number of rows, and the unit's smallest and largest value.</param>
    /// <param name="activation">The activation whose outputs the history tells.</param>
    /// <param name="unit">The unit, from 0 on.</param>
    public UnitProfiler(StatisticsResult layer, Activation activation, int unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unit, layer.Units);
        (_layer, _activation, _unit) = (layer, activation, unit);
        _length = Math.Max(1, (layer.Rows + MostStretches - 1) / MostStretches);
        _stretches = new Stretch[(layer.Rows + _length - 1) / _length];
        var moments = layer.UnitValues[unit].Moments;
        _edges[0] = moments.Min;
        for (var i = 1; i <= Bins; i++)
        {
            // Between two neighbours rounding must not lead back.
            _edges[i] = Math.Clamp(double.Lerp(moments.Min, moments.Max, (double)i / Bins), _edges[i - 1], moments.Max);
        }
    }

    /// <summary>Adds whole rows.</summary>
    /// <exception cref="BadInputException">They are not those that were measured.</exception>
    public void Add(ReadOnlySpan<double> rows)
    {
        for (var i = _unit; i < rows.Length; i += _layer.Units)
        {
            Require(_row < _layer.Rows);
            Add(ref _stretches[_row++ / _length], rows[i]);
        }
    }

    /// <summary>The profile, once all rows were added.</summary>
    /// <exception cref="BadInputException">They are fewer than were measured.</exception>
    public UnitProfile Result()
    {
        Require(_row == _layer.Rows);
        return new(
            _unit,
            [.. _stretches.Select((s, i) => new UnitStretch(
                i * _length, Math.Min(_length, _layer.Rows - (i * _length)), s.Numbers, s.Positive, s.Magnitude / s.Finite))],
            _edges[0] < _edges[Bins] ? new(_edges, _counts) : null);
    }

    void Add(ref Stretch stretch, double x)
    {
        if (double.IsNaN(x))
        {
            return;
        }

        stretch.Numbers++;
        stretch.Positive += x > 0 ? 1 : 0;
        if (double.IsFinite(x))
        {
            Require(x >= _edges[0] && x <= _edges[Bins]);
            stretch.Finite++;
            stretch.Magnitude += Math.Abs(_layer.Options.Post ? x : _activation.Forward(new Real64(x)).Value);
            _counts[BinOf(x)]++;
        }
    }

    /// <summary>The last bin whose lower edge is not above the value.</summary>
    int BinOf(double x)
    {
        var (from, to) = (0, Bins - 1);
        while (from < to)
        {
            var middle = (from + to + 1) / 2;
            (from, to) = _edges[middle] <= x ? (middle, to) : (from, middle - 1);
        }

        return from;
    }

    static void Require(bool same)
    {
        if (!same)
        {
            throw Changed();
        }
    }

    /// <summary>What is said of rows that are not those that were measured.</summary>
    public static BadInputException Changed() => new("the layer has changed since it was measured; measure it again");

    struct Stretch
    {
        public long Numbers, Positive, Finite;
        public double Magnitude;
    }
}
