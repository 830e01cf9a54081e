using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>
/// Moments are taken in one pass about the first row of a tile, unless that lies far from the others: then in two passes,
/// because one would lose the digits of what the others are.
/// </summary>
public class FarFirstRowTests
{
    const int Units = 3, Rows = 700;
    const double Tolerance = 1e-12, LastDigits = 1e-14;

    /// <summary>Rows of N(mean, 1), the row at a place being another number.</summary>
    static double[] Values(double mean, int place, double far)
    {
        var values = Layer.Normal(mean, 1, Rows, Units, 9);
        values.AsSpan(place * Units, Units).Fill(far);
        return [.. values.Select(x => (double)(float)x)];
    }

    [Theory]
    [InlineData(1e4, 0, 0)]
    [InlineData(0, 0, 1e30)]
    [InlineData(0, 0, -1e4)]
    [InlineData(1e4, 0, 1e30)]
    [InlineData(-1e4, 256, 5)]
    [InlineData(0, 512, 1e8)]
    [InlineData(0, 699, 1e12)]
    [InlineData(1e4, 0, double.NaN)]
    [InlineData(1e4, 0, double.PositiveInfinity)]
    public void Moments_are_those_of_whole_numbers(double mean, int place, double far)
    {
        var values = Values(mean, place, far);
        var doubles = Layer.Measure("relu", Units, values);
        var floats = new LayerAccumulator([Layer.Find("relu")], Units, new() { Input = NumberType.F32 });
        floats.Add(Array.ConvertAll(values, x => (float)x));
        for (var unit = 0; unit < Units; unit++)
        {
            var own = values.Where((x, i) => i % Units == unit && double.IsFinite(x)).ToArray();
            AssertNear(own, doubles.UnitValues[unit].Moments);
            Assert.Equal(doubles.UnitValues[unit].Moments, floats.Result().UnitValues[unit].Moments);
        }

        AssertNear([.. values.Where(double.IsFinite)], doubles.Values.Moments);
    }

    /// <summary>Shows that these rows need the second pass: of powers about the first row four digits of the fourth moment and more are lost.</summary>
    [Theory]
    [InlineData(1e4, 0)]
    [InlineData(0, 1e30)]
    public void One_pass_about_the_first_row_would_not_do(double mean, double far)
    {
        var own = Values(mean, 0, far).Where((_, i) => i % Units == 0).ToArray();
        double About(int power) => own.Sum(x => Math.Pow(x - far, power));
        var (n, a) = (own.Length, About(1) / own.Length);
        var centred = About(4) - (4 * a * About(3)) + (6 * a * a * About(2)) - (3 * n * Math.Pow(a, 4));
        var exact = ExactMoments.Of(own);
        Assert.InRange(Math.Abs(centred - exact.M4) / (n * Math.Pow(exact.M2 / n, 2)), 10 * Tolerance, 1);
    }

    /// <summary>The oracle itself, on numbers worked out by hand.</summary>
    [Fact]
    public void Whole_number_moments_are_right()
    {
        Assert.Equal(new(2.5, 5, 0, 10.25), ExactMoments.Of([1, 2, 3, 4]));
        Assert.Equal(new(0.25, 0.75, 24 / 64.0, 84 / 256.0), ExactMoments.Of([0, 0, 0, 1]));
        Assert.Equal(new(-1e300 / 2, 0.0, 0, 0) { M2 = double.PositiveInfinity, M4 = double.PositiveInfinity }, ExactMoments.Of([0, -1e300]));
        Assert.Equal(new(double.Epsilon, 0, 0, 0), ExactMoments.Of([2 * double.Epsilon, 0]));
    }

    static void AssertNear(double[] values, Moments measured)
    {
        var exact = ExactMoments.Of(values);
        var deviation = Math.Sqrt(exact.M2 / values.Length);
        Assert.Equal(values.Length, measured.Count);
        Assert.Equal((values.Min(), values.Max()), (measured.Min, measured.Max));
        Assert.Equal(exact.Mean, measured.Mean, Tolerance * values.Average(Math.Abs));
        Near(exact.M2, measured.M2, 2);
        Near(exact.M3, measured.M3, 3);
        Near(exact.M4, measured.M4, 4);

        // Where one value is nearly all of a moment, that has no digits as small as n sd^k times the tolerance.
        void Near(double moment, double found, int power) => Assert.Equal(
            moment, found, Math.Max(Tolerance * values.Length * Math.Pow(deviation, power), LastDigits * Math.Abs(moment)));
    }
}
