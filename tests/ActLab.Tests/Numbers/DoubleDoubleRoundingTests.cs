using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

public class DoubleDoubleRoundingTests
{
    [Theory]
    [InlineData(-1090, -1015)]
    [InlineData(-160, -120)]
    [InlineData(-5, 5)]
    [InlineData(120, 135)]
    [InlineData(1015, 1030)]
    public void Rounding_is_to_the_nearest_and_at_a_tie_to_even(int minExponent, int maxExponent)
    {
        var random = new Random(minExponent);
        for (var i = 0; i < 4000; i++)
        {
            var value = Awkward(random).ScaleByPowerOfTwo(random.Next(minExponent, maxExponent + 1));

            AssertNearest(value, value.ToDouble(), Math.BitDecrement, Math.BitIncrement, 1024, d => (BitConverter.DoubleToInt64Bits(d) & 1) == 0);
            AssertNearest(value, value.ToSingle(), d => MathF.BitDecrement((float)d), d => MathF.BitIncrement((float)d), 128, d => (BitConverter.SingleToInt32Bits((float)d) & 1) == 0);
        }
    }

    [Theory]
    [InlineData(1, -1075, 0, 0.0)]
    [InlineData(1, -1075, 1, 5e-324)]
    [InlineData(1, -1075, -1, 0.0)]
    [InlineData(3, -1075, 0, 1e-323)]
    [InlineData(3, -1075, -1, 5e-324)]
    [InlineData(5, -1075, 0, 1e-323)]
    [InlineData(5, -1075, 1, 1.5e-323)]
    [InlineData(9007199254740991, -1075, 0, 2.2250738585072014e-308)]
    [InlineData(9007199254740991, -1075, -1, 2.225073858507201e-308)]
    [InlineData(-1, -1075, -1, -5e-324)]
    public void Ties_in_the_subnormal_range_are_decided_by_the_low_part(double high, int power, int low, double expected)
    {
        // The third number sits 105 bits below the leading one, where a rounding on the way would lose it.
        var value = (DoubleDouble.Of(high) + DoubleDouble.Of(low).ScaleByPowerOfTwo(-50)).ScaleByPowerOfTwo(power);

        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value.ToDouble()));
    }

    [Theory]
    [InlineData(0.1, 31, "1.000000000000000055511151231258e-1")]
    [InlineData(-1, 5, "-1.0000e0")]
    [InlineData(9.9999999, 3, "1.00e1")]
    [InlineData(5e-324, 20, "4.9406564584124654418e-324")]
    [InlineData(1.7976931348623157e308, 17, "1.7976931348623157e308")]
    [InlineData(-0.0, 31, "-0")]
    [InlineData(double.NegativeInfinity, 31, "-Infinity")]
    [InlineData(double.NaN, 31, "NaN")]
    public void Text_is_correctly_rounded(double value, int digits, string expected) =>
        Assert.Equal(expected, DoubleDouble.Of(value).ToString(digits));

    [Fact]
    public void Text_beyond_a_million_digits_keeps_the_power_of_two() =>
        Assert.Equal("-1.500e0*2^-10000000000", DoubleDouble.Of(-1.5).ScaleByPowerOfTwo(-10_000_000_000).ToString(4));

    [Fact]
    public void Half_an_ulp_above_the_largest_double_is_infinite_and_less_is_not()
    {
        var tie = DoubleDouble.Of(double.MaxValue) + DoubleDouble.One.ScaleByPowerOfTwo(970);

        Assert.Equal(double.PositiveInfinity, tie.ToDouble());
        Assert.Equal(double.MaxValue, (tie - DoubleDouble.One.ScaleByPowerOfTwo(920)).ToDouble());
    }

    /// <summary>Few bits, many bits, halves of a unit, and those with something tiny beside them.</summary>
    static DoubleDouble Awkward(Random random)
    {
        var precision = random.Next(20, 58);
        var integer = DoubleDouble.Of(random.NextInt64(1L << (precision - 1), 1L << precision)).ScaleByPowerOfTwo(1 - precision);
        var tiny = DoubleDouble.Of(random.Next(-1, 2)).ScaleByPowerOfTwo(-random.Next(60, 100));
        return (integer + tiny) * DoubleDouble.Of(random.Next(2) * 2 - 1);
    }

    /// <summary>The neighbours are not nearer; an infinity stands for the next power of two.</summary>
    static void AssertNearest(
        DoubleDouble value, double rounded, Func<double, double> below, Func<double, double> above, int top, Func<double, bool> isEven)
    {
        var distance = Distance(rounded);
        foreach (var neighbour in new[] { below(rounded), above(rounded) })
        {
            var order = distance.CompareTo(Distance(neighbour));
            if (order > 0 || (order == 0 && !isEven(rounded)))
                Assert.Fail($"{value} became {rounded:r}");
        }

        Rational Distance(double candidate)
        {
            var exact = double.IsInfinity(candidate)
                ? Rational.Of((double)Math.Sign(candidate)).Scale(top)
                : Rational.Of(candidate);
            var difference = Rational.Of(value) - exact;
            return difference.Numerator.Sign < 0 ? -difference : difference;
        }
    }
}
