using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class GraphViewTests
{
    static readonly Extent Range = new(-6, 6);

    static readonly Series Sigmoid = Series.Sample("sigmoid", x => 1 / (1 + Math.Exp(-x)), Range, 200);

    [Fact]
    public void A_sigmoid_in_braille() => Assert.Equal("""
             ┌─ ⠤⠤⠤⠤ sigmoid ───┬─────┬─────┬──────┐
         1.0 ├                  ┆       ⢀⣀⣀⠤⠤⠤⠤⠤⠤⠤⠤┤
             │                  ┆   ⢀⣠⠖⠊⠉          │
             │                  ┆ ⢀⡰⠋              │
             │                  ┆⣠⠊                │
         0.5 ├                 ⢀⡜⠁                 ┤
             │                ⡠⠋┆                  │
             │              ⣠⠎⠁ ┆                  │
             │          ⣀⡠⠴⠋⠁   ┆                  │
           0 ├⠒⠒⠒⠒⠒⠒⠒⠒⠉⠉⠁ · · · ┆ · · · · · · · · ·┤
             └──────┴─────┴─────┴─────┴─────┴──────┘
             -6    -4    -2     0     2     4     6
        """.Split('\n'), Draw(Marks.Braille));

    [Theory]
    [InlineData(Marks.Braille)]
    [InlineData(Marks.Block)]
    [InlineData(Marks.Ascii)]
    public void The_frame_has_ticks_on_all_sides_and_labels_outside(Marks marks)
    {
        var lines = Draw(marks);
        Assert.Equal(12, lines.Length);
        Assert.All(lines[1..10], line => Assert.Matches("^[ 0-9.]{4} [│├|+].{37}[│┤|+]$", line));
        Assert.Matches("-6 +-4 +-2 +0 +2 +4 +6$|-5 +0 +5$", lines[^1]);
        Assert.Contains("sigmoid", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Ascii_is_7_bit_throughout() =>
        Assert.All(string.Concat(Draw(Marks.Ascii, Sigmoid with { Label = "σ′" })), c => Assert.InRange(c, ' ', '~'));

    [Theory]
    [InlineData(Marks.Braille)]
    [InlineData(Marks.Block)]
    [InlineData(Marks.Ascii)]
    public void A_gap_and_a_flagged_jump_are_not_joined(Marks marks)
    {
        var step = Series.Sample("s", x => x < 0.01 ? -1 : 1, Range, 99);
        var rows = CurveRows(marks, step);
        var broken = CurveRows(marks, step with { Jumps = [0.01] });
        Assert.True(rows > 4);
        Assert.Equal(2, broken);
        Assert.Equal(2, CurveRows(marks, Series.Sample("s", x => Math.Abs(x) < 0.2 ? double.NaN : Math.Sign(x), Range, 99)));
        Assert.Equal(0, CurveRows(marks, Series.Sample("s", _ => double.PositiveInfinity, Range, 99)));
        Assert.True(CurveRows(marks, Series.Sample("s", x => 1e300 * x, Range, 99)) >= 7);
    }

    [Fact]
    public void The_cursor_is_a_line_with_a_mark_on_each_curve()
    {
        var frame = new Frame(60, 12);
        GraphView.Draw(frame, frame.Area, new Plot(Range, new(-0.1, 1.1), Sigmoid, Sigmoid with { Y = [.. Sigmoid.Y.Select(y => 1 - y)] }) { Cursor = 3 });
        var text = frame.ToText(ColorProfile.None);
        Assert.Single(text, c => c == '●');
        Assert.Single(text, c => c == '◆');
        Assert.Equal(10, text.Split('\n').Count(line => line.Length > 60 * 3 / 4 - 2 && line[40..50].IndexOfAny(['│', '●', '◆', '┴']) >= 0));
    }

    [Theory]
    [InlineData(-6, 6, 6, "-6 -4 -2 0 2 4 6")]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.05, 1.05, 3, "0 0.5 1.0")]
    [InlineData(0, 5e-5, 3, "0 2e-5 4e-5")]
    [InlineData(0, 3e9, 3, "0 1e9 2e9 3e9")]
    [InlineData(99.5, 101, 3, "99.5 100.0 100.5 101.0")]
    public void Ticks_are_round(double low, double high, int most, string labels)
    {
        var ticks = new Ticks(new(low, high), most);
        Assert.Equal(labels, string.Join(' ', ticks.Values.Select(ticks.Label)));
    }

    [Fact]
    public void Any_range_has_a_few_different_ticks()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300));
            var ticks = new Ticks(new(low, low + Math.Abs(low) * Math.Pow(10, random.Next(-9, 9)) * random.NextDouble()), 6);
            Assert.InRange(ticks.Values.Length, 1, 8);
            Assert.Equal(ticks.Values.Length, ticks.Values.Select(ticks.Label).Distinct().Count());
        }
    }

    [Fact]
    public void A_range_is_always_usable()
    {
        Assert.Equal(new Extent(-1, 1), new Extent(double.NaN, 3));
        Assert.Equal(new Extent(-1, 1), new Extent(0, 0));
        Assert.Equal(new Extent(1, 2), new Extent(2, 1));
        Assert.True(new Extent(1e300, 1e300).Length > 0);
        Assert.Equal(new Extent(-1, 1), Extent.OfY());
        Assert.Equal(new Extent(-3, 3), Range.Scale(0.5, 0));
        Assert.Equal(new Extent(-3, 9), Range.Shift(0.25));
        var y = Extent.OfY(Sigmoid);
        Assert.True(y.Low < 0 && y.High > 1);
    }

    [Fact]
    public void A_series_can_be_read_between_its_points()
    {
        Series series = new("s", [0, 1, 2], [0, 10, double.NaN]);
        Assert.Equal(5, series.At(0.5));
        Assert.Equal(10, series.At(1));
        Assert.Equal(double.NaN, series.At(1.5));
        Assert.Equal(double.NaN, series.At(-1));
        Assert.Equal(double.NaN, series.At(3));
    }

    static string[] Draw(Marks marks, params Series[] series)
    {
        var frame = new Frame(44, 12);
        IReadOnlyList<Series> shown = series.Length > 0 ? series : [Sigmoid];
        GraphView.Draw(frame, frame.Area, new Plot(Range, Extent.OfY(shown), shown) { Marks = marks });
        return frame.ToText(ColorProfile.None).Split('\n')[..^1];
    }

    /// <summary>Rows in which a curve drawn without a frame leaves anything.</summary>
    static int CurveRows(Marks marks, Series series)
    {
        var frame = new Frame(19, 9);
        GraphView.Draw(frame, frame.Area, new Plot(Range, new(-1.5, 1.5), series) { Marks = marks });
        return frame.ToText(ColorProfile.None).Split('\n').Count(line => line.Length > 0);
    }
}
