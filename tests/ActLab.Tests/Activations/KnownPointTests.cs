using System.Globalization;
using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Activations;

/// <summary>What every activation's Info states, against the formula.</summary>
public class KnownPointTests
{
    public static TheoryData<string> Ids => [.. new Catalog().All.Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Known_points_hold(string id) => Assert.All(Find(id).Info.KnownPoints, point =>
    {
        var activation = Find(id);
        Assert.InRange(Math.Abs(Ulp.UlpsOfDouble(point.Value, activation.Forward(DoubleDouble.Of(point.X)))), 0, 1);
        Assert.InRange(Math.Abs(Ulp.UlpsOfDouble(point.Derivative, activation.Derivative(DoubleDouble.Of(point.X)))), 0, 1);
        Assert.InRange(Math.Abs(Ulp.UlpsOfDouble(Scalar.Forward(activation, point.X), DoubleDouble.Of(point.Value))), 0, 2);
        Assert.InRange(Math.Abs(Ulp.UlpsOfDouble(Scalar.Derivative(activation, point.X), DoubleDouble.Of(point.Derivative))), 0, 4);
    });

    /// <summary>No value lies outside, and for a closed or infinite end values come as close as one likes.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_range_is_that_of_the_values(string id)
    {
        var activation = Find(id);
        var (low, lowClosed, high, highClosed) = Interval(activation.Info.Range);
        var random = new Random(3);
        var values = new List<double>();
        // An end that is attained is written as the nearest double; an open one is reached by rounding once e^-|x| is gone.
        var leeway = DoubleDouble.Of(Math.ScaleB(lowClosed ? Math.Abs(low) : 0, -53));
        for (var i = 0; i < 4000; i++)
        {
            var x = (random.NextDouble() - 0.5) * 2 * (i % 3 == 0 ? 745 : i % 3 == 1 ? 30 : 2);
            var (value, mayTouch) = (activation.Forward(DoubleDouble.Of(x)), Math.Abs(x) > 30);
            values.Add(value.ToDouble());
            Assert.True(value > DoubleDouble.Of(low) - leeway || ((lowClosed || mayTouch) && value == DoubleDouble.Of(low)), $"{value} is below {low}");
            Assert.True(value < DoubleDouble.Of(high) || ((highClosed || mayTouch) && value == DoubleDouble.Of(high)), $"{value} is above {high}");
        }

        AssertReached(low, values.Min());
        AssertReached(high, values.Max());
    }

    static void AssertReached(double end, double nearest) => Assert.True(
        double.IsInfinity(end) ? Math.Sign(nearest) == Math.Sign(end) && Math.Abs(nearest) > 5 : Math.Abs(nearest - end) < 1e-5,
        $"{nearest} is far from {end}");

    static (double Low, bool LowClosed, double High, bool HighClosed) Interval(string text)
    {
        var ends = text[1..^1].Split(',', StringSplitOptions.TrimEntries).Select(End).ToArray();
        return (ends[0], text[0] == '[', ends[1], text[^1] == ']');
    }

    static double End(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    static Activation Find(string id) => new Catalog().Find(id);
}
