using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Changes of ratios, and the distribution that their intervals rest on.</summary>
public sealed class RatioChangeTests
{
    /// <summary>From mpmath with 40 digits, by bisection of the regularized incomplete beta function.</summary>
    [Theory]
    [InlineData(0.95, 1, 12.706204736174704646)]
    [InlineData(0.95, 4, 2.7764451051977943578)]
    [InlineData(0.95, 8, 2.3060041352041666833)]
    [InlineData(0.99, 10, 3.1692726726169512346)]
    [InlineData(0.995, 1, 127.32133646887214558)]
    [InlineData(0.995, 2, 14.089047275555294984)]
    [InlineData(0.995, 4, 5.5975683670754589882)]
    [InlineData(0.995, 4.5, 5.1172185680030144469)]
    [InlineData(0.995, 6.25, 4.2332845712497165191)]
    [InlineData(0.995, 8, 3.8325186853443428269)]
    [InlineData(0.995, 30, 3.0297982236482426711)]
    [InlineData(0.995, 1000, 2.813277860485545971)]
    public void Half_widths_are_those_of_the_distribution(double confidence, double freedom, double expected) =>
        Assert.Equal(expected, StudentT.HalfWidth(confidence, freedom), 1e-12 * expected);

    /// <summary>With one and two degrees of freedom the distribution is elementary.</summary>
    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1e6)]
    public void One_and_two_degrees_of_freedom_have_closed_forms(double t)
    {
        var cauchy = 2 / Math.PI * Math.Atan(1 / t);
        Assert.Equal(cauchy, StudentT.Outside(t, 1), 1e-14 * cauchy);
        var second = 2 / ((2 + (t * t)) * (1 + (t / Math.Sqrt(2 + (t * t)))));
        Assert.Equal(second, StudentT.Outside(t, 2), 1e-14 * second);
        Assert.Equal(1 - second, StudentT.Within(t, 2), 1e-15);
    }

    [Fact]
    public void The_distribution_has_its_ends()
    {
        Assert.Equal((0, 1), (StudentT.Within(0, 7), StudentT.Within(double.PositiveInfinity, 7.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Within(1, 0));
    }

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
