using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

public class LaunchRatioTests
{
    /// <summary>Student's quantile of 0.9975 for 4 degrees of freedom is 5.5975683670754...; the standard error of these is sqrt(0.001 / 20).</summary>
    [Fact]
    public void The_interval_is_that_of_the_mean_logarithm()
    {
        double[] ratios = [.. new[] { -0.02, 0.01, 0.0, -0.01, 0.02 }.Select(Math.Exp)];
        var found = LaunchRatio.Of(ratios, 0.995);
        Assert.Equal(1, found.Ratio, 1e-14);
        Assert.Equal(Math.Exp(5.5975683670754 * Math.Sqrt(0.001 / 20)), found.High!.Value, 1e-12);
        Assert.Equal(1 / found.High!.Value, found.Low!.Value, 1e-12);
    }

    [Fact]
    public void Fewer_than_five_launches_have_a_ratio_and_no_interval()
    {
        Assert.Equal((2, null, null), LaunchRatio.Of([1, 4], 0.995) is var few ? (Math.Round(few.Ratio, 12), few.Low, few.High) : default);
        Assert.Equal((1.5, 1.5), LaunchRatio.Of([1.5, 1.5, 1.5, 1.5, 1.5], 0.995) is var same ? (Math.Round(same.Low!.Value, 12), Math.Round(same.High!.Value, 12)) : default);
        Assert.Throws<ArgumentException>(() => LaunchRatio.Of([], 0.995));
    }

    [Theory]
    [InlineData(0.90, 0.95, SpeedVerdict.Faster)]
    [InlineData(1.05, 1.10, SpeedVerdict.Slower)]
    [InlineData(0.99, 1.01, SpeedVerdict.Equivalent)]
    [InlineData(1 / 1.02, 1.02, SpeedVerdict.Equivalent)]
    [InlineData(1 / 1.02, 1 / 1.02, SpeedVerdict.Equivalent)]
    [InlineData(1.02, 1.02, SpeedVerdict.Equivalent)]
    [InlineData(0.97, 1.00, SpeedVerdict.Inconclusive)]
    [InlineData(1.01, 1.03, SpeedVerdict.Inconclusive)]
    [InlineData(0.90, 1.10, SpeedVerdict.Inconclusive)]
    [InlineData(null, null, SpeedVerdict.Inconclusive)]
    public void An_interval_is_judged_by_where_it_lies(double? low, double? high, SpeedVerdict verdict) =>
        Assert.Equal(verdict, SpeedVerdicts.Of(low, high, 0.02));
}
