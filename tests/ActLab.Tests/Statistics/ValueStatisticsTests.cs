using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

public class ValueStatisticsTests
{
    [Fact]
    public void Zeros_have_a_sign_and_subnormal_numbers_a_type()
    {
        double[] rows = [0, -0.0, 1e-40, -1e-40, 1e-310, 1];
        var single = Layer.Measure("relu", 1, rows, new() { Input = NumberType.F32 }).Values;
        Assert.Equal((2, 1, 3), (single.Zero, single.NegativeZero, single.Subnormal));
        Assert.Equal(1, Layer.Measure("relu", 1, rows).Values.Subnormal);
    }

    /// <summary>Row 0 of unit 0 is above 0, of unit 1 never, of unit 2 on rows 1 and 4,099, of unit 3 always.</summary>
    [Fact]
    public void A_unit_knows_when_it_fired_first_and_last()
    {
        var rows = new double[4 * 5000];
        for (var r = 0; r < 5000; r++)
        {
            (rows[4 * r], rows[(4 * r) + 1], rows[(4 * r) + 2], rows[(4 * r) + 3]) = (r == 0 ? 1 : -1, -2 - r, r is 1 or 4099 ? 0.5 : 0, 1);
        }

        var result = Layer.Measure("relu", 4, rows, chunk: 77);
        Assert.Equal([(0, 0), (null, null), (1, 4099), (0, 4999)], result.UnitValues.Select(u => (u.FirstPositive, u.LastPositive)));
        Assert.Equal([3], result.AlwaysOn);
        Assert.Equal((0, 4999), (result.Values.FirstPositive, result.Values.LastPositive));
        Assert.Equal(-2, result.UnitValues[1].Moments.Max);
        Assert.Equal([1, 0, 2, 5000], result.UnitValues.Select(u => u.Positive));
    }

    /// <summary>Wilson's interval for 10 of 100 from the closed form, and the rule of three at the ends.</summary>
    [Theory]
    [InlineData(10, 100, 0.1, 0.05522914, 0.17436566)]
    [InlineData(0, 300, 0, 0, 0.00993608)]
    [InlineData(300, 300, 1, 0.99006392, 1)]
    [InlineData(0, 0, double.NaN, 0, 1)]
    public void A_firing_rate_has_an_interval(long count, long n, double share, double low, double high)
    {
        var proportion = Proportion.Of(count, n);
        Assert.Equal(share, proportion.Share);
        Assert.Equal(low, proportion.Low, 1e-8);
        Assert.Equal(high, proportion.High, 1e-8);
    }

    [Theory]
    [InlineData(NumberType.F64)]
    [InlineData(NumberType.F32)]
    [InlineData(NumberType.BF16)]
    public void Quantiles_are_those_of_the_sorted_values_to_the_stated_error(NumberType type)
    {
        var rows = Layer.Normal(0.3, 2, 20_011, 3, 9).Select(x => type.Round(x)).ToArray();
        (rows[5], rows[11], rows[17]) = (double.NaN, double.PositiveInfinity, double.NegativeInfinity);
        var sorted = rows.Where(double.IsFinite).Order().ToArray();
        foreach (var (p, value) in Layer.Measure("relu", 3, rows, new() { Input = type, Quantiles = true }).Quantiles)
        {
            var exact = sorted[(int)Math.Ceiling(p * sorted.Length) - 1];
            Assert.InRange(value, exact - (Math.Abs(exact) * ValueHistogram.RelativeError), exact + (Math.Abs(exact) * ValueHistogram.RelativeError));
            Assert.True(type != NumberType.BF16 || value == exact);
        }
    }

    [Fact]
    public void A_histogram_counts_every_finite_value_once()
    {
        double[] rows = [1e300, -1e300, 1e-300, 0, -0.0, double.NaN, double.PositiveInfinity, 1, 1.5, -2];
        var result = Layer.Measure("relu", 1, rows, new() { Quantiles = true });
        Assert.Equal(8, result.Histogram!.Count);
        Assert.Equal(8, result.Picture(16)!.Counts.Sum());
        Assert.Equal([result.Histogram.Quantile(0.01, NumberType.F64), result.Histogram.Quantile(0.99, NumberType.F64)],
            [result.Picture(16)!.Edges[0], result.Picture(16)!.Edges[16]]);
        Assert.Null(Layer.Measure("relu", 1, [1, 1], new() { Quantiles = true }).Picture(16));
    }

    /// <summary>Bars between the first and the last per cent, edges evenly between; a bin lies where its middle does, the outermost have what is beyond.</summary>
    [Fact]
    public void A_picture_has_bars_of_equal_width()
    {
        double[] rows = [1, 2, 3, 3, 5, -3];
        var picture = Layer.Measure("relu", 1, rows, new() { Quantiles = true, Input = NumberType.BF16 }).Picture(4)!;
        Assert.Equal([-3, -1, 1, 3, 5], picture.Edges);
        Assert.Equal([1, 0, 2, 3], picture.Counts);
        Assert.Null(Layer.Measure("relu", 1, [double.NaN], new() { Quantiles = true }).Picture(4));
        Assert.Null(Layer.Measure("relu", 1, rows).Picture(4));
        Assert.Equal([1, 1, 1, 0, 3], Layer.Measure("relu", 1, [0, 0.001, 0.002, 9, 9, 9], new() { Quantiles = true }).Histogram!.Between([-1, 0.0005, 0.0015, 1, 2, 8]));
    }

    [Fact]
    public void A_histogram_has_the_same_bins_for_floats_and_keeps_a_double_too_large()
    {
        ValueHistogram floats = new(), doubles = new();
        floats.Add([1f, -0f, 1.5f, float.PositiveInfinity]);
        floats.Add([1f]);
        doubles.Add([1.0, -0.0, 1.5, double.PositiveInfinity, 1]);
        Assert.Equal(doubles.Bins, floats.Bins);
        Assert.Equal((2, 1, 1, 1, 4), (floats.Bins[0x3F80], floats.Bins[0x3FC0], floats.Bins[0x8000], floats.Bins[0x7F80], floats.Count));
        doubles.Add([1e300, -1e300]);
        Assert.Equal((1, 1, 1), (doubles.Bins[0x7F7F], doubles.Bins[0xFF7F], doubles.Bins[0x7F80]));
        Assert.Equal([0, 1, 1.0], new[] { 0.25, 0.5, 0.75 }.Select(p => floats.Quantile(p, NumberType.BF16)));
        Assert.Equal(1.5 + (1 / 256.0), floats.Quantile(1, NumberType.F32));
    }

    /// <summary>A share is of all that are numbers, infinities among them.</summary>
    [Fact]
    public void Infinite_values_fire_or_do_not()
    {
        var values = Layer.Measure("relu", 1, [1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity, double.NaN]).Values;
        Assert.Equal(Proportion.Of(2, 5), values.Firing);
        Assert.Equal(8 / 3.0, Layer.Measure("linear", 1, [1, 3, 5]).Activations[0].Outputs.Variance, 1e-14);
        Assert.Equal(0, Layer.Measure("linear", 1, [0.1, 0.1, 0.1]).Activations[0].Outputs.Variance, 1e-17);
    }

    [Fact]
    public void Norm_and_largest_size_are_those_of_a_gradient()
    {
        var moments = Layer.Measure("relu", 1, [3, -4, 0, 12, double.NaN]).Values.Moments;
        Assert.Equal((13.0, 12.0), (moments.Norm, moments.MaxMagnitude));
    }

    [Theory]
    [InlineData(new double[] { 0, 1, 0, 3 }, true)]
    [InlineData(new double[] { 1, -0.5, -1, 0.25 }, true)]
    [InlineData(new double[] { 0.25, 1, 0.5, 1 }, true)]
    [InlineData(new double[] { -1, 1, 2, 0 }, false)]
    [InlineData(new double[] { 0.25, 0.9, -0.5, -0.9 }, false)]
    [InlineData(new double[] { 0, 0, 0, 0 }, false)]
    public void What_looks_like_outputs_is_said(double[] rows, bool outputs)
    {
        Assert.Equal(outputs, Layer.Measure("relu", 2, rows).LooksLikeOutputs is not null);
        Assert.Equal(outputs, Layer.Measure("relu", 2, [.. Enumerable.Repeat(rows, 50).SelectMany(r => r)]).LooksLikeOutputs is not null);
        Assert.Null(Layer.Measure("relu", 2, rows, new() { Post = true }).LooksLikeOutputs);
    }

    [Fact]
    public void What_they_look_like_is_told()
    {
        static string? Of(params double[] rows) => Layer.Measure("relu", 1, rows).LooksLikeOutputs;
        Assert.Equal("no value is below 0 and many are exactly 0", Of(0, 3));
        Assert.Equal("all values lie in [0, 1] and many are exactly at its ends", Of(0.5, 1));
        Assert.Equal("all values lie in [-1, 1] and many are exactly at its ends", Of(-0.5, 1));
        Assert.Equal("all values lie in [-1, 1] and many are exactly at its ends", Of(-1, 0.5));
        static double[] One(double first, double rest, int rows) => [first, .. Enumerable.Repeat(rest, rows - 1)];
        Assert.NotNull(Of(One(0, 3, 100)));
        Assert.Null(Of(One(0, 3, 101)));
        Assert.NotNull(Of(One(1, 0.5, 100)));
        Assert.Null(Of(One(1, 0.5, 101)));
    }

    /// <summary>On z = ±1 E z^2 = 1, E relu^2 = 1/2 and E relu'^2 = 1/2: He's weights, 2, keep both; weights of 1 lose a factor sqrt(1/2).</summary>
    [Fact]
    public void Depth_is_what_the_weights_make_it()
    {
        var he = Layer.Measure("relu", 1, [1, -1]).Activations[0].Depth!;
        Assert.Equal((2.0, false, 1.0, double.PositiveInfinity), (he.WeightVariance, he.IsGiven, he.Factor, he.Layers));
        var given = Layer.Measure("relu", 1, [1, -1], new() { WeightVariance = 1 }).Activations[0].Depth!;
        Assert.Equal((1.0, true), (given.WeightVariance, given.IsGiven));
        Assert.Equal(Math.Log(1e-6) / Math.Log(Math.Sqrt(0.5)), given.Layers, 1e-12);

        // On z = 1 and 3 relu is z: both squares have the mean 5.
        Assert.Equal(1, Layer.Measure("relu", 1, [3, 1]).Activations[0].Depth!.WeightVariance);
    }

    /// <summary>Four values with sums of squares, cubes and fourth powers of 8, 24 and 80 about their mean 1.</summary>
    [Fact]
    public void Moments_have_their_usual_names()
    {
        var moments = new Moments(4, 1, 8, 24, 80, -3, 2);
        Assert.Equal((2.0, Math.Sqrt(2), 6 / Math.Pow(2, 1.5), 2.0), (moments.Variance, moments.StandardDeviation, moments.Skewness, moments.ExcessKurtosis));
        Assert.Equal((Math.Sqrt(12), 3.0), (moments.Norm, moments.MaxMagnitude));
        Assert.Equal(0, Layer.Measure("relu", 1, []).Values.Moments.Norm);
    }

    /// <summary>phi of tanh on N(0, s^2), computed apart; the bands by the error function; and a unit at the bound on every row.</summary>
    [Theory]
    [InlineData(0.1, 0.079)]
    [InlineData(1, 0.556)]
    [InlineData(3, 0.822)]
    public void Phi_is_how_far_outputs_are_from_the_middle(double deviation, double phi)
    {
        var tanh = Layer.Measure("tanh", 10, Layer.Normal(0, deviation, 20_000, 10, 2)).Activations[0];
        Assert.Equal(phi, tanh.Outputs.Phi!.Value, 0.004);
        Assert.Empty(tanh.Bands!.SaturatedUnits);
    }

    [Fact]
    public void A_unit_near_a_bound_on_every_row_is_saturated()
    {
        var rows = Layer.Measure("sigmoid", 3, [9, -9, 0, 8, 8, 9]);
        Assert.Equal([0, 1], rows.Activations[0].Bands!.SaturatedUnits);
        Assert.Null(Layer.Measure("relu", 1, [9]).Activations[0].Bands);
    }
}
