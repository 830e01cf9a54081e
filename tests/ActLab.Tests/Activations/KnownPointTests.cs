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

    /// <summary>No value lies outside, and at a closed or infinite end values come as close as one likes.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_range_is_that_of_the_values(string id)
    {
        var activation = Find(id);
        var parts = activation.Info.Range.Split(" or ").Select(Interval).ToList();
        var values = Sample(activation, 4).Select(x => (X: x, F: activation.Forward(DoubleDouble.Of(x)))).ToList();
        Assert.DoesNotContain(values, v => !parts.Any(part => Holds(part, v.X, v.F)));
        Assert.All(parts, part =>
        {
            var inside = values.Where(v => Holds(part, v.X, v.F)).Select(v => v.F.ToDouble()).ToList();
            AssertReached(part.Low, inside.Min());
            AssertReached(part.High, inside.Max());
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Monotone_is_what_never_decreases(string id)
    {
        var activation = Find(id);
        var values = Sample(activation, 5).Order().Select(x => activation.Forward(DoubleDouble.Of(x))).ToList();
        // Rounding moves a value by less than 2^-100 of itself.
        var falls = values.Zip(values.Skip(1)).Any(p => p.First - p.Second > DoubleDouble.Abs(p.First).ScaleByPowerOfTwo(-100));
        Assert.Equal(activation.Info.IsMonotone, !falls);
        var slopes = Sample(activation, 6).Select(x => activation.Derivative(DoubleDouble.Of(x)).Sign).ToList();
        Assert.Equal(activation.Info.IsMonotone, !slopes.Contains(-1));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_centre_is_that_of_the_values(string id)
    {
        var activation = Find(id);
        var pairs = Sample(activation, 7).Where(x => x != 0).Select(x => Math.Abs(x)).Select(x => (Left: activation.Forward(DoubleDouble.Of(-x)), Right: activation.Forward(DoubleDouble.Of(x)))).ToList();
        var isOdd = pairs.All(p => p.Left == -p.Right);
        var crosses = activation.Forward(DoubleDouble.Of(0)).IsZero && pairs.All(p => p.Left.Sign <= 0 && p.Right.Sign >= 0) && pairs.Any(p => p.Left.Sign < 0);
        Assert.Equal(isOdd ? Centre.Odd : crosses ? Centre.Crosses : Centre.None, activation.Info.Centre);
    }

    /// <summary>A convention listed for a framework is another than the one taken here; a default listed says something.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void What_frameworks_do_otherwise_is_otherwise(string id)
    {
        Assert.All(Find(id).Info.Conventions, c => Assert.NotEqual(Scalar.Derivative(Find(id), c.X), c.Derivative));
        Assert.All(Find(id).Info.Defaults, d => Assert.NotEmpty(d.Default));
    }

    /// <summary>Seeded pre-activations of every size up to 1e9 and of either sign, and both sides of every kink.</summary>
    static IEnumerable<double> Sample(Activation activation, int seed)
    {
        var random = new Random(seed);
        return activation.Kinks.SelectMany(k => new[] { Math.BitDecrement(k.X), k.X, Math.BitIncrement(k.X) }).Concat(Enumerable.Range(0, 4000).Select(i => (random.NextDouble() - 0.5) * 2 * (i % 4) switch
        {
            0 => 745,
            1 => 30,
            2 => 2,
            _ => Math.Exp(random.NextDouble() * 20.7),
        }));
    }

    /// <summary>
    /// An end that is no multiple of 1/8 is written as the nearest double; an open one is reached by rounding once what is left
    /// of it is below the last digit.
    /// </summary>
    static bool Holds((double Low, bool LowClosed, double High, bool HighClosed) part, double x, DoubleDouble value)
    {
        var leeway = DoubleDouble.Of(double.IsInteger(8 * part.Low) || double.IsInfinity(part.Low) ? 0 : Math.ScaleB(Math.Abs(part.Low), -53));
        var mayTouch = Math.Abs(x) > 8;
        return (value > DoubleDouble.Of(part.Low) - leeway || ((part.LowClosed || mayTouch) && value == DoubleDouble.Of(part.Low)))
            && (value < DoubleDouble.Of(part.High) || ((part.HighClosed || mayTouch) && value == DoubleDouble.Of(part.High)));
    }

    static void AssertReached(double end, double nearest) => Assert.True(
        double.IsInfinity(end) ? Math.Sign(nearest) == Math.Sign(end) && Math.Abs(nearest) > 5 : Math.Abs(nearest - end) < 1e-5,
        $"{nearest} is far from {end}");

    static (double Low, bool LowClosed, double High, bool HighClosed) Interval(string text)
    {
        var ends = text[1..^1].Split(',', StringSplitOptions.TrimEntries).Select(End).ToArray();
        return (ends[0], text[0] is '[' or '{', ends[^1], text[^1] is ']' or '}');
    }

    static double End(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    static Activation Find(string id) => new Catalog().Find(id);
}
