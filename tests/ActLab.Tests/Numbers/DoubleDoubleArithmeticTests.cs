using System.Globalization;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

public class DoubleDoubleArithmeticTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(60)]
    [InlineData(300)]
    public void Arithmetic_is_within_its_stated_bound(int maxExponent)
    {
        var random = new Random(maxExponent);
        for (var i = 0; i < 5000; i++)
        {
            var (a, b) = (Sample.DoubleDouble(random, maxExponent), Sample.DoubleDouble(random, maxExponent));
            var (exactA, exactB) = (Rational.Of(a), Rational.Of(b));

            AssertWithin(-104, a + b, exactA + exactB);
            AssertWithin(-104, a - b, exactA - exactB);
            AssertWithin(-104, a * b, exactA * exactB);
            AssertWithin(-104, a / b, exactA / exactB);
        }
    }

    [Fact]
    public void Cancellation_loses_nothing_that_was_there()
    {
        var random = new Random(5);
        for (var i = 0; i < 5000; i++)
        {
            var a = Sample.DoubleDouble(random, 10);
            var b = a + Sample.DoubleDouble(random, 3).ScaleByPowerOfTwo(-random.Next(120));

            AssertWithin(-104, a - b, Rational.Of(a) - Rational.Of(b));
        }
    }

    [Fact]
    public void Square_root_is_within_its_stated_bound()
    {
        var random = new Random(6);
        for (var i = 0; i < 5000; i++)
        {
            var x = DoubleDouble.Abs(Sample.DoubleDouble(random, 400));
            var root = Rational.Of(DoubleDouble.Sqrt(x));

            // A relative error d of the root is one of 2d of its square.
            Assert.True(Rational.RelativeErrorBits(root * root, Rational.Of(x)) <= -102);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(5e-324)]
    [InlineData(-2.2250738585072009e-308)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.MaxValue)]
    public void Of_is_exact(double value)
    {
        Assert.Equal(0, Rational.Of(value).CompareTo(Rational.Of(DoubleDouble.Of(value))));
        Assert.Equal(value, DoubleDouble.Of(value).ToDouble());
    }

    [Fact]
    public void Constants_hold_106_bits()
    {
        foreach (var constant in new[] { Constant.LogTwo, Constant.InverseLogTwo, Constant.SqrtHalf, Constant.TwoOverSqrtPi, Constant.Pi, Constant.InverseSqrtTwoPi })
            AssertWithin(-106, DoubleDouble.Of(constant),
                Rational.Of(constant.High) + Rational.Of(constant.Middle) + Rational.Of(constant.Low));
    }

    [Fact]
    public void The_exponent_goes_far_beyond_a_double()
    {
        var tiny = DoubleDouble.Of(3).ScaleByPowerOfTwo(-1_000_000_000_000);

        Assert.Equal(DoubleDouble.Of(9), tiny * tiny / tiny / tiny * DoubleDouble.Of(9));
        Assert.Equal(tiny, DoubleDouble.Sqrt(tiny * tiny));
        Assert.Equal(tiny + tiny, tiny.ScaleByPowerOfTwo(1));
        Assert.Equal(-999_999_999_998.415, tiny.Log2Magnitude, 1e-3);
        Assert.Equal(DoubleDouble.PositiveInfinity, DoubleDouble.One.ScaleByPowerOfTwo(1L << 47));
        Assert.Equal(DoubleDouble.Zero, -DoubleDouble.One.ScaleByPowerOfTwo(long.MinValue));
    }

    [Fact]
    public void Special_values_follow_IEEE_754()
    {
        double[] specials = [0.0, -0.0, 1, -2.5, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (var a in specials)
            foreach (var b in specials)
            {
                var (x, y) = (DoubleDouble.Of(a), DoubleDouble.Of(b));
                AssertSame(a + b, x + y);
                AssertSame(a - b, x - y);
                AssertSame(a * b, x * y);
                AssertSame(a / b, x / y);
                Assert.Equal(a < b, x < y);
                Assert.Equal(a <= b, x <= y);
                Assert.Equal(a > b, x > y);
                Assert.Equal(a >= b, x >= y);
                Assert.Equal(a.CompareTo(b), x.CompareTo(y));
            }
    }

    [Fact]
    public void Order_is_the_order_of_the_values()
    {
        var random = new Random(8);
        for (var i = 0; i < 3000; i++)
        {
            var a = Sample.DoubleDouble(random, 3);
            var b = random.Next(2) == 0 ? Sample.DoubleDouble(random, 3) : a + a.ScaleByPowerOfTwo(-random.Next(95, 110));

            Assert.Equal(Rational.Of(a).CompareTo(Rational.Of(b)), a.CompareTo(b));
            Assert.Equal(a.CompareTo(b) == 0, a == b);
        }
    }

    [Fact]
    public void Every_result_is_normalised()
    {
        var random = new Random(9);
        for (var i = 0; i < 3000; i++)
        {
            var a = Sample.DoubleDouble(random, 5);
            foreach (var value in new[] { a * a, a + a * a, DoubleDouble.Exp(a), DoubleDouble.NormalCdf(a), DoubleDouble.One / a })
            {
                Assert.InRange(Math.Abs(value.Hi), 1, Math.BitDecrement(2.0));
                Assert.Equal(value.Hi, value.Hi + value.Lo);
            }
        }
    }

    /// <summary>As text, which tells -0 from 0 and not one NaN from another.</summary>
    static void AssertSame(double expected, DoubleDouble actual) =>
        Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), actual.ToDouble().ToString(CultureInfo.InvariantCulture));

    static void AssertWithin(int bits, DoubleDouble value, Rational exact)
    {
        var error = Rational.RelativeErrorBits(Rational.Of(value), exact);
        if (error > bits)
            Assert.Fail($"{value} is off by 2^{error}");
    }
}
