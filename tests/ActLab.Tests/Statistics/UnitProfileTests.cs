using ActLab.Core;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>History and histogram of one unit: by hand, against a count of the values one by one, and against the first pass.</summary>
public class UnitProfileTests
{
    static UnitProfile Profile(string id, int units, int unit, double[] rows, StatisticsOptions? options = null, int chunk = 64)
    {
        var profiler = new UnitProfiler(Layer.Measure(id, units, rows, options), Layer.Find(id), unit);
        for (var from = 0; from < rows.Length; from += chunk * units)
        {
            profiler.Add(rows.AsSpan(from, Math.Min(chunk * units, rows.Length - from)));
        }

        return profiler.Result();
    }

    [Fact]
    public void Few_rows_are_a_stretch_each_and_specials_are_told_apart()
    {
        double[] unit = [-1, 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0];
        var profile = Profile("relu", 2, 1, [.. unit.SelectMany(x => new[] { 99, x })]);
        Assert.Equal(1, profile.Unit);
        Assert.Equal(
            [
                new(0, 1, 1, 0, 0), new(1, 1, 1, 1, 3), new(2, 1, 0, 0, double.NaN),
                new(3, 1, 1, 1, double.NaN), new(4, 1, 1, 0, double.NaN), new(5, 1, 1, 0, 0),
            ],
            profile.History);
        Assert.Equal([0, 1, double.NaN, 1, 0, 0], profile.History.Select(s => s.Firing));
        // Edges at -1, -0.9, ..., 3: -1 in the first bin, 3 in the last, 0 from -1e-17 or 0 on in the bin that holds it.
        Assert.Equal((40, -1, 3), (profile.Histogram!.Counts.Count, profile.Histogram.Edges[0], profile.Histogram.Edges[40]));
        Assert.Equal((1, 1, 3), (profile.Histogram.Counts[0], profile.Histogram.Counts[39], profile.Histogram.Counts.Sum()));
    }

    [Theory]
    [InlineData(60, 60, 1, 1)]
    [InlineData(61, 31, 2, 1)]
    [InlineData(120, 60, 2, 2)]
    [InlineData(121, 41, 3, 1)]
    public void Rows_are_at_most_sixty_stretches(int rows, int stretches, int length, int last)
    {
        var history = Profile("relu", 1, 0, Layer.Normal(0, 1, rows, 1, 5)).History;
        Assert.Equal(stretches, history.Count);
        Assert.Equal(Enumerable.Range(0, stretches).Select(i => (long)i * length), history.Select(s => s.FirstRow));
        Assert.All(history.SkipLast(1), s => Assert.Equal(length, s.Rows));
        Assert.Equal(last, history[^1].Rows);
    }

    [Theory]
    [InlineData("relu", false)]
    [InlineData("gelu", false)]
    [InlineData("tanh", true)]
    public void History_and_histogram_add_up_to_the_first_pass(string id, bool post)
    {
        var options = new StatisticsOptions { Post = post };
        var rows = Layer.Normal(0.3, 2, 5003, 3, 11);
        rows[301] = double.NaN;
        rows[601] = double.PositiveInfinity;
        var result = Layer.Measure(id, 3, rows, options);
        var profile = Profile(id, 3, 1, rows, options, chunk: 100);
        var (values, outputs) = (result.UnitValues[1], result.Activations[0].UnitOutputs[1]);
        Assert.Equal(values.Positive, profile.History.Sum(s => s.Positive));
        Assert.Equal(result.Rows - values.NaN, profile.History.Sum(s => s.Numbers));
        Assert.Equal(values.Moments.Count, profile.Histogram!.Counts.Sum());
        Assert.Equal((values.Moments.Min, values.Moments.Max), (profile.Histogram.Edges[0], profile.Histogram.Edges[^1]));
        var sum = profile.History.Sum(s => s.MeanMagnitude * Enumerable.Range((int)s.FirstRow, (int)s.Rows).Count(row => double.IsFinite(rows[(row * 3) + 1])));
        Assert.Equal(outputs.MeanMagnitude, sum / values.Moments.Count, 1e-12 * outputs.MeanMagnitude);
    }

    [Fact]
    public void Each_stretch_and_bin_is_what_a_count_one_by_one_gives()
    {
        var rows = Layer.Normal(-0.5, 1, 1000, 1, 3);
        var profile = Profile("silu", 1, 0, rows);
        Assert.All(profile.History, stretch =>
        {
            var own = rows.AsSpan((int)stretch.FirstRow, (int)stretch.Rows).ToArray();
            Assert.Equal(own.Count(x => x > 0), stretch.Positive);
            Assert.Equal(own.Average(x => Math.Abs(x / (1 + Math.Exp(-x)))), stretch.MeanMagnitude, 1e-14);
        });
        var (edges, counts) = (profile.Histogram!.Edges, profile.Histogram.Counts);
        for (var i = 0; i < counts.Count; i++)
        {
            Assert.Equal(rows.Count(x => x >= edges[i] && (x < edges[i + 1] || (i == counts.Count - 1 && x == edges[^1]))), counts[i]);
            Assert.Equal(edges[0] + ((edges[^1] - edges[0]) * i / counts.Count), edges[i], 1e-14);
        }
    }

    [Theory]
    [InlineData(-double.MaxValue, double.MaxValue)]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(0, double.Epsilon)]
    public void Edges_of_any_spread_ascend_and_hold_every_value(double low, double high)
    {
        var histogram = Profile("linear", 1, 0, [low, high, low]).Histogram!;
        Assert.Equal(histogram.Edges.Order(), histogram.Edges);
        Assert.All(histogram.Edges, edge => Assert.InRange(edge, low, high));
        Assert.Equal(3, histogram.Counts.Sum());
        Assert.Equal(1, histogram.Counts[^1]);
    }

    [Fact]
    public void Without_spread_there_is_no_histogram_and_without_rows_no_history()
    {
        Assert.Null(Profile("relu", 1, 0, [2, 2, double.NaN]).Histogram);
        Assert.Null(Profile("relu", 1, 0, [double.NaN]).Histogram);
        Assert.Null(Profile("relu", 1, 0, []).Histogram);
        Assert.Empty(Profile("relu", 1, 0, []).History);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_unit_that_is_not_there_is_refused(int unit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Profile("relu", 2, unit, [1, 2]));

    /// <summary>Outputs are told as they are, not passed through the activation again.</summary>
    [Fact]
    public void The_history_of_outputs_is_their_own() =>
        Assert.Equal([2.0, 3.0], Profile("relu", 1, 0, [-2, 3], new() { Post = true }).History.Select(s => s.MeanMagnitude));

    [Fact]
    public void Chunks_make_no_difference()
    {
        var rows = Layer.Normal(0, 1, 777, 3, 9);
        var whole = Profile("gelu", 3, 2, rows, chunk: 1000);
        var parts = Profile("gelu", 3, 2, rows, chunk: 7);
        Assert.Equal(whole.History, parts.History);
        Assert.Equal(whole.Histogram!.Counts, parts.Histogram!.Counts);
    }

    /// <summary>One row too many or too few, and a value beyond those measured.</summary>
    [Theory]
    [InlineData(1.0, 2.0, 3.0, 2.0)]
    [InlineData(1.0, 2.0)]
    [InlineData(1.0, 2.0, 4.0)]
    public void Rows_that_are_not_those_measured_are_refused(params double[] others)
    {
        var profiler = new UnitProfiler(Layer.Measure("relu", 1, [1, 2, 3]), Layer.Find("relu"), 0);
        var error = Assert.Throws<BadInputException>(() =>
        {
            profiler.Add(others);
            profiler.Result();
        });
        Assert.Equal("the layer has changed since it was measured; measure it again", error.Message);
    }

    /// <summary>Units of tanh and relu made for each state; a NaN keeps a unit from being dead, not from being saturated.</summary>
    [Fact]
    public void States_are_the_worst_that_holds()
    {
        double[] rows =
        [
            -1, 9, 0.5, double.NaN, -2, 0,
            -2, 9, -.5, double.NaN, double.NaN, 0.001,
        ];
        Assert.Equal(
            [UnitState.Dead, UnitState.Alive, UnitState.Alive, UnitState.Unknown, UnitState.Saturated, UnitState.Dormant],
            States("relu"));
        Assert.Equal(
            [UnitState.Alive, UnitState.Saturated, UnitState.Alive, UnitState.Unknown, UnitState.Alive, UnitState.Dormant],
            States("tanh"));

        UnitState[] States(string id)
        {
            var result = Layer.Measure(id, 6, rows);
            var states = new UnitStates(result, result.Activations[0]);
            Assert.Equal(6, Enum.GetValues<UnitState>().Sum(states.Count));
            return [.. Enumerable.Range(0, 6).Select(u => states[u])];
        }
    }

    [Fact]
    public void Outputs_near_a_bound_on_every_row_are_saturated_and_shares_are_worst_over_a_group()
    {
        var post = Layer.Measure("tanh", 2, [1, 0.5, -1, 0.5], new() { Post = true });
        var states = new UnitStates(post, post.Activations[0]);
        Assert.Equal((UnitState.Saturated, UnitState.Alive), (states[0], states[1]));
        var relu = Layer.Measure("relu", 3, [-1, 1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        states = new(relu, relu.Activations[0]);
        Assert.Equal((UnitState.Alive, 0.25), states.Worst(0, 2));
        Assert.Equal((UnitState.Alive, 0.0), states.Worst(1, 1));
        var tanh = Layer.Measure("tanh", 3, [9, 1, 9, -9, 9, 9, 0, 1, 9]);
        states = new(tanh, tanh.Activations[0]);
        Assert.Equal((UnitState.Saturated, 1.0), states.Worst(0, 3));
        Assert.Equal((UnitState.Alive, 2 / 3.0), states.Worst(0, 2));
    }

    [Fact]
    public void The_next_unit_not_alive_is_found_around_the_end()
    {
        var relu = Layer.Measure("relu", 5, [-1, 1, 1, -1, 1, -1, 2, 2, -2, 2]);
        var states = new UnitStates(relu, relu.Activations[0]);
        Assert.Equal([3, 3, 3, 0, 0], Enumerable.Range(0, 5).Select(u => states.NextNotAlive(u)));
        var alive = Layer.Measure("relu", 1, [1, 2]);
        Assert.Null(new UnitStates(alive, alive.Activations[0]).NextNotAlive(0));
    }

    [Fact]
    public void Every_count_of_saturated_values_is_found_however_the_shares_round()
    {
        for (var rows = 1; rows < 200; rows++)
        {
            for (var left = 0; left <= rows; left += Math.Max(1, rows / 7))
            {
                var result = Layer.Measure("tanh", 1, [.. Enumerable.Range(0, rows).Select(i => i < left ? -9.0 : 9)]);
                Assert.Equal(UnitState.Saturated, new UnitStates(result, result.Activations[0])[0]);
            }
        }
    }
}
