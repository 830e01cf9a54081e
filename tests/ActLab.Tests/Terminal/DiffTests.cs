using ActLab.Terminal;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Terminal;

public class DiffTests
{
    static readonly string[] Names = ["sigmoid", "tanh", "relu", "leaky-relu", "elu", "selu", "softplus", "gelu", "silu", "mish", "softsign", "hard-tanh"];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 3, 2)]
    [InlineData(3, 17, 5)]
    [InlineData(4, 80, 24)]
    [InlineData(5, 200, 3)]
    public void A_terminal_shows_the_frame_after_any_sequence_of_changes(int seed, int width, int height)
    {
        var random = new Random(seed);
        var emulator = new VtEmulator(width, height);
        var diff = new Diff(ColorProfile.TrueColor);
        var frame = new CellBuffer(width, height);
        for (var round = 0; round < 60; round++)
        {
            Scribble(random, frame);
            if (round % 17 == 16)
                diff.Invalidate();
            emulator.Write(diff.Render(frame));
            emulator.AssertShows(frame);
            Assert.True(diff.Render(frame).IsEmpty);
        }
    }

    /// <summary>Curves that cross, over text: what the order of runs is made for. Whatever order is taken, the terminal shows the frame.</summary>
    [Theory]
    [InlineData(ColorProfile.Basic16)]
    [InlineData(ColorProfile.TrueColor)]
    public void A_terminal_shows_curves_in_whatever_order_they_are_written(ColorProfile profile)
    {
        var random = new Random(8);
        var (emulator, diff, frame) = (new VtEmulator(80, 24), new Diff(profile), new Frame(80, 24));
        for (var round = 0; round < 150; round++)
        {
            frame.Clear();
            frame.Write(frame.Area, random.Next(4), random.Next(24), "some text that moves", frame.Theme.Text);
            var (a, b, c) = (random.Next(1, 9), random.NextDouble(), random.Next(4));
            Series[] curves = [.. Enumerable.Range(0, c).Select(i => Series.Sample($"{i}", x => Math.Sin(a * x + i) * b, new(-3, 3), 150))];
            GraphView.Draw(frame, frame.Area.SplitLeft(20).Right, new Plot(new(-3, 3), new(-1, 1), curves) { Cursor = random.Next(3) == 0 ? b : null });
            emulator.Write(diff.Render(frame));
            emulator.AssertShows(frame);
            Assert.True(diff.Render(frame).IsEmpty);
        }
    }

    /// <summary>A frame that may not be sent leaves the terminal's state as it was, whatever orders were tried.</summary>
    [Fact]
    public void What_was_too_long_to_send_was_never_written()
    {
        var (emulator, diff, frame) = (new VtEmulator(80, 24), new Diff(ColorProfile.Palette256), new Frame(80, 24));
        for (var selected = 0; selected < Names.Length; selected++)
        {
            DrawScreen(frame, selected, Names[selected]);
            if (diff.Render(frame, selected % 3 == 0 ? int.MaxValue : 100) is { Length: var length } bytes && (selected % 3 == 0 || length <= 100))
            {
                emulator.Write(bytes);
                emulator.AssertShows(frame);
            }
        }
    }

    [Fact]
    public void A_frame_of_another_size_is_drawn_whole()
    {
        var diff = new Diff(ColorProfile.None);
        diff.Render(new CellBuffer(10, 4));
        var frame = new CellBuffer(6, 2);
        frame.Write(frame.Area, 0, 1, "hello", default);
        var emulator = new VtEmulator(6, 2);
        emulator.Write(diff.Render(frame));
        emulator.AssertShows(frame);
    }

    [Theory]
    [InlineData(ColorProfile.None)]
    [InlineData(ColorProfile.Palette256)]
    [InlineData(ColorProfile.TrueColor)]
    public void Moving_the_selection_costs_at_most_120_bytes(ColorProfile profile)
    {
        var diff = new Diff(profile);
        var frame = new Frame(80, 24);
        for (var selected = 0; selected < Names.Length; selected++)
        {
            DrawScreen(frame, selected, Names[0]);
            var bytes = diff.Render(frame).Length;
            if (selected > 0)
                Assert.InRange(bytes, 1, 120);
        }
    }

    [Fact]
    public void A_new_plot_beside_the_list_costs_at_most_1400_bytes_and_900_in_the_median()
    {
        var diff = new Diff(ColorProfile.Palette256);
        var frame = new Frame(80, 24);
        var costs = new List<int>();
        for (var selected = 0; selected < Names.Length; selected++)
        {
            DrawScreen(frame, selected, Names[selected]);
            costs.Add(diff.Render(frame).Length);
        }
        costs.RemoveAt(0);
        costs.Sort();
        Assert.InRange(costs[^1], 1, 1400);
        Assert.InRange(costs[costs.Count / 2], 1, 900);
    }

    [Fact]
    public void A_frame_makes_no_garbage_once_the_first_is_drawn()
    {
        var diff = new Diff(ColorProfile.Basic16);
        var frame = new Frame(80, 24);
        var drawn = 0;
        Assert.Equal(0, Allocation.Least(() => diff.Render(frame), () => DrawScreen(frame, drawn % 2, Names[drawn++ % 2])));
    }

    [Fact]
    public void Without_colours_there_is_no_colour_code()
    {
        var frame = new Frame(80, 24);
        DrawScreen(frame, 3, Names[1]);
        var emulator = new VtEmulator(80, 24);
        emulator.Write(new Diff(ColorProfile.None).Render(frame));
        for (var y = 0; y < 24; y++)
        {
            for (var x = 0; x < 80; x++)
                Assert.Equal(default, emulator[x, y].Style with { Emphasis = default });
        }
    }

    static void DrawScreen(Frame frame, int selected, string plotted)
    {
        frame.Clear();
        var (bar, main) = frame.Area.SplitBottom(1);
        var (left, right) = main.SplitLeft(18);
        ListView.Draw(frame, Box.Draw(frame, left, "Functions"), Names, selected);
        var range = new Extent(-6, 6);
        var f = Series.Sample(plotted, x => Value(plotted, x), range, 200);
        var df = Series.Sample(plotted + "'", x => (Value(plotted, x + 1e-5) - Value(plotted, x - 1e-5)) / 2e-5, range, 200);
        GraphView.Draw(frame, right, new Plot(range, Extent.OfY(f, df), f, df));
        StatusBar.Draw(frame, bar, [new("q", "Quit"), new("?", "Help")]);
    }

    static double Value(string name, double x) => name switch
    {
        "sigmoid" => 1 / (1 + Math.Exp(-x)),
        "tanh" => Math.Tanh(x),
        "relu" => Math.Max(0, x),
        "leaky-relu" => x > 0 ? x : 0.01 * x,
        "elu" => x > 0 ? x : Math.Exp(x) - 1,
        "selu" => 1.05 * (x > 0 ? x : 1.67 * (Math.Exp(x) - 1)),
        "softplus" => Math.Log(1 + Math.Exp(x)),
        "gelu" => 0.5 * x * (1 + Math.Tanh(0.7978 * (x + 0.044715 * x * x * x))),
        "silu" => x / (1 + Math.Exp(-x)),
        "mish" => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        "softsign" => x / (1 + Math.Abs(x)),
        _ => Math.Clamp(x, -1, 1),
    };

    static void Scribble(Random random, CellBuffer frame)
    {
        if (random.Next(8) == 0)
            frame.Clear();
        for (var i = random.Next(12); i > 0; i--)
        {
            var text = new string("a ─⠿é  "[random.Next(7)], random.Next(1, 12));
            frame.Write(frame.Area, random.Next(frame.Area.Width), random.Next(frame.Area.Height), text, RandomStyle(random));
        }
    }

    static Style RandomStyle(Random random) => random.Next(3) == 0
        ? default
        : new(RandomColor(random), RandomColor(random), (Emphasis)random.Next(16));

    static Color RandomColor(Random random) => random.Next(4) switch
    {
        0 => Color.Indexed((byte)random.Next(256)),
        1 => Color.Rgb((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)),
        _ => default,
    };
}
