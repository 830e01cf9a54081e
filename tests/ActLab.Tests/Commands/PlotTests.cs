using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `plot`.</summary>
public class PlotTests
{
    [Fact]
    public void Json_has_one_object_for_each_series()
    {
        var series = CommandRun.Of("plot", "relu", "elu", "--derivative", "--second", "--range", "-2:2", "--json").Json().EnumerateArray().ToList();
        Assert.All(series, s => Assert.Equal(["schema", "activation", "series", "x", "y"], CommandRun.Names(s)));
        Assert.Equal(
            ["relu f", "relu df", "relu d2f", "elu f", "elu df", "elu d2f"],
            series.Select(s => $"{s.GetProperty("activation")} {s.GetProperty("series")}"));
        Assert.All(series, s =>
        {
            var x = s.GetProperty("x").EnumerateArray().Select(v => v.GetDouble()).ToList();
            Assert.Equal((-2, 2, x.Count), (x[0], x[^1], s.GetProperty("y").GetArrayLength()));
            Assert.Equal(x.Order(), x);
        });
    }

    [Fact]
    public void The_default_range_is_minus_six_to_six_and_f_alone()
    {
        var series = Assert.Single(CommandRun.Of("plot", "relu", "--json").Json().EnumerateArray());
        Assert.Equal(-6, series.GetProperty("x")[0].GetDouble());
        Assert.Equal(6, series.GetProperty("y").EnumerateArray().Last().GetDouble());
    }

    [Fact]
    public void A_parameter_may_be_negative()
    {
        var y = CommandRun.Of("plot", "elu", "--range", "-1:0", "--set", "alpha=-0.5", "--json").Json()[0].GetProperty("y");
        Assert.Equal(0.31606027941427883, y[0].GetDouble());
    }

    [Theory]
    [InlineData("sigmoid", 40, 10, "ascii")]
    [InlineData("relu gelu", 73, 21, "ascii")]
    [InlineData("maxout", 20, 7, "ascii")]
    [InlineData("silu", 200, 50, "block")]
    [InlineData("tanh", 61, 12, "braille")]
    public void The_text_has_the_cells_asked_for(string ids, int width, int height, string marks)
    {
        var run = CommandRun.Of(["plot", .. ids.Split(' '), "--derivative", "--width", $"{width}", "--height", $"{height}", "--marks", marks]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = Lines(run);
        Assert.Equal(height, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(lines, line => line.Length > width * 3 / 4);
        Assert.Equal(marks == "ascii", run.Out.All(char.IsAscii));
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public void Color_is_written_when_asked_for() =>
        Assert.Contains("\e[", CommandRun.Of("plot", "relu", "--color", "always").Out, StringComparison.Ordinal);

    [Fact]
    public void Panels_stand_side_by_side()
    {
        var lines = Lines(CommandRun.Of("plot", "relu", "elu", "silu", "--panels", "2x2", "--width", "80", "--height", "20", "--marks", "ascii"));
        Assert.Equal(20, lines.Length);
        Assert.StartsWith("ReLU", lines[0], StringComparison.Ordinal);
        Assert.Equal("ELU", lines[0][40..]);
        Assert.Equal("SiLU", lines[10]);
    }

    [Fact]
    public void Points_are_equally_spaced_along_the_axis()
    {
        double[] X(params string[] options) => [.. CommandRun.Of(["plot", "relu", "--json", "--width", "20", .. options]).Json()[0].GetProperty("x").EnumerateArray().Select(x => x.GetDouble())];
        var log = X("--x-axis", "log", "--range", "1:1e79");
        Assert.Equal(80, log.Length);
        for (var i = 0; i < 80; i++)
        {
            Assert.Equal(i, Math.Log10(log[i]), 9);
        }

        var symlog = X("--x-axis", "symlog", "--range", "-745:745");
        Assert.Equal((-745, 745), (symlog[0], symlog[^1]));
        Assert.Equal(Math.Asinh(745) / 39.5, Math.Asinh(symlog[40]) - Math.Asinh(symlog[39]), 9);
    }

    [Fact]
    public void A_log_axis_of_x_needs_numbers_above_0()
    {
        var run = CommandRun.Of("plot", "relu", "--x-axis", "log");
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("needs a range above 0", run.Error, StringComparison.Ordinal);
    }

    /// <summary>relu is dead up to 0; hard-swish is dead up to -3 and has a flat point at -1.5 between; the logistic function is flat beyond its quantile.</summary>
    [Fact]
    public void Flat_ranges_are_told_to_the_last_digit()
    {
        (string State, double From, double To)[] Flat(string id, string range) =>
        [
            .. CommandRun.Of("plot", id, "--shade", "--json", "--range", range).Json()[0].GetProperty("flat").EnumerateArray()
                .Select(r => (r.GetProperty("state").GetString()!, r.GetProperty("from").GetDouble(), r.GetProperty("to").GetDouble())),
        ];
        Assert.Equal([("dead", -6, 0)], Flat("relu", "-6:6"));
        Assert.Empty(Flat("prelu", "-6:6"));
        Assert.Equal([("dead", -9.5, -3), ("saturated", -1.5, -1.5)], Flat("hard-swish", "-9.5:6").Select(r => r with { From = Math.Round(r.From, 1), To = Math.Round(r.To, 1) }));

        // s (1 - s) = 0.01 / 4 where abs(x) = ln((1 + r) / (1 - r)), r = sqrt(0.99).
        var edge = Math.Log((1 + Math.Sqrt(0.99)) / (1 - Math.Sqrt(0.99)));
        var sigmoid = Flat("sigmoid", "-20:20");
        Assert.Equal(["saturated", "saturated"], sigmoid.Select(r => r.State));
        Assert.Equal((-20, 20), (sigmoid[0].From, sigmoid[1].To));
        Assert.Equal(-edge, sigmoid[0].To, 12);
        Assert.Equal(edge, sigmoid[1].From, 12);
    }

    [Fact]
    public void Kinks_jumps_and_flat_ranges_are_marked()
    {
        var relu = CommandRun.Of("plot", "relu", "--shade", "--marks", "braille").Out;
        Assert.Contains('▲', relu);
        Assert.Contains('▒', relu);
        Assert.Contains("dead", relu, StringComparison.Ordinal);
        Assert.Contains('◆', CommandRun.Of("plot", "hard-shrink", "--marks", "braille").Out);
        Assert.DoesNotContain('▲', CommandRun.Of("plot", "gelu", "--marks", "braille").Out);
    }

    static string[] Lines(CommandRun run) => run.Out.TrimEnd('\n').Split('\n');
}
