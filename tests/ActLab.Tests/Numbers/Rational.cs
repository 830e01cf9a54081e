using System.Globalization;
using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Numbers;

/// <summary>Exact arithmetic for tests: a quotient of integers, never reduced.</summary>
readonly record struct Rational(BigInteger Numerator, BigInteger Denominator)
{
    public static Rational Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & ((1L << 52) - 1);
        var magnitude = new Rational(biased == 0 ? fraction : fraction | (1L << 52), 1).Scale(Math.Max(biased, 1) - 1075);
        return bits < 0 ? -magnitude : magnitude;
    }

    public static Rational Of(DoubleDouble value) => (Of(value.Hi) + Of(value.Lo)).Scale(value.Exponent);

    /// <summary>A decimal without exponent.</summary>
    public static Rational Parse(string text)
    {
        var digits = text.Length - 1 - text.IndexOf('.', StringComparison.Ordinal);
        return new(BigInteger.Parse(text.Replace(".", ""), CultureInfo.InvariantCulture), BigInteger.Pow(10, digits));
    }

    public Rational Scale(long power) => power >= 0
        ? this with { Numerator = Numerator << (int)power }
        : this with { Denominator = Denominator << (int)-power };

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => a with { Numerator = -a.Numerator };

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator *(Rational a, Rational b) =>
        new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator * b.Numerator.Sign, a.Denominator * BigInteger.Abs(b.Numerator));

    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>log2 |this|; -inf at 0.</summary>
    public double Log2 => BigInteger.Log(BigInteger.Abs(Numerator), 2) - BigInteger.Log(Denominator, 2);

    /// <summary>log2 of |value - reference| / |reference|; -inf where they are equal.</summary>
    public static double RelativeErrorBits(Rational value, Rational reference) => (value - reference).Log2 - reference.Log2;
}
