namespace ActLab.Core.Statistics;

/// <summary>Random numbers, the same bits for the same seed on every machine.</summary>
/// <remarks>
/// xoshiro256++ (Blackman and Vigna 2021), its state filled by SplitMix64 from the seed; uniform numbers from the top 53 bits;
/// the polar method (Marsaglia and Bray 1964), with a logarithm made of + - * / alone, because library logarithms differ.
/// </remarks>
public sealed class RandomSource
{
    readonly ulong[] _state = new ulong[4];
    double _spare = double.NaN;

    /// <summary>A source at its beginning.</summary>
    /// <param name="seed">Any number.</param>
    public RandomSource(ulong seed)
    {
        for (var i = 0; i < _state.Length; i++)
        {
            _state[i] = Mixed(ref seed);
        }
    }

    /// <summary>A source of its own for one of several purposes of a seed, independent of those for the others.</summary>
    /// <param name="seed">The seed they have in common.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="index">Which of several for that purpose.</param>
    public static RandomSource For(ulong seed, ulong purpose, int index)
    {
        var mixed = Mixed(ref seed) + purpose;
        mixed = Mixed(ref mixed) + (uint)index;
        return new(Mixed(ref mixed));
    }

    /// <summary>Uniform on [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * ((Next() >> 11) * (1.0 / (1UL << 53))));

    /// <summary>A whole number from 0 to count - 1, each equally likely but for count 2^-64.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Puts the items into random order (Fisher and Yates 1938).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A number of N(0, 1).</summary>
    public double Normal()
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

    /// <summary>64 random bits.</summary>
    public ulong Next()
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

    static ulong Mixed(ref ulong seed)
    {
        seed += 0x9E3779B97F4A7C15;
        var z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
