using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class IntervalBarsTests
{
    static readonly IntervalBar[] Bars =
    [
        new("gelu") { IsHeading = true },
        new("scalar", "100") { Interval = (80, 100, 125) },
        new("simd", "1") { Interval = (0.999, 1, 1.001) },
        new("math", "pending"),
    ];

    /// <summary>Ten columns for each power of ten, from 0.1 to 1000: 1 ends after 10 columns, 100 after 30.</summary>
    [Fact]
    public void Bars_end_at_their_values_on_a_scale_of_powers_of_ten()
    {
        var lines = Draw(8 + 2 + 40 + 2 + 7, 5, selected: 2);
        Assert.Equal("gelu", lines[0]);
        Assert.Equal($"  scalar  {new string('█', 29)}├┤{new string(' ', 11)}100", lines[1]);
        Assert.Equal($"▸ simd    {new string('█', 9)}├┤{new string(' ', 31)}1", lines[2]);
        Assert.Equal($"  math    {new string(' ', 42)}pending", lines[3]);
        Assert.Equal($"          {"0.1",-10}{"1",-10}{"10",-10}{"100",-6}1000", lines[4]);
    }

    /// <summary>An interval within one column is one mark.</summary>
    [Fact]
    public void A_narrow_interval_is_one_mark()
    {
        var frame = new Frame(40, 2);
        IntervalBars.Draw(frame, frame.Area, [new("a", "2") { Interval = (1.99, 2, 2.01) }]);
        Assert.Matches("^  a  █+│ +2\n", frame.ToText(ColorProfile.None));
    }

    [Fact]
    public void The_line_selected_is_in_sight() => Assert.Contains(Draw(60, 3, selected: 3), line => line.StartsWith("▸ math", StringComparison.Ordinal));

    /// <summary>Nothing that is no positive number moves the scale, and no picture of it throws.</summary>
    [Fact]
    public void Values_without_a_logarithm_have_no_bar()
    {
        var frame = new Frame(40, 3);
        IntervalBars.Draw(frame, frame.Area, [new("a", "0") { Interval = (-1, 0, 1) }, new("b", "nan") { Interval = (double.NaN, double.NaN, double.PositiveInfinity) }]);
        Assert.DoesNotContain("█", frame.ToText(ColorProfile.None), StringComparison.Ordinal);
    }

    static string[] Draw(int width, int height, int selected)
    {
        var frame = new Frame(width, height);
        IntervalBars.Draw(frame, frame.Area, Bars, selected);
        return [.. frame.ToText(ColorProfile.None).TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];
    }
}

public class PaneGridTests
{
    /// <summary>Whatever the size, panes cover the area without touching each other but for a column between two.</summary>
    [Theory]
    [InlineData(200, 60, 6)]
    [InlineData(80, 20, 2)]
    [InlineData(60, 10, 1)]
    [InlineData(5, 1, 1)]
    public void Panes_share_the_area(int width, int height, int shown)
    {
        var area = new Area(3, 2, width, height);
        var panes = PaneGrid.Of(area, 6, 4, 66, 10).ToList();
        Assert.Equal(shown, panes.Count);
        Assert.Equal(Enumerable.Range(0, shown).Select(i => (4 + i) % 6), panes.Select(p => p.Index));
        Assert.All(panes, p => Assert.Equal(p.Cell, p.Cell.Intersect(area)));
        var cells = from pane in panes from x in Enumerable.Range(pane.Cell.X, pane.Cell.Width) from y in Enumerable.Range(pane.Cell.Y, pane.Cell.Height) select (x, y);
        var columns = width >= 66 * 3 ? 3 : 1;
        Assert.Equal((width - (columns - 1)) * height, cells.Distinct().Count());
        Assert.Equal(cells.Count(), cells.Distinct().Count());
    }
}
