using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class ScaleTests
{
    [Theory]
    [InlineData("log", 1e-3, 1e3, 9, "0.001 0.01 0.1 1 10 100 1000")]
    [InlineData("log", 0.5, 20, 9, "0.5 1 2 5 10 20")]
    [InlineData("log", 1e-8, 1, 5, "1e-8 1e-6 1e-4 0.01 1")]
    [InlineData("log", 2.1, 4.9, 4, "3 4")]
    [InlineData("log", 1e-300, 1e300, 4, "1e-200 1 1e200")]
    [InlineData("symlog", -745, 745, 11, "-100 -10 -1 0 1 10 100")]
    [InlineData("symlog", -6, 6, 11, "-5 -2 -1 0 1 2 5")]
    [InlineData("symlog", -6, 6, 4, "-1 0 1")]
    [InlineData("symlog", 0.1, 0.4, 4, "0.1 0.2 0.3 0.4")]
    [InlineData("symlog", -1e12, 1e12, 5, "-1e10 -1e5 0 1e5 1e10")]
    [InlineData("linear", -6, 6, 6, "-6 -4 -2 0 2 4 6")]
    public void Ticks_are_round_on_every_scale(string name, double low, double high, int most, string labels)
    {
        var scale = Scale.All.Single(s => s.Name == name);
        var ticks = scale.Ticks(scale.Places(new(low, high)), most);
        Assert.Equal(labels, string.Join(' ', ticks.Values.Select(ticks.Label)));
    }

    [Fact]
    public void Any_range_has_a_few_different_ticks_inside_it()
    {
        var random = new Random(11);
        foreach (var scale in Scale.All)
        {
            for (var round = 0; round < 1000; round++)
            {
                var low = Math.Pow(10, random.Next(-200, 200)) * (1 + random.NextDouble());
                var range = new Extent(scale == Scale.Log || random.Next(2) == 0 ? low : -low, low * Math.Pow(10, random.Next(-2, 20)) * (2 + random.NextDouble()));
                var places = scale.Places(range);
                var ticks = scale.Ticks(places, 6);
                Assert.InRange(ticks.Values.Length, 1, 8);
                Assert.Equal(ticks.Values.Length, ticks.Values.Select(ticks.Label).Distinct().Count());
                Assert.All(ticks.Values, place => Assert.InRange(places.Fraction(place), -1e-6, 1 + 1e-6));
            }
        }
    }

    [Fact]
    public void A_value_stands_where_its_place_is()
    {
        foreach (var scale in Scale.All)
        {
            var range = new Extent(0.01, 400);
            Assert.Equal(0, scale.Fraction(range, 0.01), 12);
            Assert.Equal(1, scale.Fraction(range, 400), 12);
            Assert.Equal(7.5, scale.At(range, scale.Fraction(range, 7.5)), 9);
            var zoomed = scale.Zoom(range, 0.5, 7.5);
            Assert.Equal(scale.Fraction(range, 7.5), scale.Fraction(zoomed, 7.5), 9);
            Assert.Equal(0.25, scale.Fraction(range, scale.Shift(range, 0.25).Low), 9);
        }
        Assert.Equal(2, Scale.Log.At(new(1, 4), 0.5), 12);
        Assert.Equal(double.NaN, Scale.Log.Place(0));
        Assert.Equal(double.NaN, Scale.Log.Place(-1));
        Assert.Equal(-Scale.SymLog.Place(3), Scale.SymLog.Place(-3));
    }

    [Fact]
    public void Samples_are_equally_spaced_along_the_axis()
    {
        var series = Series.Sample("x", x => x, new(1, 100), 3, Scale.Log);
        Assert.Equal(1, series.X[0]);
        Assert.Equal(10, series.X[1], 12);
        Assert.Equal(100, series.X[2]);
        Assert.Equal([0, 0.5, 1, 1.5], Series.Sample("x", x => x, new(0, 1.5), 4).X);
    }

    [Fact]
    public void The_range_of_y_is_that_of_what_the_scale_can_show()
    {
        var series = new Series("s", [0, 1, 2, 3], [-5, 0, 1, 100]);
        var log = Extent.OfY(Scale.Log, [series]);
        Assert.Equal(Math.Pow(10, -0.1), log.Low, 9);
        Assert.Equal(Math.Pow(10, 2.1), log.High, 6);
        Assert.Equal(Extent.OfY(series), Extent.OfY(Scale.Linear, [series]));
        Assert.True(Extent.OfY(Scale.Log, [new("s", [0], [3])]) is { Low: > 0, High: > 3 });
    }
}
