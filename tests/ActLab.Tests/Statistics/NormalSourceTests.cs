using ActLab.Core;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

public class NormalSourceTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bits_in_any_chunks()
    {
        var source = new NormalSource(1, 2, 100, 3, 7);
        var pieces = new List<double>();
        var chunk = new double[7 * 3];
        while (source.Read(chunk) is > 0 and var rows)
        {
            pieces.AddRange(chunk.AsSpan(0, rows * 3));
        }

        Assert.Equal(Layer.Normal(1, 2, 100, 3, 7), pieces);
        Assert.NotEqual(Layer.Normal(1, 2, 100, 3, 8), pieces);
    }

    /// <summary>The same algorithm in Python, with its own logarithm.</summary>
    [Fact]
    public void The_first_values_are_those_of_another_implementation() => Assert.All(
        Layer.Normal(0, 1, 4, 1, 0).Zip([-1.5411826072230725, -1.0345790242567108, -0.0040411826723575047, -0.40962189869308935]),
        pair => Assert.Equal(pair.Second, pair.First, 1e-15));

    [Fact]
    public void Moments_are_those_of_the_distribution()
    {
        const int Rows = 1_000_000;
        var moments = Layer.Measure("relu", 1, Layer.Normal(3, 2, Rows, 1, 11)).Values.Moments;
        Assert.InRange(moments.Mean, 3 - (5 * 2 / Math.Sqrt(Rows)), 3 + (5 * 2 / Math.Sqrt(Rows)));
        Assert.InRange(moments.Variance / 4, 1 - (5 * Math.Sqrt(2.0 / Rows)), 1 + (5 * Math.Sqrt(2.0 / Rows)));
        Assert.InRange(moments.Skewness, -5 * Math.Sqrt(6.0 / Rows), 5 * Math.Sqrt(6.0 / Rows));
        Assert.InRange(moments.ExcessKurtosis, -5 * Math.Sqrt(24.0 / Rows), 5 * Math.Sqrt(24.0 / Rows));
    }

    [Theory]
    [InlineData(double.NaN, 1, 1, 1)]
    [InlineData(0, -1, 1, 1)]
    [InlineData(0, double.PositiveInfinity, 1, 1)]
    [InlineData(0, 1, -1, 1)]
    [InlineData(0, 1, 1, 0)]
    public void Numbers_out_of_range_are_refused(double mean, double deviation, long rows, int units) =>
        Assert.Throws<BadInputException>(() => new NormalSource(mean, deviation, rows, units, 0));

    [Fact]
    public void The_ends_of_the_ranges_are_taken()
    {
        Assert.Equal([1.5, 1.5], Layer.Normal(1.5, 0, 2, 1, 3));
        Assert.Equal(0, new NormalSource(0, 1, 0, 1, 3).Read(new double[5]));
        Assert.Equal(1, new NormalSource(0, 1, 1, 1 << 20, 3).Read(new double[1 << 20]));
        Assert.Throws<BadInputException>(() => new NormalSource(0, 1, 1, (1 << 20) + 1, 3));
    }
}
