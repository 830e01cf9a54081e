using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

public class BoundedTests
{
    [Fact]
    public void The_bound_holds_on_random_arithmetic()
    {
        var random = new Random(11);
        for (var i = 0; i < 3000; i++)
        {
            var (value, exact) = Expression(random, 5, () => Sample.Double(random, 8));
            if (value.Value.IsFinite && value.Error.IsFinite)
                AssertHolds(value, exact);
        }
    }

    [Fact]
    public void The_bound_is_narrow_where_nothing_cancels()
    {
        var random = new Random(12);
        for (var i = 0; i < 1000; i++)
        {
            var (sum, product) = (Bounded.Of(1), Bounded.Of(1));
            for (var k = 0; k < 50; k++)
            {
                sum += Bounded.Of(Math.Abs(Sample.Double(random, 8)));
                product = product * Bounded.Of(Sample.Double(random, 8)) / Bounded.Of(Sample.Double(random, 8));
            }
            Assert.True(RelativeBoundBits(sum) <= -95);
            Assert.True(RelativeBoundBits(product) <= -95);
            Assert.True(RelativeBoundBits(Bounded.Sqrt(sum)) <= -95);
        }
    }

    [Theory]
    [MemberData(nameof(Elementary.Names), MemberType = typeof(Elementary))]
    public void The_bound_of_a_function_of_an_exact_argument_is_its_rounding(string name)
    {
        var function = Elementary.Function<Bounded>(name);
        foreach (var point in Elementary.Points(name))
        {
            var value = function(Bounded.Exact(point.X));
            Assert.True(point.RelativeErrorBits(value.Value) <= RelativeBoundBits(value));
            Assert.True(RelativeBoundBits(value) <= -99.99);
        }
    }

    /// <summary>
    /// x plus and minus a large number, or times and over 3, is x with a known kind of error and an unknown
    /// error: the bound after the function must hold for the function of x itself.
    /// </summary>
    [Theory]
    [MemberData(nameof(Elementary.Names), MemberType = typeof(Elementary))]
    public void The_bound_of_a_function_covers_the_error_of_its_argument(string name)
    {
        var function = Elementary.Function<Bounded>(name);
        var three = Bounded.Exact(3);
        var checks = 0;
        foreach (var point in Elementary.Points(name).Where(p => Math.Abs(p.Exponent) < 100_000))
        {
            var x = Bounded.Exact(point.X);
            checks += Covers(function(x / three * three), point);
            foreach (var power in new[] { 20, 60, 90, 100, 104 })
            {
                var shift = Bounded.Exact(DoubleDouble.Of(1.7).ScaleByPowerOfTwo(power));
                checks += Covers(function(x + shift - shift), point);
            }
        }
        Assert.True(checks > 500, $"{checks} finite bounds");
    }

    [Fact]
    public void What_may_be_anything_is_unbounded()
    {
        var blurred = Bounded.Exact(1) / Bounded.Exact(3) * Bounded.Exact(3) - Bounded.Exact(1);

        Assert.Equal(DoubleDouble.PositiveInfinity, (Bounded.Exact(1) / blurred).Error);
        Assert.Equal(DoubleDouble.PositiveInfinity, Bounded.Log(blurred).Error);
        Assert.Equal(DoubleDouble.PositiveInfinity, Bounded.Exp(Bounded.Exact(1e300)).Error);
        Assert.Equal(DoubleDouble.PositiveInfinity, (Bounded.Exact(double.PositiveInfinity) - Bounded.Exact(double.PositiveInfinity)).Error);
        Assert.Equal(DoubleDouble.PositiveInfinity, Bounded.Exact(double.NaN).Error);
    }

    [Fact]
    public void Selects_go_by_value()
    {
        var (one, two) = (Bounded.Exact(1), Bounded.Exact(2));

        Assert.Equal(two, Bounded.LessOrEqual(one, one, two, one));
        Assert.Equal(one, Bounded.Less(one, one, two, one));
    }

    static (Bounded Value, Rational Exact) Expression(Random random, int depth, Func<double> leaf)
    {
        if (depth == 0)
        {
            var value = leaf();
            return (Bounded.Exact(value), Rational.Of(value));
        }
        var (a, exactA) = Expression(random, depth - 1, leaf);
        var (b, exactB) = Expression(random, depth - 1, leaf);
        return random.Next(4) switch
        {
            0 => (a + b, exactA + exactB),
            1 => (a - b, exactA - exactB),
            2 => (a * b, exactA * exactB),
            _ => (a / b, exactA / exactB),
        };
    }

    static void AssertHolds(Bounded value, Rational exact)
    {
        var distance = Rational.Of(value.Value) - exact;
        if ((distance.Numerator.Sign < 0 ? -distance : distance).CompareTo(Rational.Of(value.Error)) > 0)
            Assert.Fail($"{value}");
    }

    static int Covers(Bounded value, Elementary.Point point)
    {
        if (!value.Error.IsFinite)
            return 0;
        AssertHolds(value, point.Mantissa.Scale(point.Exponent));
        return 1;
    }

    static double RelativeBoundBits(Bounded value) => value.Error.Log2Magnitude - value.Value.Log2Magnitude;
}
