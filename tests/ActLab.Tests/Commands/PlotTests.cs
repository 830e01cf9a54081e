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

    static string[] Lines(CommandRun run) => run.Out.TrimEnd('\n').Split('\n');
}
