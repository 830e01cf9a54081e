namespace ActLab.Core.Statistics;

/// <summary>
/// A synthetic layer: rows of independent N(mean, sd^2) values, the same bits on every machine.
/// </summary>
/// <remarks>
/// xoshiro256++ (Blackman and Vigna 2021), its state filled by SplitMix64 from the seed; uniform numbers from the top 53 bits;
/// the polar method (Marsaglia and Bray 1964), with a logarithm made of + - * / alone, because library logarithms differ.
/// </remarks>
public sealed class NormalSource
{
    readonly ulong[] _state = new ulong[4];
    readonly double _mean;
    readonly double _deviation;
    readonly long _rows;
    readonly int _units;
    double _spare = double.NaN;
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
        for (var i = 0; i < _state.Length; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            var z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            _state[i] = z ^ (z >> 31);
        }
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
            value = _mean + (_deviation * Standard());
        }

        _read += rows;
        return rows;
    }

    double Standard()
    {
        if (!double.IsNaN(_spare))
        {
            var kept = _spare;
            _spare = double.NaN;
            return kept;
        }

        while (true)
        {
            var (u, v) = (Symmetric(), Symmetric());
            var square = (u * u) + (v * v);
            if (square is > 0 and < 1)
            {
                var scale = Math.Sqrt(-2 * Log(square) / square);
                _spare = v * scale;
                return u * scale;
            }
        }
    }

    /// <summary>Uniform on [-1, 1) in steps of 2^-52.</summary>
    double Symmetric() => ((Next() >> 11) * (1.0 / (1UL << 52))) - 1;

    ulong Next()
    {
        var result = ulong.RotateLeft(_state[0] + _state[3], 23) + _state[0];
        var shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = ulong.RotateLeft(_state[3], 45);
        return result;
    }

    /// <summary>Natural logarithm to about 2 ulp: x = m 2^e with m near 1, log m = 2 artanh((m - 1) / (m + 1)) as a series.</summary>
    static double Log(double x)
    {
        var exponent = Math.ILogB(x);
        var m = Math.ScaleB(x, -exponent);
        if (m > 1.4142135623730951)
        {
            (m, exponent) = (m / 2, exponent + 1);
        }

        var s = (m - 1) / (m + 1);
        var sum = 0.0;
        for (var k = 21; k >= 1; k -= 2)
        {
            sum = (sum * s * s) + (1.0 / k);
        }

        return (2 * s * sum) + (exponent * 0.6931471805599453);
    }
}
