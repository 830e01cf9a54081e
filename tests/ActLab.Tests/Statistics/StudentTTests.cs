using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Student's distribution against quantiles that mpmath found with 40 digits, and its closed forms.</summary>
public sealed class StudentTTests
{
    /// <summary>By bisection of the regularized incomplete beta function.</summary>
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
}
