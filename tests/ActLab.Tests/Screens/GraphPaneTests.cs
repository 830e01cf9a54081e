using ActLab.Core;
using ActLab.Screens;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>The graph under keys and mouse, sliders, and activations over each other.</summary>
public class GraphPaneTests
{
    static readonly Area Area = new(19, 3, 61, 20);

    static readonly Activation Tanh = new Catalog().Find("tanh");

    [Fact]
    public void The_wheel_zooms_about_what_is_under_it()
    {
        foreach (var scale in (Scale[])[Scale.Linear, Scale.SymLog])
        {
            var pane = new GraphPane { XScale = scale };
            var zoomed = pane;
            for (var i = 0; i < 5; i++)
            {
                zoomed = Mouse(zoomed, MouseAction.WheelUp, 70);
            }

            Assert.Equal(XAt(pane, 70), XAt(zoomed, 70), 9);
            Assert.True(zoomed.X.Length < 0.5 * pane.X.Length);
            for (var i = 0; i < 5; i++)
            {
                zoomed = Mouse(zoomed, MouseAction.WheelDown, 70);
            }

            Assert.Equal(pane.X.Low, zoomed.X.Low, 9);
            Assert.Equal(pane.X.High, zoomed.X.High, 9);
        }
    }

    [Fact]
    public void A_drag_keeps_what_it_holds_under_the_mouse()
    {
        var pane = Mouse(new GraphPane(), MouseAction.Press, 60);
        var held = XAt(pane, 60);
        foreach (var column in (int[])[50, 40, 65])
        {
            pane = Mouse(pane, MouseAction.Drag, column);
            Assert.Equal(held, XAt(pane, column), 9);
            Assert.Equal(12, pane.X.Length, 9);
        }

        Assert.Equal(pane, Mouse(Mouse(pane, MouseAction.Release, 65), MouseAction.Drag, 30) with { Held = pane.Held });
    }

    [Fact]
    public void A_click_takes_the_cursor_there()
    {
        var pane = Mouse(new GraphPane { Cursor = 0 }, MouseAction.Press, 70);
        Assert.Equal(XAt(pane, 70), pane.Cursor);
        Assert.Null(Mouse(new GraphPane(), MouseAction.Press, 70).Cursor);
        Assert.Equal(pane, Mouse(pane, MouseAction.Press, 20));
    }

    [Fact]
    public void The_cursor_comes_to_0_on_every_axis()
    {
        var pane = new GraphPane().Apply(new KeyInput(Key.Character, 'x'))!.Apply(new KeyInput(Key.Character, 'c'))!;
        Assert.Equal(0, pane.Cursor);
        pane = pane.Apply(new KeyInput(Key.Right))!;
        Assert.True(pane.Cursor > 0);
        Assert.Equal(0, pane.Apply(new KeyInput(Key.Left))!.Cursor);
    }

    /// <summary>Four of them and no more, each with its own dashes and mark; the one selected beside them while there is room.</summary>
    [Fact]
    public void Up_to_four_activations_lie_over_each_other()
    {
        string[] mark = [" ", AppRun.Down];
        var three = AppRun.Screen(120, 40, true, 0, [.. mark, .. mark, .. mark]);
        Assert.All(["celu", "clip", "elu", "erf"], id => Assert.Contains(id, three[3], StringComparison.Ordinal));
        Assert.StartsWith(" ●celu", three[1], StringComparison.Ordinal);
        Assert.StartsWith(" ◆clip", three[2], StringComparison.Ordinal);
        var four = AppRun.Screen(120, 40, true, 0, [.. mark, .. mark, .. mark, .. mark]);
        Assert.DoesNotContain("exponential", four[3], StringComparison.Ordinal);
        Assert.Contains("4 activations are compared already", AppRun.Screen(120, 40, true, 0, [.. mark, .. mark, .. mark, .. mark, " "])[39], StringComparison.Ordinal);
        Assert.Equal(AppRun.Screen(80, 24, true, 0), AppRun.Screen(80, 24, true, 0, " ", " "));
    }

    [Theory]
    [InlineData("elu", "alpha=1.2", "]", "]")]
    [InlineData("elu", "alpha=1", "}", "{")]
    [InlineData("leaky-relu", "alpha=0.009", "[")]
    [InlineData("hard-tanh", "max=1.1", "p", "p", "]")]
    [InlineData("maxout", "pieces=0.1,0;1,0", "]")]
    [InlineData("maxout", "pieces=0,0;1.1,0", "p", "p", "p", "]")]
    [InlineData("maxout", "pieces=0,0;1,0", "]", "0")]
    public void A_slider_moves_one_number_and_the_graph_follows(string id, string expected, params string[] keys)
    {
        var moved = AppRun.Screen(80, 24, true, 0, ["/", id, "\r", .. keys]);
        Assert.Contains(expected, moved[1].Replace("◂", "", StringComparison.Ordinal).Replace("▸", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(expected == "alpha=1" || keys[^1] == "0", string.Join('\n', moved[2..22]) == string.Join('\n', AppRun.Screen(80, 24, true, 0, "/", id, "\r")[2..22]));
    }

    [Fact]
    public void A_slider_stops_where_the_activation_does()
    {
        var lines = AppRun.Screen(80, 24, true, 0, "/", "soft-shrink", "\r", "{", "{", "{", "{", "{", "{");
        Assert.Contains("lambda", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("lambda=◂-", lines[1], StringComparison.Ordinal);
        Assert.Contains("lambda", lines[23], StringComparison.Ordinal);
        Assert.Contains("relu has no parameter", AppRun.Screen(80, 24, true, 0, "/", "relu", "\r", "]")[23], StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_narrows_every_list_of_activations()
    {
        string[] filter = ["/", "tanh", "\r"];
        foreach (var screen in (string[])["1", "2"])
        {
            var lines = AppRun.Screen(80, 24, true, 0, [screen, .. filter]);
            Assert.Contains(lines, line => line.Contains("hard-tanh", StringComparison.Ordinal));
            Assert.DoesNotContain(lines[1..15], line => line.Contains("relu", StringComparison.Ordinal));
            Assert.StartsWith("/tanh", lines[23], StringComparison.Ordinal);
            Assert.Contains(lines, line => line.StartsWith("▸ tanh", StringComparison.Ordinal));
        }

        Assert.Contains(AppRun.Screen(80, 24, true, 0, "2", "/", "!relu"), line => line.Contains("tanh", StringComparison.Ordinal));
        Assert.DoesNotContain(AppRun.Screen(80, 24, true, 0, "2", "/", "!relu"), line => line.Contains(" relu ", StringComparison.Ordinal));
        Assert.Contains(AppRun.Screen(80, 24, true, 0, "/", "hsw"), line => line.Contains("hard-swish", StringComparison.Ordinal));
    }

    static GraphPane Mouse(GraphPane pane, MouseAction action, int column) =>
        pane.Apply(new MouseInput(action, 0, column, Area.Y + 8), Area, [Tanh], Marks.Braille);

    /// <summary>What a click at the column would take the cursor to.</summary>
    static double XAt(GraphPane pane, int column) => Mouse(pane with { Cursor = 0 }, MouseAction.Press, column).Cursor!.Value;
}
