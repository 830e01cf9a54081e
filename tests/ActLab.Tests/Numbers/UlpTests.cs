using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

public class UlpTests
{
    const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1.0000000000000002, 1, 1)]
    [InlineData(0.9999999999999999, 1, -0.5)]
    [InlineData(1, 0.9999999999999999, 1)]
    [InlineData(-1.0000000000000004, -1, -2)]
    [InlineData(5e-324, 0, 1)]
    [InlineData(-1e-323, 0, -2)]
    [InlineData(0, 5e-324, -1)]
    [InlineData(2.2250738585072014e-308, 2.225073858507201e-308, 1)]
    [InlineData(0, 1, -4503599627370496)]
    [InlineData(Infinity, Infinity, 0)]
    [InlineData(Infinity, -Infinity, Infinity)]
    [InlineData(Infinity, 1, Infinity)]
    [InlineData(1, Infinity, Infinity)]
    [InlineData(double.NaN, double.NaN, 0)]
    [InlineData(double.NaN, 1, Infinity)]
    [InlineData(1, double.NaN, Infinity)]
    public void Of_double(double value, double reference, double expected) =>
        Assert.Equal(expected, Ulp.UlpsOfDouble(value, DoubleDouble.Of(reference)));

    [Theory]
    [InlineData(1.0000001f, 1, 1)]
    [InlineData(1, 1.00000005960464477539, -0.5)]
    [InlineData(1e-45f, 0, 1)]
    [InlineData(0, 1.401298464324817e-45, -1)]
    [InlineData(float.PositiveInfinity, 3.5e38, 0)]
    [InlineData(float.PositiveInfinity, 3.4028235e38, Infinity)]
    [InlineData(float.NaN, double.NaN, 0)]
    public void Of_single(float value, double reference, double expected) =>
        Assert.Equal(expected, Ulp.UlpsOfSingle(value, DoubleDouble.Of(reference)));

    [Fact]
    public void A_flushed_tail_is_a_fraction_of_the_smallest_subnormal() =>
        Assert.Equal(-0.25, Ulp.UlpsOfDouble(0, DoubleDouble.One.ScaleByPowerOfTwo(-1076)));

    [Fact]
    public void Just_below_a_power_of_two_the_ulp_is_the_smaller_one() =>
        Assert.Equal(0.0078125, Ulp.UlpsOfDouble(1, DoubleDouble.One - DoubleDouble.One.ScaleByPowerOfTwo(-60)));

    [Fact]
    public void An_infinity_is_right_where_the_reference_rounds_to_it() =>
        Assert.Equal(0, Ulp.UlpsOfDouble(Infinity, DoubleDouble.One.ScaleByPowerOfTwo(1024)));
}
