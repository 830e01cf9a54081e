using System.Text.Json;
using ActLab.Commands;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>The close look at an audit, walked by keys.</summary>
public class AuditScreenTests
{
    const string BackTab = "\e[Z", End = "\e[F";

    /// <summary>Keys that open the look at an activation and wait for its audit.</summary>
    static string[] Open(string id) => ["/", id, "\r", "2", "\r", AppRun.Work, AppRun.Work];

    static string[] Look(int width, int height, string id, params IEnumerable<string> keys) =>
        AppRun.Screen(width, height, true, 1, [.. Open(id), .. keys]);

    static string Selected(string[] lines) => Assert.Single(lines, line => line.Contains('▸') && line.Contains("pass"));

    /// <summary>No screen shows a number that the command does not print: the points walked are those of the JSON, in its order.</summary>
    [Fact]
    public void The_points_walked_are_the_worst_points_of_the_json()
    {
        var points = CommandRun.Of("audit", "softsign", "--json").Json().GetProperty("audits")[0].GetProperty("worstPoints").EnumerateArray().ToList();
        Assert.Equal(8, points.Count);
        var last = double.PositiveInfinity;
        for (var i = 0; i < points.Count; i++)
        {
            var ulps = points[i].GetProperty("ulps").GetDouble();
            Assert.InRange(ulps, 0, last);
            last = ulps;
            string[] down = [.. Enumerable.Repeat(AppRun.Down, i)];
            var line = Selected(Look(80, 24, "softsign", down));
            Assert.Contains($" {Text(points[i], "x")} ", line, StringComparison.Ordinal);
            Assert.Contains($" {NumberText.Short(ulps)} ", line, StringComparison.Ordinal);
            Assert.Contains($" {Text(points[i], "claimedInDouble")}", line, StringComparison.Ordinal);
            var witnesses = string.Join('\n', Look(120, 40, "softsign", down));
            Assert.All(points[i].GetProperty("witnesses").EnumerateArray(), witness =>
                Assert.Matches($@"{witness.GetProperty("witness").GetString()} +{witness.GetProperty("opinion").GetString()} +{Text(witness, "value")}", witnesses));
        }
    }

    /// <summary>However near the graph is zoomed, the point walked to is on it.</summary>
    [Theory]
    [InlineData(60, 15)]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void The_graph_follows_the_point(int width, int height)
    {
        var walk = new List<string>();
        foreach (var key in (string[])["+", "+", "+", "+", "+", "+", AppRun.Down, AppRun.Down, AppRun.Down, AppRun.Up, End, "-", "0"])
        {
            walk.Add(key);
            Assert.Single(Look(width, height, "softsign", walk), line => line.Contains('●'));
        }
    }

    [Fact]
    public void Zooming_shows_a_part_of_x_and_0_shows_all_again()
    {
        var all = Look(80, 24, "softsign");
        Assert.NotEqual(all, Look(80, 24, "softsign", "+"));
        Assert.Equal(all, Look(80, 24, "softsign", "+", "+", "0"));
        Assert.Equal(all, Look(80, 24, "softsign", "+", "-"));
        Assert.Equal(all, Look(80, 24, "softsign", "-"));
    }

    /// <summary>Where the table is wider than the screen, no number is cut and every column can be scrolled to.</summary>
    [Fact]
    public void Every_column_can_be_reached_on_the_smallest_screen()
    {
        string[] wanted = ["ulp", "verdict", "claimed in double", "reference", "bits of x", "claimed", "central difference"];
        var seen = Enumerable.Range(0, 8).SelectMany(scrolled => Look(60, 15, "softsign", Enumerable.Repeat(AppRun.Right, scrolled))).ToList();
        Assert.All(wanted, heading => Assert.Contains(seen, line => line.Contains(heading, StringComparison.Ordinal)));
        Assert.Contains(seen, line => line.Contains("-15.668097968416033", StringComparison.Ordinal) && line.Contains(" 0xc02f5610efd9bde7", StringComparison.Ordinal));
        Assert.Equal(Look(60, 15, "softsign"), Look(60, 15, "softsign", AppRun.Right, AppRun.Right, AppRun.Left, AppRun.Left));
    }

    [Fact]
    public void Tab_walks_the_panes_and_after_escape_the_screens()
    {
        string[] titles = ["[points]", "[witnesses]", "[kinks, jumps 2]", "[findings 0]", "[summary]", "[points]"];
        for (var i = 0; i < titles.Length; i++)
        {
            Assert.Contains(titles[i], Look(60, 15, "hard-shrink", Enumerable.Repeat("\t", i))[1], StringComparison.Ordinal);
        }

        Assert.Contains("[summary]", Look(60, 15, "hard-shrink", BackTab)[1], StringComparison.Ordinal);
        Assert.Contains("activation", Look(80, 24, "hard-shrink", AppRun.Escape)[1], StringComparison.Ordinal);
        Assert.Contains("[3 Statistics]", Look(80, 24, "hard-shrink", AppRun.Escape, "\t")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Kinks_have_their_slopes_and_jumps_their_limits()
    {
        var kink = Look(120, 40, "relu", "\t", "\t");
        Assert.Contains(kink, line => line.Contains("kink: slopes  0     1      0      left", StringComparison.Ordinal));
        var jump = string.Join('\n', Look(120, 40, "hard-shrink", "\t", "\t", AppRun.Down));
        Assert.Matches(@"-0\.5 +jump: limits of f +-0\.5 +0 +0 ", jump);
        Assert.Matches(@"▸ 0\.5 +jump: limits of f +0 +0\.5 +0 ", jump);
    }

    /// <summary>An activation with a learnable parameter has two audits.</summary>
    [Fact]
    public void S_shows_the_other_subject()
    {
        Assert.Contains("prelu, derivative: pass", Look(80, 24, "prelu")[2], StringComparison.Ordinal);
        Assert.Contains("prelu, derivative by alpha: pass", Look(80, 24, "prelu", "s")[2], StringComparison.Ordinal);
        Assert.Equal(Look(80, 24, "prelu"), Look(80, 24, "prelu", "s", "s"));
    }

    [Fact]
    public void A_walk_costs_few_bytes()
    {
        using var terminal = AppRun.Play(80, 24, true, 1, [.. Open("softsign"), AppRun.Down, AppRun.Down, AppRun.Down, AppRun.Down]);
        Assert.All(terminal.Writes.TakeLast(4), write => Assert.InRange(write.Length, 1, 1000));
    }

    static string Text(JsonElement parent, string name) => NumberText.Of(parent.GetProperty(name).GetDouble());
}
