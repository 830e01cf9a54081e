using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Statistics;

public class NumberTypeTests
{
    [Theory]
    [InlineData(NumberType.F16, 65519, 65504)]
    [InlineData(NumberType.F16, 65520, double.PositiveInfinity)]
    [InlineData(NumberType.BF16, 1.00390625, 1)]
    [InlineData(NumberType.BF16, 1.01171875, 1.015625)]
    [InlineData(NumberType.BF16, 1.0039062500001, 1.0078125)]
    [InlineData(NumberType.BF16, 3.4e38, double.PositiveInfinity)]
    [InlineData(NumberType.BF16, -3.39e38, -3.3895313892515355e38)]
    [InlineData(NumberType.F32, 0.1, 0.10000000149011612)]
    [InlineData(NumberType.F64, 0.1, 0.1)]
    public void Values_are_rounded_once_to_the_nearest_even(NumberType type, double value, double rounded) =>
        Assert.Equal(rounded, type.Round(value));

    [Theory]
    [InlineData(NumberType.F16)]
    [InlineData(NumberType.BF16)]
    [InlineData(NumberType.F32)]
    [InlineData(NumberType.F64)]
    public void The_largest_magnitude_that_rounds_to_zero_is_a_tie(NumberType type)
    {
        Assert.Equal(0, type.Round(type.LargestRoundedToZero()));
        Assert.NotEqual(0, type.Round(Math.BitIncrement(type.LargestRoundedToZero())));
    }
}
