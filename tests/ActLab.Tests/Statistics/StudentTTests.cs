using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Student's t against the tables in every textbook and its closed forms.</summary>
public sealed class StudentTTests
{
    [Theory]
    [InlineData(1, 12.7062047364)]
    [InlineData(2, 4.30265272991)]
    [InlineData(3, 3.18244630528)]
    [InlineData(4, 2.77644510520)]
    [InlineData(5, 2.57058183661)]
    [InlineData(19, 2.09302405441)]
    [InlineData(30, 2.04227245630)]
    [InlineData(120, 1.97993040508)]
    public void The_quantiles_of_0_975_hold_95_percent(int freedom, double t) => Assert.Equal(0.95, StudentT.Within(t, freedom), 1e-10);

    [Fact]
    public void With_one_and_two_degrees_it_is_what_can_be_integrated()
    {
        Assert.Equal(0.5, StudentT.Within(1, 1), 1e-15);
        Assert.Equal(1 / Math.Sqrt(3), StudentT.Within(1, 2), 1e-15);
        Assert.Equal((0, 1), (StudentT.Within(0, 7), StudentT.Within(double.PositiveInfinity, 8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Within(1, 0));
    }
}
