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

    /// <summary>A straight line on a log axis is a power: x^2 rises two decades where x rises one.</summary>
    [Fact]
    public void A_power_is_straight_on_log_axes()
    {
        var square = Series.Sample("x^2", x => x * x, new(1, 100), 200, Scale.Log);
        var plot = new Plot(new(1, 100), new(1, 1e4), square) { XScale = Scale.Log, YScale = Scale.Log, Marks = Marks.Ascii };
        var frame = new Frame(19, 19);
        GraphView.Draw(frame, frame.Area, plot);
        for (var x = 0; x < 19; x++)
        {
            for (var y = 0; y < 19; y++)
                Assert.True(y == 18 - x ? frame[x, y].Rune != ' ' : Math.Abs(y - 18 + x) <= 1 || frame[x, y].Rune == ' ');
        }
    }

    [Fact]
    public void What_a_log_axis_cannot_show_is_a_gap()
    {
        var line = Series.Sample("x", x => x, new(-1, 1), 101);
        var frame = new Frame(19, 9);
        GraphView.Draw(frame, frame.Area, new Plot(new(-1, 1), new(0.01, 1), line) { YScale = Scale.Log });
        Assert.All(frame.ToText(ColorProfile.None).Split('\n').Where(l => l.Length > 0), l => Assert.Equal("", l[..9].Trim()));
    }

    [Fact]
    public void Points_have_their_sign_and_their_name_where_it_touches_nothing()
    {
        var points = new Series("jobs", [1, 1.2, 5], [1, 1, 4]) { IsScattered = true, Sign = '●', Names = ["relu", "gelu", "a-name-with-no-room-anywhere-in-the-plot"] };
        var lines = Draw(Marks.Braille, points);
        Assert.Equal(3 + 1, string.Concat(lines).Count(c => c == '●'));
        var row = Assert.Single(lines, l => l.Contains("relu", StringComparison.Ordinal));
        Assert.Contains("gelu", string.Concat(lines), StringComparison.Ordinal);
        Assert.DoesNotContain(" relu gelu", row, StringComparison.Ordinal);
        Assert.DoesNotContain("a-name", string.Concat(lines), StringComparison.Ordinal);
    }

    /// <summary>All curves are named, by parts of their names where there is no room for the whole; below that the last are left out.</summary>
    [Theory]
    [InlineData(72, "leaky-relu", "log-sigmoid", "hard-sigmoid", "elu")]
    [InlineData(71, "leaky-relu", "log-sigmoid", "hard-sigmo…", "elu")]
    [InlineData(51, "lea…", "log…", "har…", "elu")]
    [InlineData(50, "leaky-relu", "log-sigmoid")]
    public void Labels_are_cut_before_curves_go_without(int width, params string[] shown)
    {
        var frame = new Frame(width, 12);
        string[] labels = ["leaky-relu", "log-sigmoid", "hard-sigmoid", "elu"];
        GraphView.Draw(frame, frame.Area, new Plot(Range, Extent.OfY(Sigmoid), [.. labels.Select(label => Sigmoid with { Label = label })]));
        var legend = frame.ToText(ColorProfile.None).Split('\n')[0];
        Assert.Equal(shown, legend.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsAsciiLetter)));
    }

    [Fact]
    public void A_histogram_stands_on_zero()
    {
        var bars = Series.Bars("n", [0, 1, 2], [3, 5]);
        Assert.Equal([0, 0, 1, 1, 2, 2], bars.X);
        Assert.Equal([0, 3, 3, 5, 5, 0], bars.Y);
    }

    [Fact]
    public void A_surface_fills_the_plane_with_the_values_under_its_cells()
    {
        var frame = new Frame(10, 5);
        var plot = new Plot(new(0, 10), new(0, 5)) { Surface = (x, y) => new(x > 5 ? y > 2.5 ? 'a' : 'b' : '.', default) };
        GraphView.Draw(frame, frame.Area, plot);
        Assert.Equal(".....aaaaa\n.....aaaaa\n", frame.ToText(ColorProfile.None)[..22]);
        Assert.EndsWith(".....bbbbb\n.....bbbbb\n", frame.ToText(ColorProfile.None), StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_is_shaded_behind_the_curves_and_named()
    {
        var frame = new Frame(44, 12);
        GraphView.Draw(frame, frame.Area, new Plot(Range, Extent.OfY(Sigmoid), Sigmoid) { Bands = [new(-6, -3, "flat", '░'), new(9, 12, "beyond", '▒')] });
        var lines = frame.ToText(ColorProfile.None).Split('\n');
        Assert.StartsWith("     │ flat ░░░░", lines[1].Replace("├", "│", StringComparison.Ordinal).Replace(" 1.0", "    ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(10, lines[5].Count(c => c == '░'));
        Assert.DoesNotContain('▒', string.Concat(lines));
        Assert.NotEqual('░', lines[9][8]);
    }

    [Fact]
    public void A_position_of_the_mouse_is_a_value_of_x()
    {
        var area = new Area(3, 2, 44, 12);
        foreach (var scale in Scale.All)
        {
            var plot = new Plot(new(1, 100), new(0, 1), Sigmoid) { XScale = scale };
            Assert.Null(GraphView.XAt(area, plot, 3, 5));
            Assert.InRange(scale.Fraction(plot.X, GraphView.XAt(area, plot, 9, 5)!.Value), 0, 0.03);
            Assert.InRange(scale.Fraction(plot.X, GraphView.XAt(area, plot, 45, 5)!.Value), 0.97, 1);
            Assert.Equal(37, GraphView.Columns(area, plot));
        }
    }

    [Fact]
    public void Twelve_pens_differ_without_colour()
    {
        Assert.Equal(12, Enumerable.Range(0, 12).Select(i => (Pen.Of(Theme.Mono, i).Pattern, Pen.Of(Theme.Mono, i).Period)).Distinct().Count());
        Assert.Equal(12, Enumerable.Range(0, 12).Select(i => Pen.Of(Theme.Mono, i).Mark).Distinct().Count());
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
