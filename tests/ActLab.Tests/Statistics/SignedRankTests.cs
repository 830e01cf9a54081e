using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>The signed-rank test against published tables and every choice of signs; Holm's steps; intervals of a median.</summary>
public class SignedRankTests
{
    /// <summary>The largest smaller rank sum that is significant at 5 %, two-sided: the table of Wilcoxon, Katti and Wilcox 1970.</summary>
    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 2)]
    [InlineData(8, 3)]
    [InlineData(9, 5)]
    [InlineData(10, 8)]
    [InlineData(11, 10)]
    [InlineData(12, 13)]
    [InlineData(15, 25)]
    [InlineData(20, 52)]
    public void Critical_values_are_those_of_the_table(int count, int critical)
    {
        Assert.InRange(SignedRank.PValue(WithNegativeSum(count, critical)), 0, 0.05);
        Assert.InRange(SignedRank.PValue(WithNegativeSum(count, critical + 1)), 0.05, 1);
    }

    [Fact]
    public void Ties_and_zeros_agree_with_all_choices_of_signs()
    {
        double[] differences = [1, -1, 2, 2, -3, 0, 5, 0.5];
        double[] ranks = [3.5, 3.5, 5.5, 5.5, 7, 0, 8, 2];
        var seen = Math.Abs(ranks.Zip(differences, (r, d) => r * Math.Sign(d)).Sum());
        var extreme = Enumerable.Range(0, 1 << ranks.Length).Count(signs =>
            Math.Abs(ranks.Select((r, i) => (signs >> i & 1) == 0 ? r : -r).Sum()) >= seen);
        Assert.Equal((double)extreme / (1 << ranks.Length), SignedRank.PValue(differences), 1e-15);
        Assert.Equal(1, SignedRank.PValue([0, 0]));
    }

    [Fact]
    public void Holm_multiplies_by_the_number_left() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], SignedRank.Holm([0.01, 0.03, 0.04, 0.005]).Select(p => Math.Round(p, 12)));

    [Theory]
    [InlineData(5, 1, 5, 0.9375)]
    [InlineData(6, 1, 6, 0.96875)]
    [InlineData(9, 2, 8, 0.9609375)]
    [InlineData(12, 3, 10, 0.96142578125)]
    [InlineData(20, 6, 15, 0.95861053466796875)]
    [InlineData(2000, 956, 1045, 0.9534471795082162)]
    public void Intervals_of_a_median_have_binomial_confidence(int count, double low, double high, double confidence)
    {
        var interval = MedianInterval.Of([.. Enumerable.Range(1, count).Select(i => (double)i).Reverse()]);
        Assert.Equal((low, high, (count + 1) / 2.0), (interval.Low, interval.High, interval.Median));
        Assert.Equal(confidence, interval.Confidence, 1e-12);
    }

    [Fact]
    public void Infinite_values_are_values()
    {
        double[] values = [1, 2, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity];
        Assert.Equal(double.PositiveInfinity, MedianInterval.Of(values).Median);
        Assert.Equal(double.MaxValue, MedianInterval.Of([double.MaxValue]).Median);
        Assert.Throws<ArgumentException>(() => MedianInterval.Of([]));
    }

    /// <summary>Differences of the sizes 1 to count whose negative ones add up to that sum.</summary>
    static double[] WithNegativeSum(int count, int sum)
    {
        var signs = new double[count];
        for (var size = count; size >= 1; size--)
        {
            signs[size - 1] = size <= sum ? -size : size;
            sum -= size <= sum ? size : 0;
        }

        return signs;
    }
}
