using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class DrawingTests
{
    [Fact]
    public void What_could_disturb_a_terminal_is_drawn_as_a_question_mark()
    {
        var frame = new CellBuffer(12, 1);
        frame.Write(frame.Area, 0, 0, "a\e\n\x9b漢\u0301\u202e😀σ′b", default);
        Assert.Equal("a???" + "???" + "?σ′b\n", frame.ToText(ColorProfile.None));
    }

    [Fact]
    public void Every_character_of_the_plane_becomes_one_printable_cell()
    {
        var frame = new CellBuffer(1, 1) { Ascii = true };
        for (var c = 0; c <= 0xffff; c++)
        {
            frame.Set(frame.Area, 0, 0, (char)c, default);
            Assert.InRange(frame[0, 0].Rune, ' ', '~');
        }
    }

    [Fact]
    public void Text_with_colours_ends_each_line_plain()
    {
        var frame = new CellBuffer(4, 2);
        frame.Write(frame.Area, 0, 0, "ab", new(Color.Rgb(255, 0, 0)));
        frame.Write(frame.Area, 2, 0, "cd", Style.Of(1, Emphasis.Bold));
        Assert.Equal("\e[38;2;255;0;0mab\e[1;31mcd\e[m\n\n", frame.ToText(ColorProfile.TrueColor));
        Assert.Equal("\e[38;5;196mab\e[1;31mcd\e[m\n\n", frame.ToText(ColorProfile.Palette256));
        Assert.Equal("\e[91mab\e[1;31mcd\e[m\n\n", frame.ToText(ColorProfile.Basic16));
        Assert.Equal("abcd\n\n", frame.ToText(ColorProfile.None));
    }

    [Theory]
    [InlineData(0, 0, 0, 16, 0)]
    [InlineData(255, 255, 255, 231, 15)]
    [InlineData(130, 130, 130, 244, 8)]
    [InlineData(230, 159, 0, 178, 3)]
    [InlineData(215, 135, 175, 175, 5)]
    public void Colours_come_down_to_the_nearest(byte red, byte green, byte blue, byte palette, byte basic)
    {
        Style style = new(Color.Rgb(red, green, blue));
        Assert.Equal(Drawn(Color.Indexed(palette), ColorProfile.TrueColor), Drawn(style.Foreground, ColorProfile.Palette256));
        Assert.Equal(Drawn(Color.Indexed(basic), ColorProfile.TrueColor), Drawn(style.Foreground, ColorProfile.Basic16));
    }

    [Theory]
    [InlineData(ColorProfile.None, "NO_COLOR=1", "COLORTERM=truecolor", "TERM=xterm-256color")]
    [InlineData(ColorProfile.TrueColor, "NO_COLOR=", "COLORTERM=truecolor", "TERM=xterm-256color")]
    [InlineData(ColorProfile.TrueColor, "COLORTERM=24bit", "TERM=xterm")]
    [InlineData(ColorProfile.None, "COLORTERM=truecolor", "TERM=dumb")]
    [InlineData(ColorProfile.Palette256, "TERM=tmux-256color")]
    [InlineData(ColorProfile.Basic16, "TERM=linux")]
    [InlineData(ColorProfile.Basic16, "TERM=xterm")]
    [InlineData(ColorProfile.TrueColor, "TERM=xterm-direct")]
    public void The_environment_tells_the_colours(ColorProfile expected, params string[] environment) =>
        Assert.Equal(expected, ColorProfiles.Detect(
            name => environment.FirstOrDefault(entry => entry.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..]));

    [Fact]
    public void An_area_splits_without_losing_cells()
    {
        var area = new Area(2, 3, 10, 6);
        Assert.Equal((new Area(2, 3, 10, 2), new Area(2, 5, 10, 4)), area.SplitTop(2));
        Assert.Equal((new Area(2, 8, 10, 1), new Area(2, 3, 10, 5)), area.SplitBottom(1));
        Assert.Equal((new Area(2, 3, 4, 6), new Area(6, 3, 6, 6)), area.SplitLeft(4));
        Assert.Equal((new Area(8, 3, 4, 6), new Area(2, 3, 6, 6)), area.SplitRight(4));
        Assert.Equal((area, new Area(2, 9, 10, 0)), area.SplitTop(99));
        Assert.Equal(new Area(5, 5, 4, 2), area.Center(4, 2));
        Assert.True(area.Inset(9, 9).IsEmpty);
        Assert.True(area.Intersect(new(12, 3, 5, 5)).IsEmpty);
    }

    [Fact]
    public void The_curves_of_a_theme_can_be_told_apart_or_are_left_to_their_patterns()
    {
        foreach (var theme in Theme.All)
        {
            var styles = Enumerable.Range(0, 4).Select(theme.Series).Distinct().Count();
            Assert.True(styles == 4 || theme == Theme.Mono);
            Assert.Equal(4, Enumerable.Range(0, 4).Select(i => (Pen.Of(theme, i).Pattern, Pen.Of(theme, i).Mark)).Distinct().Count());
        }
    }

    static string Drawn(Color color, ColorProfile profile)
    {
        var frame = new CellBuffer(1, 1);
        frame.Set(frame.Area, 0, 0, 'x', new(color));
        return frame.ToText(profile);
    }
}
