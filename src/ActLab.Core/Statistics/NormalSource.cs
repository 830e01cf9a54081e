namespace ActLab.Core.Statistics;

/// <summary>
/// A synthetic layer: rows of independent N(mean, sd^2) values, the same bits on every machine.
/// </summary>
public sealed class NormalSource
{
    readonly RandomSource _random;
    readonly double _mean;
    readonly double _deviation;
    readonly long _rows;
    readonly int _units;
    long _read;

    /// <summary>A source at its first row.</summary>
    /// <param name="mean">Mean of the values.</param>
    /// <param name="deviation">Standard deviation of the values.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Values per row.</param>
    /// <param name="seed">Any number; the same seed gives the same values.</param>
    /// <exception cref="BadInputException">A number is out of range.</exception>
    public NormalSource(double mean, double deviation, long rows, int units, ulong seed)
    {
        if (!double.IsFinite(mean) || !double.IsFinite(deviation) || deviation < 0)
        {
            throw new BadInputException("normal input: the mean must be finite, the standard deviation finite and not below 0");
        }

        if (rows < 0 || units is < 1 or > 1 << 20)
        {
            throw new BadInputException("normal input: rows must not be below 0, units must be 1 to 1048576");
        }

        (_mean, _deviation, _rows, _units) = (mean, deviation, rows, units);
        _random = new(seed);
    }

    /// <summary>Values per row.</summary>
    public int Units => _units;

    /// <summary>Number of rows.</summary>
    public long Rows => _rows;

    /// <summary>Fills whole rows from the start of the span; returns their number, 0 at the end.</summary>
    public int Read(Span<double> destination)
    {
        var rows = (int)Math.Min(destination.Length / _units, _rows - _read);
        foreach (ref var value in destination[..(rows * _units)])
        {
            value = _mean + (_deviation * _random.Normal());
        }

        _read += rows;
        return rows;
    }
}
