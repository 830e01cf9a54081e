using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

public class PairedRatioTests
{
    /// <summary>What slows both partners of a pair leaves their ratio, however much it moves the amounts.</summary>
    [Theory]
    [InlineData(101)]
    [InlineData(100)]
    public void A_drift_common_to_both_is_gone(int pairs)
    {
        var drift = Enumerable.Range(0, pairs).Select(i => 1 + (9.0 * i / pairs)).ToArray();
        var ratio = PairedRatio.Of([.. drift.Select(d => 2.5 * d)], drift);
        Assert.Equal(2.5, ratio.Median, 1e-14);
        Assert.Equal(2.5, ratio.Low, 1e-14);
        Assert.Equal(2.5, ratio.High, 1e-14);
        Assert.Equal(pairs, ratio.Pairs);
    }

    /// <summary>Ratios 1/4, 1/2, 1, 2, 4 in any order: the middle one and the quartiles between.</summary>
    [Fact]
    public void The_quartiles_are_those_of_the_logarithms()
    {
        var ratio = PairedRatio.Of([4, 0.5, 1, 2, 0.25], [1, 1, 1, 1, 1]);
        Assert.Equal((1.0, 0.5, 2.0), (Math.Round(ratio.Median, 14), Math.Round(ratio.Low, 14), Math.Round(ratio.High, 14)));
        Assert.Equal(Math.Sqrt(2), PairedRatio.Of([1, 2], [1, 1]).Median, 1e-14);
    }

    /// <summary>Fewer than half of the pairs can be as wrong as they like.</summary>
    [Fact]
    public void Interruptions_do_not_move_the_median()
    {
        var a = Enumerable.Range(0, 99).Select(i => i % 5 == 0 ? 1e6 : 3.0).ToArray();
        Assert.Equal(3, PairedRatio.Of(a, [.. a.Select(_ => 1.0)]).Median, 1e-14);
    }

    [Fact]
    public void The_ratio_of_the_partners_exchanged_is_the_inverse()
    {
        var random = new Random(5);
        double[] a = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble() + 0.1)];
        double[] b = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble() + 0.1)];
        var (ratio, inverse) = (PairedRatio.Of(a, b), PairedRatio.Of(b, a));
        Assert.Equal(1, ratio.Median * inverse.Median, 1e-14);
        Assert.Equal(1, ratio.Low * inverse.High, 1e-14);
    }

    [Fact]
    public void The_median_lies_in_the_middle()
    {
        Assert.Equal(2, PairedRatio.MedianOf([3, 1, 2]));
        Assert.Equal(2.5, PairedRatio.MedianOf([4, 3, 1, 2]));
    }

    [Fact]
    public void Amounts_without_partners_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedRatio.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => PairedRatio.Of([], []));
    }
}
