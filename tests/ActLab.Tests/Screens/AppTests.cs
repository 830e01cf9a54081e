using System.Text;
using ActLab.Screens;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>What keys do, seen on the screen.</summary>
public class AppTests
{
    [Theory]
    [InlineData(59, 15)]
    [InlineData(60, 14)]
    [InlineData(59, 14)]
    [InlineData(20, 3)]
    public void A_small_terminal_is_refused_politely(int width, int height)
    {
        var text = string.Join(' ', AppRun.Screen(width, height, true, 0).Where(line => line.Length > 0));
        Assert.Equal($"ActLab needs 60 x 15 cells; here are {width} x {height}. q quits.", text);
    }

    [Fact]
    public void A_terminal_that_grows_shows_the_app()
    {
        using var terminal = new Terminal.TestTerminal(59, 14) { ExpectedWakeups = 1 };
        terminal.Resize(60, 15);
        Application.Run(terminal, new App(AppRun.Workbench, Marks.Braille));
        Assert.StartsWith("[1 Activations]", terminal.Lines()[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q", 0)]
    [InlineData("\x03", 130)]
    public void Quitting_has_its_exit_code(string key, int code)
    {
        using var terminal = new Terminal.TestTerminal(80, 24).Type(key);
        Assert.Equal(code, Application.Run(terminal, new App(AppRun.Workbench, Marks.Braille)));
        Assert.False(terminal.IsEntered);
    }

    /// <summary>Wake-ups without a message and keys without a meaning write nothing; no timer runs.</summary>
    [Fact]
    public void No_frame_is_written_without_a_message_that_changes_it()
    {
        using var terminal = new Terminal.TestTerminal(80, 24) { ExpectedWakeups = 1 };
        terminal.Raise(Wakeup.Woken).Type("w").Raise(Wakeup.Woken).Raise(Wakeup.Woken).Type(AppRun.Up);
        Application.Run(terminal, new App(AppRun.Workbench, Marks.Braille));
        Assert.Equal(AppRun.FirstWrites, terminal.Writes.Count);
        Assert.All(terminal.Waits, wait => Assert.Equal(-1, wait));
    }

    [Fact]
    public void One_key_is_one_write()
    {
        using var terminal = AppRun.Play(80, 24, true, 0, AppRun.Down, "+", "c", "?", "x", "T");
        Assert.Equal(AppRun.FirstWrites + 6, terminal.Writes.Count);
    }

    /// <summary>The graph, whose code is compiled when it is first drawn, does not keep the list waiting.</summary>
    [Fact]
    public void The_list_comes_first_then_the_graph()
    {
        using var terminal = AppRun.Play(80, 24, true, 0);
        var first = new Terminal.VtEmulator(80, 24);
        first.Write(terminal.Writes[0]);
        string[] outline = [.. Enumerable.Range(0, 24).Select(first.Line)], whole = terminal.Lines();
        Assert.StartsWith("▸ celu              CELU", outline[1], StringComparison.Ordinal);
        Assert.Equal("  clip              f(x) = if(x <= 0, alpha*(exp(x/alpha) - 1), x)", outline[2].TrimEnd());
        Assert.All(outline.Zip(whole), rows => Assert.StartsWith(rows.First.TrimEnd(), rows.Second, StringComparison.Ordinal));
        Assert.All(outline[3..22], row => Assert.InRange(row.TrimEnd().Length, 1, 19));
        Assert.StartsWith("┌─ ⠤⠤⠤⠤ f ", whole[3][19..].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_narrows_the_list_selects_and_is_cleared()
    {
        var filtered = AppRun.Screen(80, 24, false, 0, "/", "swish");
        Assert.Contains("SiLU", filtered[1], StringComparison.Ordinal);
        Assert.DoesNotContain(filtered, line => line.Contains("relu", StringComparison.Ordinal));
        Assert.StartsWith("/swish", filtered[23], StringComparison.Ordinal);
        var cleared = AppRun.Screen(80, 24, false, 0, "/", "swish", "\r", "/", "\x15", "\r");
        Assert.Contains(cleared, line => line.Contains("relu", StringComparison.Ordinal));
        Assert.Contains("SiLU", cleared[1], StringComparison.Ordinal);
    }

    /// <summary>A filter that is a whole name selects that activation, whatever else holds the same letters.</summary>
    [Theory]
    [InlineData("relu", "ReLU")]
    [InlineData("sigmoid", "Sigmoid")]
    [InlineData("identity", "Linear")]
    [InlineData("hard-silu", "Hardswish")]
    public void A_whole_name_selects_its_activation(string name, string shown) =>
        Assert.Matches($@"\s{shown}(\s|$)", AppRun.Screen(60, 15, false, 0, "/", name)[1]);

    /// <summary>Forty-one activations in twelve rows: the list turns pages with the selection, and a click finds the row shown.</summary>
    [Fact]
    public void A_long_list_scrolls_and_is_clicked_where_it_is_shown()
    {
        var end = AppRun.Screen(60, 15, false, 0, "\e[F");
        Assert.Contains(end, line => line.StartsWith("> thresholded-relu", StringComparison.Ordinal));
        var row = Array.FindIndex(end, line => line.StartsWith("  softsign", StringComparison.Ordinal));
        Assert.InRange(row, 1, 13);
        Assert.Contains("Softsign", AppRun.Screen(60, 15, false, 0, "\e[F", $"\e[<0;3;{row + 1}M")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_stand_in_place_of_the_graph()
    {
        var facts = string.Join(' ', AppRun.Screen(80, 24, false, 0, "/", "hard-swish", "\r", "i").Select(line => line.Trim()));
        Assert.All(
            ["hard-swish, hard-silu", "[-0.375, inf)", "not monotone, crosses 0 at 0", "x=-3: f' 0 | -0.5, takes 0", "PyTorch 2.6: f'(-3) = -0.5", "Howard"],
            text => Assert.Contains(text, facts, StringComparison.Ordinal));
        Assert.Contains("x=-0.5: f -0.5 | 0, f' takes 0", string.Join('\n', AppRun.Screen(80, 24, false, 0, "/", "hard-shrink", "\r", "i")), StringComparison.Ordinal);
        Assert.Equal(AppRun.Screen(80, 24, false, 0), AppRun.Screen(80, 24, false, 0, "i", "i"));
    }

    /// <summary>A letter that is a key elsewhere is text in a filter.</summary>
    [Fact]
    public void Keys_are_text_while_typing() =>
        Assert.StartsWith("/q?1d", AppRun.Screen(80, 24, false, 0, "/", "q?1d")[23], StringComparison.Ordinal);

    [Fact]
    public void The_cursor_reads_out_f_and_its_derivatives()
    {
        var lines = AppRun.Screen(80, 24, false, 0, "/", "sigmoid", "\r", "c", AppRun.Right, "s");
        Assert.Contains("x = 0.2  f = 0.549834  f' = 0.247517  f'' = -0.0246695", string.Join('\n', lines), StringComparison.Ordinal);
        lines = AppRun.Screen(80, 24, false, 0, "/", "sigmoid", "\r", "c", AppRun.Left, AppRun.Left, AppRun.Right, AppRun.Right);
        Assert.Contains("x = 0  f = 0.5  f' = 0.25", string.Join('\n', lines), StringComparison.Ordinal);
    }

    /// <summary>However long the numbers and however narrow the screen, the error stands below them.</summary>
    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void The_cursor_reads_out_the_errors_too(int width, int height)
    {
        var lines = AppRun.Screen(width, height, false, 0, "/", "sigmoid", "\r", "x", "c", AppRun.Right, AppRun.Right);
        Assert.Matches(@"f32 simd: f 0\.\d+ ulp, f' 0\.\d+ ulp", lines[height - 2]);
        Assert.Matches(@"f'' = -0\.\d{6}", string.Join('\n', lines));
    }

    /// <summary>u shows the errors of f, then those of f', then none.</summary>
    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    [InlineData(120, 40)]
    public void The_errors_in_ulp_are_shown_below_the_graph(int width, int height)
    {
        string Screen(params string[] more) => string.Join('\n', AppRun.Screen(width, height, true, 0, ["/", "tanh", "\r", .. more]));
        Assert.Contains("f in f32: up to ", Screen("u"), StringComparison.Ordinal);
        Assert.Contains("f' in f32: up to ", Screen("u", "u"), StringComparison.Ordinal);
        Assert.Equal(Screen(), Screen("u", "u", "u"));
    }

    [Fact]
    public void The_selection_is_shared_by_the_screens()
    {
        var lines = AppRun.Screen(80, 24, false, 0, AppRun.Down, AppRun.Down, "4");
        Assert.EndsWith(": elu", lines[1], StringComparison.Ordinal);
        lines = AppRun.Screen(80, 24, false, 0, "2", AppRun.Down, AppRun.Down, "\t", "\t", AppRun.Up, "1");
        Assert.Contains("Clip", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "normal input is written mean,sd rows units")]
    [InlineData("0,-1 10 2", "not below 0")]
    [InlineData("0,1 10 0", "units must be 1 to")]
    public void Bad_input_is_a_line_at_the_bottom(string text, string part)
    {
        var lines = AppRun.Screen(80, 24, false, 1, "3", "n", "\x15", text, "\r");
        Assert.Contains(part, string.Join(' ', lines[21..]), StringComparison.Ordinal);
    }

    [Fact]
    public void Benchmarks_say_that_there_is_no_job_yet() =>
        Assert.Contains("there is no job yet", AppRun.Screen(80, 24, false, 1, "4", "r")[23], StringComparison.Ordinal);

    [Fact]
    public void Moving_in_the_list_costs_few_bytes()
    {
        using var terminal = AppRun.Play(80, 24, true, 0, "2", AppRun.Down, AppRun.Down);
        Assert.All(terminal.Writes.Skip(AppRun.FirstWrites + 1), write => Assert.InRange(write.Length, 1, 300));
        Assert.DoesNotContain("\e[2J", Encoding.UTF8.GetString(terminal.Writes[^1]), StringComparison.Ordinal);
    }
}
