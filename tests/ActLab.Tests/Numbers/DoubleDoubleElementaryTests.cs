using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

public class DoubleDoubleElementaryTests
{
    const double Infinity = double.PositiveInfinity;

    [Theory]
    [MemberData(nameof(Elementary.Names), MemberType = typeof(Elementary))]
    public void Relative_error_is_at_most_2_to_the_minus_100(string name)
    {
        var function = Elementary.Function<DoubleDouble>(name);
        var points = Elementary.Points(name);
        var (x, bits) = points.Select(p => (p.X, Bits: p.RelativeErrorBits(function(p.X)))).MaxBy(e => e.Bits);

        Assert.True(points.Count > 250);
        Assert.True(bits <= -100, $"{name}({x}) is off by 2^{bits}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: worst 2^{bits:f2} at {x} of {points.Count}");
    }

    [Theory]
    [InlineData("exp", 1, 1, Infinity, 0)]
    [InlineData("expm1", 0.0, -0.0, Infinity, -1)]
    [InlineData("log", -Infinity, -Infinity, Infinity, double.NaN)]
    [InlineData("log1p", 0.0, -0.0, Infinity, double.NaN)]
    [InlineData("sqrt", 0.0, -0.0, Infinity, double.NaN)]
    [InlineData("tanh", 0.0, -0.0, 1, -1)]
    [InlineData("logistic", 0.5, 0.5, 1, 0)]
    [InlineData("erf", 0.0, -0.0, 1, -1)]
    [InlineData("normal-cdf", 0.5, 0.5, 1, 0)]
    [InlineData("erfc", 1, 1, 0.0, 2)]
    [InlineData("sin", 0.0, -0.0, double.NaN, double.NaN)]
    [InlineData("cos", 1, 1, double.NaN, double.NaN)]
    public void Zeros_and_infinities_have_their_limits(string name, double atZero, double atMinusZero, double atInfinity, double atMinusInfinity)
    {
        var function = Elementary.Function<DoubleDouble>(name);

        Assert.Equal(Bits(atZero), Bits(function(DoubleDouble.Of(0.0))));
        Assert.Equal(Bits(atMinusZero), Bits(function(DoubleDouble.Of(-0.0))));
        Assert.Equal(Bits(atInfinity), Bits(function(DoubleDouble.Of(Infinity))));
        Assert.Equal(Bits(atMinusInfinity), Bits(function(DoubleDouble.Of(-Infinity))));
    }

    [Theory]
    [MemberData(nameof(Elementary.Names), MemberType = typeof(Elementary))]
    public void NaN_stays_NaN(string name) => Assert.True(Elementary.Function<DoubleDouble>(name)(DoubleDouble.NaN).IsNaN);

    [Theory]
    [InlineData("exp", 1e18, Infinity)]
    [InlineData("exp", 1e300, Infinity)]
    [InlineData("exp", -1e18, 0.0)]
    [InlineData("exp", -1e300, 0.0)]
    [InlineData("expm1", -1e300, -1)]
    [InlineData("expm1", 1e300, Infinity)]
    [InlineData("softplus", Infinity, Infinity)]
    [InlineData("softplus", -Infinity, 0.0)]
    [InlineData("softplus", 1e300, 1e300)]
    [InlineData("softplus", -1e300, 0.0)]
    [InlineData("logistic", -1e300, 0.0)]
    [InlineData("logistic", 1e300, 1)]
    [InlineData("tanh", -1e300, -1)]
    [InlineData("erf", 1e300, 1)]
    [InlineData("normal-cdf", 1e300, 1)]
    [InlineData("normal-cdf", -1e300, 0.0)]
    [InlineData("normal-pdf", 1e300, 0.0)]
    [InlineData("normal-pdf", -Infinity, 0.0)]
    [InlineData("log", 1, 0.0)]
    [InlineData("log", -1, double.NaN)]
    [InlineData("log1p", -1, -Infinity)]
    [InlineData("log1p", -2, double.NaN)]
    [InlineData("sqrt", -5e-324, double.NaN)]
    public void Huge_arguments_and_domain_ends(string name, double x, double expected) =>
        Assert.Equal(Bits(expected), Bits(Elementary.Function<DoubleDouble>(name)(DoubleDouble.Of(x))));

    [Fact]
    public void The_deep_tail_of_the_normal_distribution_is_an_ordinary_number()
    {
        var gelu = DoubleDouble.Of(-745) * DoubleDouble.NormalCdf(DoubleDouble.Of(-745));

        Assert.Equal("-2.841188886125996652228091496950e-120523", gelu.ToString());
        Assert.Equal(-0.0, gelu.ToDouble());
    }

    static long Bits(DoubleDouble value) => Bits(value.ToDouble());

    static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
