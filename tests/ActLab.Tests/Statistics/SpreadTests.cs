using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>The spread of samples by hand.</summary>
public sealed class SpreadTests
{
    [Fact]
    public void Quartiles_outliers_and_drift_are_those_found_by_hand()
    {
        Assert.Equal(new Spread(1, 3, 7, 9, 0, 4), Spread.Of([1, 2, 3, 4, 5, 6, 7, 8, 9]));
        Assert.Equal(new Spread(1, 3, 7, 100, 1, 4), Spread.Of([1, 2, 3, 4, 5, 6, 7, 8, 100]));
        Assert.Equal(new Spread(1, 3, 7, 100, 1, 0.25), Spread.Of([100, 8, 7, 6, 5, 4, 3, 2, 1]));
        Assert.Equal(new Spread(2, 2, 2, 2, 0, 1), Spread.Of([2, 2, 2, 2]));
        Assert.Equal(new Spread(10, 10, 10, 11, 1, 1.1), Spread.Of([10, 10, 10, 10, 11]));
    }

    [Theory]
    [InlineData(true, new[] { 1, 1.01, 1.02, 1.03, 1.04, 2, 2.01, 2.02, 2.03, 2.04 })]
    [InlineData(true, new[] { 5, 1, 5.1, 5.2, 1.1, 5, 5.1, 5.3, 5, 5.2 })]
    [InlineData(false, new[] { 1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 2.0 })]
    [InlineData(false, new[] { 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9 })]
    [InlineData(false, new[] { 1, 1, 1, 1, 1, 1.005, 1.005, 1.005, 1.005, 1.005 })]
    [InlineData(false, new[] { 1.0, 1, 1, 2, 2, 2 })]
    [InlineData(true, new[] { 1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 2.0, 2.01 })]
    [InlineData(false, new[] { 100, 100, 100, 100, 100, 100.5, 100.5, 100.5, 100.5, 100.5 })]
    [InlineData(false, new[] { 100.0, 100, 100, 100, 100, 100, 101, 101, 101, 101, 101 })]
    [InlineData(false, new[] { 0.0, 1, 2, 3, 4, 8, 8, 8, 8, 8 })]
    [InlineData(true, new[] { 0.0, 1, 2, 3, 4, 8.5, 8.5, 8.5, 8.5, 8.5 })]
    public void Two_groups_are_told_from_one_with_stragglers(bool isTwofold, double[] values) => Assert.Equal(isTwofold, Spread.Of(values).IsTwofold);

    [Fact]
    public void Few_values_have_no_drift_and_none_is_refused()
    {
        Assert.Equal(new Spread(1, 1.25, 1.75, 2, 0, double.NaN), Spread.Of([2, 1]));
        Assert.Throws<ArgumentException>(() => Spread.Of([]));
    }
}
