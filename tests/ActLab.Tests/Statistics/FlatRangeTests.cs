using ActLab.Core.Kernels;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Where an activation is flat: ends in closed form, and to the last digit.</summary>
public class FlatRangeTests
{
    static IReadOnlyList<FlatRange> Of(string id, double epsilon, params double[] points) => FlatRange.Of(Layer.Find(id), epsilon, points);

    /// <summary>Dead where f is 0 too, saturated where it is another constant.</summary>
    [Theory]
    [InlineData("relu", new double[] { -2, -1, 1 }, new double[] { -2, 0 }, new[] { true })]
    [InlineData("relu", new double[] { -2, -1 }, new double[] { -2, -1 }, new[] { true })]
    [InlineData("hard-tanh", new double[] { -3, 0, 3 }, new double[] { -3, -1, 1, 3 }, new[] { false, false })]
    [InlineData("hard-sigmoid", new double[] { -4, 0, 5 }, new double[] { -4, -3, 3, 5 }, new[] { true, false })]
    [InlineData("linear", new double[] { -4, 0, 5 }, new double[0], new bool[0])]
    public void Straight_activations_are_flat_between_kinks(string id, double[] points, double[] ends, bool[] dead)
    {
        var found = Of(id, 0.01, points);
        Assert.Equal(dead, found.Select(range => range.IsDead));
        Assert.All(ends.Zip(found.SelectMany(range => new[] { range.From, range.To })), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    /// <summary>tanh' = 1 - tanh^2 is 1/100 at acosh(10).</summary>
    [Fact]
    public void Ends_of_a_smooth_one_are_exact_to_the_last_digit()
    {
        var end = Math.Acosh(10);
        var found = Of("tanh", 0.01, -10, -1, 1, 10);
        Assert.Equal(2, found.Count);
        Assert.Equal((-10.0, 10.0, false, false), (found[0].From, found[1].To, found[0].IsDead, found[1].IsDead));
        Assert.Equal(-end, found[0].To, 1e-14);
        Assert.Equal(end, found[1].From, 1e-14);
        Assert.Equal((true, false), (IsFlat("tanh", found[0].To, 0.01), IsFlat("tanh", Math.BitIncrement(found[0].To), 0.01)));
        Assert.Equal((true, false), (IsFlat("tanh", found[1].From, 0.01), IsFlat("tanh", Math.BitDecrement(found[1].From), 0.01)));
    }

    /// <summary>Around the minimum of silu f' is at most 1/1000 of its largest on less than 1/100 of x.</summary>
    [Fact]
    public void A_range_between_two_points_is_found_where_the_slope_changes_its_sign()
    {
        const double Minimum = -1.278464542761074, Least = 0.001 * 1.0998393201288668;
        var range = Assert.Single(Of("silu", 0.001, -2, -1));
        Assert.InRange(range.From, Minimum - 0.01, Minimum);
        Assert.InRange(range.To, Minimum, Minimum + 0.01);
        Assert.False(range.IsDead);
        Assert.Equal((true, false), (IsFlat("silu", range.From, Least), IsFlat("silu", Math.BitDecrement(range.From), Least)));
        Assert.Equal((true, false), (IsFlat("silu", range.To, Least), IsFlat("silu", Math.BitIncrement(range.To), Least)));
        Assert.Empty(Of("silu", 0.001, -1, 1));
    }

    /// <summary>e^x is 0 below the logarithm of 2^-1075 and, as f' has no bound, saturated below that of epsilon itself.</summary>
    [Fact]
    public void A_dead_range_meets_a_saturated_one()
    {
        var found = Of("exponential", 0.01, -800, -100, 0);
        Assert.Equal([true, false], found.Select(range => range.IsDead));
        Assert.Equal((-800.0, Math.BitIncrement(found[0].To)), (found[0].From, found[1].From));
        Assert.Equal(-745.1332191019412, found[0].To, 1e-12);
        Assert.Equal(Math.Log(0.01), found[1].To, 1e-14);
    }

    static bool IsFlat(string id, double x, double least) => Math.Abs(Scalar.Derivative(Layer.Find(id), x)) <= least;
}
