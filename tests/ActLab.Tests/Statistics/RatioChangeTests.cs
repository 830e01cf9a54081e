using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Changes of ratios and their intervals.</summary>
public sealed class RatioChangeTests
{
    [Fact]
    public void Changes_have_welchs_intervals()
    {
        // The ends from mpmath with 40 digits.
        double[] before = [2, 2.02, 1.98, 2.01, 1.99];
        Same(new(1.1, 1.0791211496767146, 1.1212828145963911), RatioChange.Of(before, [2.2, 2.222, 2.178, 2.211, 2.189], 0.995));
        Same(new(1.0312124838292958, 0.90036554332730839, 1.1810749474880892), RatioChange.Of(before, [2.1, 1.9, 2.3, 1.95, 2.15, 2.0], 0.995));
        Same(new(1.3042967895942726, 1.1899896646087524, 1.4295839417271306), RatioChange.Of([4, 4, 4, 4, 4], [5, 5.5, 5.2, 5.3, 5.1], 0.995));
        Same(new(2, 2, 2), RatioChange.Of([1, 1, 1, 1, 1], [2, 2, 2, 2, 2], 0.995));
    }

    [Fact]
    public void Fewer_than_five_launches_of_either_give_no_interval()
    {
        Assert.Equal(new RatioChange(2, null, null), RatioChange.Of([1, 1, 1, 1], [2, 2, 2, 2, 2], 0.995));
        Assert.Equal(new RatioChange(0.5, null, null), RatioChange.Of([2, 2, 2, 2, 2], [1], 0.995));
        Assert.Throws<ArgumentException>(() => RatioChange.Of([], [1], 0.995));
    }

    /// <summary>Of 4,000 intervals between launches that scatter alike, as many miss as they promise.</summary>
    [Fact]
    public void Intervals_miss_as_often_as_they_say()
    {
        var random = new Random(7);
        const int Trials = 4000;
        var missed = 0;
        for (var i = 0; i < Trials; i++)
        {
            var change = RatioChange.Of(Launches(), Launches(), 0.95);
            missed += change.Low > 1 || change.High < 1 ? 1 : 0;
        }

        // Welch's interval is a little too wide where both have five launches: 4 to 5 %. Three standard deviations of a count are 42.
        Assert.InRange(missed, 160 - 42, 200 + 42);

        double[] Launches() => [.. Enumerable.Range(0, 5).Select(_ =>
            Math.Exp(0.03 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    static void Same(RatioChange expected, RatioChange actual)
    {
        Assert.Equal(expected.Ratio, actual.Ratio, 1e-13);
        Assert.Equal(expected.Low!.Value, actual.Low!.Value, 1e-12);
        Assert.Equal(expected.High!.Value, actual.High!.Value, 1e-12);
    }
}
