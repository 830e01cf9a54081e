using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>
/// Under ReLU everything follows from looks at the values, which then go on over many tiles: 8 of 512 rows make a block. What they cannot tell ends a run, in
/// any tile and column.
/// </summary>
public class TileRunsTests
{
    /// <summary>Two groups of columns beside each other, and one column of a tile whose others are empty.</summary>
    const int Units = 33;

    const int TileRows = 512, Rows = LayerAccumulator.BlockRows + 1100;
    const double Tolerance = 1e-12;

    public static TheoryData<string> Kinds => [.. Changes.Keys];

    /// <summary>What becomes of N(0, 1), row by row and unit by unit.</summary>
    static Dictionary<string, Func<double, int, int, double>> Changes { get; } = new()
    {
        ["usual"] = (x, _, _) => x,
        ["far from 0"] = (x, _, _) => x + 1e4,
        ["not a number"] = (x, row, unit) => (row, unit) is (3 * TileRows, 5) or (Rows - 1, 32) ? double.NaN : x,
        ["infinite"] = (x, row, unit) => (row, unit) switch { (700, 5) => double.PositiveInfinity, (2000, 20) => double.NegativeInfinity, _ => x },
        ["zeros in every tile"] = (x, row, unit) => row % TileRows == unit ? unit % 2 == 0 ? 0.0 : -0.0 : x,
        ["subnormal"] = (x, row, unit) => (row, unit) is (1025, 9) ? float.Epsilon : x,
        ["one at the ends"] = (x, row, unit) => unit == 7 && row / TileRows == 4 ? Math.Clamp(x, -1, 1) : x,
        ["never on"] = (x, row, unit) => unit is 3 or 32 ? -Math.Abs(x) : x,
        ["on in one row of a run"] = (x, row, unit) => unit == 11 && row != 2222 ? -Math.Abs(x) : x,
        ["growing"] = (x, row, _) => x + (row * 0.01),
        ["jumping"] = (x, row, _) => x + (row / TileRows % 2 * 1e3),
        ["the same"] = (_, _, unit) => unit + 2,
    };

    static float[] Values(string kind)
    {
        var values = Layer.Normal(0, 1, Rows, Units, 21);
        return [.. values.Select((x, i) => (float)Changes[kind](x, i / Units, i % Units))];
    }

    static StatisticsResult Measure(float[] values, Action<LayerAccumulator, float[]> add, params string[] others)
    {
        var layer = new LayerAccumulator([.. others.Prepend("relu").Select(Layer.Find)], Units, new() { Input = NumberType.F32 });
        add(layer, values);
        return layer.Result();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Statistics_are_those_of_the_values_one_by_one(string kind) =>
        PlainLayer.AssertIs(Measure(Values(kind), (layer, values) => layer.Add(values)), Array.ConvertAll(Values(kind), x => (double)x));

    /// <summary>No look tells how much of an output is saturated.</summary>
    [Fact]
    public void An_activation_beside_it_is_measured_as_well() =>
        PlainLayer.AssertIs(Measure(Values("usual"), (layer, values) => layer.Add(values), "hard-tanh"), Array.ConvertAll(Values("usual"), x => (double)x));

    /// <summary>To 12 digits of n sd^k.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moments_are_those_of_whole_numbers(string kind)
    {
        var (values, result) = (Values(kind), Measure(Values(kind), (layer, values) => layer.Add(values)));
        foreach (var unit in (int[])[0, 5, 7, 20, 32])
        {
            var own = values.Where((x, i) => i % Units == unit && float.IsFinite(x)).Select(x => (double)x).ToArray();
            var (exact, measured, n) = (ExactMoments.Of(own), result.UnitValues[unit].Moments, own.Length);
            var deviation = Math.Sqrt(exact.M2 / n);
            Assert.Equal(exact.Mean, measured.Mean, Tolerance * own.Average(Math.Abs));
            Assert.Equal(exact.M2, measured.M2, Tolerance * n * Math.Pow(deviation, 2));
            Assert.Equal(exact.M3, measured.M3, Tolerance * n * Math.Pow(deviation, 3));
            Assert.Equal(exact.M4, measured.M4, Tolerance * n * Math.Pow(deviation, 4));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_bits_do_not_depend_on_the_type_nor_on_how_rows_are_cut(string kind)
    {
        var whole = Layer.Fingerprint(Measure(Values(kind), (layer, values) => layer.Add(values)));
        Assert.Equal(whole, Layer.Fingerprint(Measure(Values(kind), (layer, values) => layer.Add(Array.ConvertAll(values, x => (double)x)))));
        Assert.Equal(whole, Layer.Fingerprint(Measure(Values(kind), (layer, values) =>
        {
            foreach (var part in values.Chunk(Units * 700))
            {
                layer.Add(part);
            }
        })));
        Assert.Equal(whole, Layer.Fingerprint(Measure(Values(kind), (layer, values) =>
        {
            var (other, cut) = (layer.Fork(), LayerAccumulator.BlockRows * Units);
            other.MoveTo(1);
            other.Add(values.AsSpan(cut));
            layer.Add(values.AsSpan(0, cut));
            layer.Join(other);
        })));
    }

    /// <summary>Values at the ends of [-1, 1] are counted in every tile that reaches no further.</summary>
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(-1, 0.9f)]
    [InlineData(-0.9f, 1)]
    public void A_layer_that_was_squashed_before_is_told(float low, float high) =>
        Assert.Equal(
            "all values lie in [-1, 1] and many are exactly at its ends",
            Measure(Array.ConvertAll(Values("usual"), x => Math.Clamp(x / 2.2f, low, high)), (layer, values) => layer.Add(values)).LooksLikeOutputs);

    /// <summary>A run goes on over what is near the mean of the block so far, and as long as nothing asks for more.</summary>
    [Theory]
    [InlineData(0.7, true)]
    [InlineData(1.5, false)]
    public void A_run_ends_where_the_mean_is_a_deviation_away(double mean, bool doesGoOn)
    {
        const int Columns = Tile.Columns;
        var plan = new StatisticsPlan([Layer.Find("relu")], new()).Of(Columns, NumberType.F64);
        var (runs, tile, sums, counts) = (new TileRuns(plan), new Tile(TileRows), plan.NewSums(), plan.NewCounts());
        var places = new RowPlaces(0, 1, new long[Columns]);
        tile.Take<double>(Layer.Normal(0, 1e-3, TileRows, Columns, 1), Columns, 0, runs.From(0));
        TileValues.Add(tile, places, NumberType.F64, sums, counts);
        runs.BeginBehind(tile, sums);
        tile.Take<double>(Layer.Normal(mean, 1, TileRows, Columns, 2), Columns, 0, runs.From(0));
        Assert.Equal(doesGoOn, runs.TryGoOn(tile, places, counts));
        Assert.Equal(doesGoOn, runs.End(0, 2, sums, counts));
        Assert.Equal(doesGoOn ? 2 * TileRows : TileRows, (int)sums.Moments[1].Count[7]);
        Assert.False(runs.End(0, 2, sums, counts), "ended");
    }
}
