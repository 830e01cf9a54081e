using System.Numerics;

namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>An angle counts down to 2^-this in absolute value.</summary>
    const int AngleBits = 400;

    /// <summary>Bits of pi: enough for every angle below 2^1024.</summary>
    const int PiBits = AngleBits + 1024 + 60;

    /// <summary>(-1)^k / (2k + 1)!: the series of sin(x) / x in x^2.</summary>
    static readonly Pair[] SineSeries = Series(15, k => Factorial(2 * k + 1) * (1 - 2 * (k & 1)));

    /// <summary>(-1)^k / (2k)!: the series of cos(x) in x^2.</summary>
    static readonly Pair[] CosineSeries = Series(15, k => Factorial(2 * k) * (1 - 2 * (k & 1)));

    /// <summary>pi / 2 in units of 2^-<see cref="PiBits"/>: pi = 16 atan(1/5) - 4 atan(1/239) (J. Machin, 1706).</summary>
    static readonly BigInteger HalfPi = 8 * ArctangentOfInverse(5) - 2 * ArctangentOfInverse(239);

    /// <summary>Sine of an angle in radians, within 2^-100; NaN from 2^1024 on.</summary>
    public static DoubleDouble Sin(DoubleDouble x) => Circular(x, 0);

    /// <summary>Cosine of an angle in radians, within 2^-100; NaN from 2^1024 on.</summary>
    public static DoubleDouble Cos(DoubleDouble x) => Circular(x, 1);

    /// <summary>sin(x + turns pi / 2), from the series at the distance to the nearest multiple of pi / 2.</summary>
    static DoubleDouble Circular(DoubleDouble x, int turns)
    {
        if (!x.IsFinite || x.Exponent >= 1024)
            return NaN;
        var (quarter, distance) = x.IsZero || x.Exponent < -1 ? (0, x) : Reduce(x);
        var pair = distance.ToPair();
        var square = pair * pair;
        var odd = ((quarter + turns) & 1) != 0;
        var value = odd
            ? Create(Pair.Polynomial(CosineSeries, CosineSeries.Length, square), 0)
            : distance * Create(Pair.Polynomial(SineSeries, SineSeries.Length, square), 0);
        return ((quarter + turns) & 2) != 0 ? -value : value;
    }

    /// <summary>
    /// x = (4n + Quarter) pi/2 + Distance with Distance within pi/4, in integers (after M. Payne and R. Hanek, SIGNUM Newsletter 18,
    /// 1983). Distance is good to 2^-106 of itself, and to 2^-399.
    /// </summary>
    static (int Quarter, DoubleDouble Distance) Reduce(DoubleDouble x)
    {
        var angle = Integer(x.Hi, x.Exponent + AngleBits) + Integer(x.Lo, x.Exponent + AngleBits);
        var turns = BigInteger.Divide((angle << (PiBits - AngleBits + 1)) + HalfPi * angle.Sign, 2 * HalfPi);
        var rest = angle - ((turns * HalfPi) >> (PiBits - AngleBits));
        var high = (double)rest;
        var low = (double)(rest - new BigInteger(high));
        return ((int)(turns & 3), (Of(high) + Of(low)).ScaleByPowerOfTwo(-AngleBits));
    }

    /// <summary>value * 2^power, less its fraction.</summary>
    static BigInteger Integer(double value, long power)
    {
        if (value == 0)
            return 0;
        var exponent = Math.ILogB(value) - 52;
        var digits = new BigInteger(Math.ScaleB(value, -exponent));
        var shift = (int)(power + exponent);
        return shift < 0 ? digits >> -shift : digits << shift;
    }

    static BigInteger ArctangentOfInverse(int n)
    {
        var term = (BigInteger.One << (PiBits + 32)) / n;
        var sum = term;
        for (var k = 3; !term.IsZero; k += 2)
        {
            term /= -n * n;
            sum += term / k;
        }

        return sum >> 32;
    }
}
