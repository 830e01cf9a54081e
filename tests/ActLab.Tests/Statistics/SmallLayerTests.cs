using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>
/// Everything that is measured of a layer against <see cref="PlainLayer"/>, on a few hundred values: rows that fill folds, tiles, groups of
/// columns and blocks, that leave them unfilled or reach just beyond, given at once, in pieces, as floats, or to several accumulators.
/// </summary>
public class SmallLayerTests
{
    static readonly string[] Kinds = ["relu", "tanh", "hard-sigmoid", "gelu", "hard-shrink", "hard-tanh"];

    static readonly Dictionary<(StatisticsOptions Options, string Ids), ActivationPlan[]> Plans = [];

    /// <summary>One plan for all layers of the same options: where activations are flat has tests of its own, and is slow to find.</summary>
    static LayerAccumulator Accumulator(int units, StatisticsOptions options, params string[] ids)
    {
        lock (Plans)
        {
            if (!Plans.TryGetValue((options, string.Join(' ', ids)), out var plans))
            {
                plans = [.. ids.Select((id, i) => new ActivationPlan(Layer.Find(id), options, i))];
                Plans.Add((options, string.Join(' ', ids)), plans);
            }

            return new(new LayerPlan(new(units), options, plans), new());
        }
    }

    static readonly StatisticsOptions
        Doubles = new() { Quantiles = true, OtherTypes = [NumberType.F32, NumberType.BF16] },
        Singles = new() { Input = NumberType.F32, Epsilon = 0.2, WeightVariance = 1.5 },
        Halves = new() { Input = NumberType.F16, Quantiles = true },
        BFloats = new() { Input = NumberType.BF16, Epsilon = 0.05 },
        Outputs = new() { Post = true, Input = NumberType.F32, Quantiles = true };

    static StatisticsOptions Of(NumberType type) => type switch
    {
        NumberType.F16 => Halves,
        NumberType.BF16 => BFloats,
        NumberType.F32 => Singles,
        _ => Doubles,
    };

    /// <summary>
    /// Normal values of a type and, every few places, what is not one: zeros, infinities, NaN, subnormal numbers, ends of ranges, values far out. Of
    /// many units the second is always below 0, the third always above, the fourth is 0, the fifth no number, the sixth begins far away.
    /// </summary>
    static double[] Values(int units, int rows, NumberType type, int every = 7)
    {
        double[] rare =
        [
            0, double.NaN, -0.0, 1, double.PositiveInfinity, -1, double.NegativeInfinity, type.SmallestNormal(), -type.SmallestNormal() / 2, type.SmallestNormal() / 4,
            -3, 3, -20, 20, 0.5, -0.5, -120, 120, Math.ScaleB(1, -24),
        ];
        var values = Layer.Normal(0.2, 2, rows, units, 3);
        for (var i = every - 1; i < values.Length; i += every)
        {
            values[i] = rare[i / every % rare.Length];
        }

        for (var r = 0; r < rows && units > 6; r++)
        {
            var row = values.AsSpan(r * units, units);
            (row[1], row[2], row[3], row[4]) = (-9 - Math.Abs(row[1]), 5 + Math.Abs(row[2]), 0, double.NaN);
            row[5] = r == 0 ? 1000 : row[5];
        }

        return [.. values.Select(x => type.Round(x))];
    }

    /// <summary>A row has less than a group of columns, is folded, fills a tile, reaches beyond one, or leaves a group or a tile empty.</summary>
    [Theory]
    [InlineData(1, 1, NumberType.F64)]
    [InlineData(1, 130, NumberType.F32)]
    [InlineData(3, 50, NumberType.F64)]
    [InlineData(3, 50, NumberType.F32)]
    [InlineData(7, 21, NumberType.F16)]
    [InlineData(7, 22, NumberType.BF16)]
    [InlineData(20, 9, NumberType.F64)]
    [InlineData(20, 8, NumberType.F32)]
    [InlineData(37, 9, NumberType.F64)]
    [InlineData(37, 9, NumberType.F32)]
    [InlineData(64, 3, NumberType.F32)]
    [InlineData(72, 5, NumberType.F64)]
    [InlineData(3, 0, NumberType.F64)]
    public void A_layer_is_what_its_values_are_one_by_one(int units, int rows, NumberType type)
    {
        var values = Values(units, rows, type);
        var (whole, parts) = (Accumulator(units, Of(type), Kinds), Accumulator(units, Of(type), Kinds));
        whole.Add(values);
        PlainLayer.AssertIs(whole.Result(), values);
        for (var row = 0; row < rows; row += 2)
        {
            parts.Add(values.AsSpan(row * units, Math.Min(2, rows - row) * units));
            Assert.Equal(Math.Min(row + 2, rows), parts.Rows);
        }

        Assert.Equal(Layer.Fingerprint(whole.Result()), Layer.Fingerprint(parts.Result()));
        var floats = Accumulator(units, Of(type), Kinds);
        floats.Add(Array.ConvertAll(values, x => (float)x));
        PlainLayer.AssertIs(floats.Result(), Array.ConvertAll(values, x => (double)(float)x));
    }

    /// <summary>One unit: 64 rows side by side, a tile of 4,096 rows, which is a block.</summary>
    [Theory]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(8191)]
    [InlineData(12_500)]
    public void Blocks_add_up_in_any_order(int rows)
    {
        var values = Array.ConvertAll(Values(1, rows, NumberType.F32, 501), x => (float)x);
        var doubles = Array.ConvertAll(values, x => (double)x);
        var (whole, floats, parts, elsewhere) = (One(), One(), One(), One());
        whole.Add(doubles);
        PlainLayer.AssertIs(whole.Result(), doubles);
        floats.Add(values);
        Assert.Equal(Layer.Fingerprint(whole.Result()), Layer.Fingerprint(floats.Result()));
        var forks = new[] { parts.Fork(), parts.Fork() };
        for (var block = (rows - 1) / LayerAccumulator.BlockRows; block >= 0; block--)
        {
            var own = values.AsSpan(block * LayerAccumulator.BlockRows, Math.Min(LayerAccumulator.BlockRows, rows - (block * LayerAccumulator.BlockRows)));
            forks[block % 2].MoveTo(block);
            forks[block % 2].Add(own[..1]);
            forks[block % 2].Add(own[1..]);
            var apart = One();
            apart.MoveTo(block);
            apart.Add(own);
            Assert.Equal(own.Length, apart.ToPart().Rows);
            Assert.True(elsewhere.TryJoin(apart.ToPart()));
        }

        Assert.All(forks, parts.Join);
        Assert.Equal((rows, rows, 4096), (parts.Rows, elsewhere.Rows, parts.RowsTogether));
        Assert.Equal(Layer.Fingerprint(whole.Result()), Layer.Fingerprint(parts.Result()));
        Assert.Equal(Layer.Fingerprint(whole.Result()), Layer.Fingerprint(elsewhere.Result()));

        static LayerAccumulator One() => Accumulator(1, Singles, "relu", "tanh");
    }

    /// <summary>64 units are not folded, and 512 rows are measured together: as many as wait, or are given at once.</summary>
    [Fact]
    public void Rows_that_fill_a_tile_need_not_wait()
    {
        var singles = Array.ConvertAll(Values(64, 1030, NumberType.F32, 997), x => (float)x);
        var values = Array.ConvertAll(singles, x => (double)x);
        LayerAccumulator One() => Accumulator(64, Singles, "hard-sigmoid");
        var whole = One();
        whole.Add(values);
        Assert.Equal((512, 1030), (whole.RowsTogether, whole.Rows));
        var expected = Layer.Fingerprint(whole.Result());
        foreach (var first in new[] { 0, 1, 511, 512 })
        {
            var (doubles, floats) = (One(), One());
            doubles.Add(values.AsSpan(0, 64 * first));
            doubles.Add(values.AsSpan(64 * first));
            floats.Add(singles.AsSpan(0, 64 * first));
            floats.Add(singles.AsSpan(64 * first));
            Assert.Equal((expected, expected), (Layer.Fingerprint(doubles.Result()), Layer.Fingerprint(floats.Result())));
        }

        var some = Accumulator(64, Singles, "hard-sigmoid");
        some.Add(values.AsSpan(0, 64 * 520));
        PlainLayer.AssertIs(some.Result(), values[..(64 * 520)]);
    }

    /// <summary>Of 300 values three are -1 or 1, in the last row: as many as outputs have, two are not.</summary>
    [Theory]
    [InlineData(new[] { 200, 250, 299 }, true)]
    [InlineData(new[] { 250, 299 }, false)]
    public void Ends_of_outputs_are_counted_in_every_row(int[] places, bool outputs)
    {
        var values = new float[300];
        Array.Fill(values, 0.5f);
        Array.ForEach(places, place => values[place] = place % 2 == 0 ? 1 : -1);
        var (floats, doubles) = (Accumulator(100, Singles), Accumulator(100, Singles));
        floats.Add(values);
        doubles.Add(Array.ConvertAll(values, x => (double)x));
        Assert.Equal((outputs, outputs), (floats.Result().LooksLikeOutputs is not null, doubles.Result().LooksLikeOutputs is not null));
    }

    [Fact]
    public void A_layer_that_is_too_large_is_refused() => Assert.Contains(
        "1073741824 units under 1 activations take",
        Assert.Throws<BadInputException>(() => new LayerAccumulator(new StatisticsPlan([Layer.Find("relu")], new()), 1 << 30, NumberType.F64)).Message, StringComparison.Ordinal);

    /// <summary>Outputs are measured as they are.</summary>
    [Theory]
    [InlineData(3, 40)]
    [InlineData(20, 9)]
    public void Outputs_are_their_own_values(int units, int rows)
    {
        double[] values = [.. Values(units, rows, NumberType.F32).Select(x => Math.Clamp(x, -1, 1))];
        var layer = Accumulator(units, Outputs, "tanh", "relu");
        layer.Add(values);
        PlainLayer.AssertIs(layer.Result(), values);
        Assert.Null(layer.Result().LooksLikeOutputs);
    }

    [Fact]
    public void A_part_of_a_row_is_refused()
    {
        var layer = Accumulator(3, Singles, "relu");
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => layer.Add([1.0, 2, 3, 4])).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => layer.Add([1f, 2])).ParamName);
        Assert.Throws<ArgumentException>(() => Accumulator(0, Singles, "relu").Add([1.0]));
        Accumulator(0, Singles, "relu").Add(ReadOnlySpan<double>.Empty);
        layer.Add(ReadOnlySpan<float>.Empty);
        Assert.Equal(0, layer.Rows);
    }
}
