using System.Globalization;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>The close look at statistics, walked by keys: picture, unit, what-if table.</summary>
public sealed class StatisticsScreenTests
{
    const string BackTab = "\e[Z", End = "\e[F", Home = "\e[H", PageDown = "\e[6~", PageUp = "\e[5~";

    /// <summary>Messages of the measurement of <see cref="NetFile"/>: progress once for each layer, and the result.</summary>
    public const int Messages = 5;

    /// <summary>Messages of a second pass for a unit: progress, and the profile.</summary>
    public const int Reading = 2;

    /// <summary>Keys that open the file with an activation selected, wait for its layers, and look closer.</summary>
    public static string[] Open(string id) =>
        ["/", id, "\r", "3", "o", NetFile.FullPath, "\r", .. Enumerable.Repeat(AppRun.Work, Messages + 1), "\r"];

    /// <summary>Opens the unit pane from the picture and waits for the profile.</summary>
    static readonly string[] Unit = ["\r", AppRun.Work, AppRun.Work];

    static string[] Look(int width, int height, string id, int readings, params IEnumerable<string> keys) =>
        AppRun.Screen(width, height, true, Messages + (Reading * readings), [.. Open(id), .. keys]);

    static string Text(string[] lines) => string.Join('\n', lines);

    [Fact]
    public void The_picture_counts_what_the_command_counts()
    {
        var json = CommandRun.Of("stats", "relu", "--input", NetFile.FullPath, "--json").Json();
        var screen = Look(120, 40, "relu", 0);
        foreach (var layer in json.EnumerateArray())
        {
            var counts = layer.GetProperty("states").EnumerateObject().Where(s => s.Value.GetInt32() > 0).Select(s => $"{s.Value} {s.Name}");
            Assert.Single(screen, l => l.Contains($"{layer.GetProperty("array")}: {layer.GetProperty("units")} units", StringComparison.Ordinal)
                && l.EndsWith($": {string.Join(", ", counts)}", StringComparison.Ordinal));
        }

        var states = json[0].GetProperty("perUnit").EnumerateArray().Select(u => u.GetProperty("state").GetString()).ToList();
        Assert.Equal(["alive", "dead", "alive", "alive", "alive", "dormant", "alive", "unknown"], states);
    }

    /// <summary>Eight units, a cell each: the state by a letter; unit 6 is saturated on three quarters of its values.</summary>
    [Fact]
    public void Cells_tell_states_by_characters()
    {
        var relu = Look(80, 24, "relu", 0);
        Assert.Matches("^ +0 [·░▒▓]X[░▒]·[░▒]d▓[?]$", relu[Array.FindIndex(relu, l => l.Contains("layer0:", StringComparison.Ordinal)) + 1]);
        var tanh = Look(80, 24, "tanh", 0);
        Assert.Matches("^ +0 ···S···[?]$", tanh[Array.FindIndex(tanh, l => l.Contains("layer0:", StringComparison.Ordinal)) + 1]);
        var ascii = AppRun.Screen(80, 24, false, Messages, Open("relu"));
        Assert.Matches("^ +0 [.:+#]X[.:+][.][.:+]d#[?]$", ascii[Array.FindIndex(ascii, l => l.Contains("layer0:", StringComparison.Ordinal)) + 1]);
    }

    /// <summary>More units than cells: the worst is shown, and how many a cell stands for is said.</summary>
    [Theory]
    [InlineData(60, 15)]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void A_layer_that_does_not_fit_is_binned_and_every_layer_can_be_reached(int width, int height)
    {
        foreach (var layer in new[] { 2, 3 })
        {
            var screen = Look(width, height, "relu", 0, Enumerable.Repeat(AppRun.Down, layer));
            var at = Array.FindIndex(screen, l => l.StartsWith("▸ ", StringComparison.Ordinal));
            Assert.Contains($"layer{layer}: {NetFile.Units[layer]} units", screen[at], StringComparison.Ordinal);
            Assert.Contains($"layer {layer + 1} of 4: layer{layer}", screen[1], StringComparison.Ordinal);
            if (layer == 2)
            {
                // 500 units in three rows of 54 cells: four to a cell, and unit 1, in the first, is dead.
                Assert.Contains(width == 60 ? "500 units, 4 to a cell: 1 dead" : "500 units: 1 dead", screen[at], StringComparison.Ordinal);
                Assert.Matches(width == 60 ? "^ +0 X" : "^ +0 [·░▒▓]X", screen[at + 1]);
            }
        }
    }

    [Fact]
    public void Keys_walk_the_units_and_stop_at_the_ends()
    {
        static void Shows(int unit, params IEnumerable<string> keys) =>
            Assert.Contains(Look(80, 24, "relu", 0, [AppRun.Down, .. keys]), l => l.StartsWith($"relu, unit {unit}: ", StringComparison.Ordinal));

        Shows(2, AppRun.Left, AppRun.Right, AppRun.Right);
        Shows(11, PageDown, AppRun.Right, PageUp, PageDown);
        Shows(99, End, AppRun.Right);
        Shows(1, End, Home, "d");
        Shows(7, "d", "d", "d");
        Shows(1, "d", "d", "d", "d");
        // A layer with fewer units shows its last.
        Shows(2, End, AppRun.Down, AppRun.Down);
    }

    [Fact]
    public void One_unit_has_the_numbers_of_the_command()
    {
        var json = CommandRun.Of("stats", "relu", "--input", NetFile.FullPath, "--array", "layer0", "--unit", "6", "--json").Json()[0];
        var unit = json.GetProperty("perUnit")[6];
        var history = json.GetProperty("unit").GetProperty("history").EnumerateArray().ToList();
        // 130 rows: 44 stretches of 3, the last of 1; silent from row 65 on.
        Assert.Equal((44, 3, 1), (history.Count, history[0].GetProperty("rows").GetInt32(), history[43].GetProperty("rows").GetInt32()));
        Assert.All(history.Skip(22), s => Assert.Equal(0, s.GetProperty("positive").GetInt32()));
        Assert.Equal(unit.GetProperty("positive").GetInt32(), history.Sum(s => s.GetProperty("positive").GetInt32()));
        Assert.Equal(130, json.GetProperty("unit").GetProperty("histogram").GetProperty("counts").EnumerateArray().Sum(c => c.GetInt32()));

        var screen = Text(Look(120, 40, "relu", 1, [.. Enumerable.Repeat(AppRun.Right, 6), .. Unit]));
        Assert.Contains($"relu, unit 6: alive, z > 0 on {unit.GetProperty("positive")} of 130 rows", screen, StringComparison.Ordinal);
        Assert.Contains($"last {unit.GetProperty("lastPositive")}.", screen, StringComparison.Ordinal);
        Assert.Contains($"dormant score {unit.GetProperty("dormantScore").GetDouble().ToString("G4", CultureInfo.InvariantCulture)};", screen, StringComparison.Ordinal);
        Assert.Contains(" z>0, 3 rows ", screen, StringComparison.Ordinal);
        Assert.Contains(" z, 40 bins ", screen, StringComparison.Ordinal);
        Assert.Contains(" E|h|, 3 rows ", Text(Look(120, 40, "relu", 1, [.. Unit, "v"])), StringComparison.Ordinal);
    }

    /// <summary>Each unit walked to is read anew, and so is the same unit for another activation.</summary>
    [Fact]
    public void The_profile_follows_unit_layer_and_activation()
    {
        string[] wait = [AppRun.Work, AppRun.Work];
        var first = Look(80, 24, "relu", 1, Unit);
        Assert.Equal(first, Look(80, 24, "relu", 3, [.. Unit, AppRun.Right, .. wait, AppRun.Left, .. wait]));
        var other = Text(Look(80, 24, "relu", 4, [.. Unit, "l", .. wait, "a", .. wait, AppRun.Right, .. wait]));
        Assert.Contains("layer 2 of 4", other, StringComparison.Ordinal);
        Assert.Contains("relu6, unit 1: dead", other, StringComparison.Ordinal);
        Assert.Equal(first, Look(80, 24, "relu", 3, [.. Unit, "a", .. wait, "A", .. wait, "\t", "\t", "\t"]));
    }

    [Fact]
    public void A_unit_without_a_finite_value_says_so()
    {
        var screen = Text(Look(80, 24, "relu", 1, [.. Enumerable.Repeat(AppRun.Right, 7), .. Unit]));
        Assert.Contains("unit 7: unknown", screen, StringComparison.Ordinal);
        Assert.Contains("No two finite values", screen, StringComparison.Ordinal);
    }

    /// <summary>The what-if table has the cells of the command, and every column can be reached on the smallest screen.</summary>
    [Fact]
    public void The_what_if_table_is_that_of_the_command()
    {
        var command = CommandRun.Of("stats", "--input", NetFile.FullPath, "--array", "layer1", "--what-if").Out.Split('\n')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(cells => cells is ["gelu", ..]);
        var row = Look(120, 40, "gelu", 0, BackTab, "l").Single(l => l.StartsWith("▸ gelu ", StringComparison.Ordinal));
        Assert.Equal(command, row[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var headings = string.Join(' ', new[] { 0, 3, 7 }.Select(right => Look(60, 15, "gelu", 0, [BackTab, .. Enumerable.Repeat(AppRun.Right, right)])[2]));
        Assert.All(["h=0", "satL", "satR", "f32", "f16", "bf16", "E f'^2", "depth"], heading => Assert.Contains(heading, headings, StringComparison.Ordinal));
        Assert.Contains(Look(60, 15, "gelu", 0, BackTab, AppRun.Down), l => l.StartsWith("▸ gelu-tanh", StringComparison.Ordinal));
        Assert.Contains(Look(60, 15, "gelu", 0, BackTab, "\e[<0;5;5M"), l => l.StartsWith("▸ gelu-tanh", StringComparison.Ordinal));
    }

    /// <summary>What columns mean has room of its own where it has none beside the table.</summary>
    [Theory]
    [InlineData(60, 15)]
    [InlineData(80, 24)]
    public void The_meaning_of_columns_can_be_reached(int width, int height)
    {
        string[] command = ["stats", "relu", "--input", NetFile.FullPath, "--array", "layer0"];
        static string Words(params IEnumerable<string> lines) => string.Join(' ', lines.SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        static string From(string text, string start) => Words(text.Split('\n').SkipWhile(l => !l.StartsWith(start, StringComparison.Ordinal)));
        var whatIf = From(CommandRun.Of([.. command, "--what-if"]).Out, "in per cent");
        Assert.Contains(whatIf, Words(Look(width, height, "relu", 0, BackTab, "e")), StringComparison.Ordinal);
        Assert.DoesNotContain("f32 f16", Words(Look(width, height, "relu", 0, BackTab, "e")), StringComparison.Ordinal);
        Assert.Equal(Look(width, height, "relu", 0, BackTab), Look(width, height, "relu", 0, BackTab, "e", "e"));
        Assert.Equal(Look(width, height, "relu", 0, BackTab), Look(width, height, "relu", 0, BackTab, "e", AppRun.Escape));
        var table = From(CommandRun.Of(command).Out, "dead: ");
        Assert.StartsWith(table[..table.IndexOf(" relu:", StringComparison.Ordinal)], From(Text(Look(width, height, "relu", 0, AppRun.Escape, "e")), "dead: "), StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_walks_the_panes_and_escape_keeps_the_layer()
    {
        string[] titles = ["[picture]", "[unit]", "[what-if]"];
        Assert.Contains(titles[1], Look(60, 15, "relu", 1, "\t", AppRun.Work, AppRun.Work)[1], StringComparison.Ordinal);
        Assert.Contains(titles[2], Look(60, 15, "relu", 0, BackTab)[1], StringComparison.Ordinal);
        Assert.Contains(titles[0], Look(60, 15, "relu", 0, BackTab, "\t")[1], StringComparison.Ordinal);
        var table = Look(80, 24, "relu", 0, AppRun.Down, AppRun.Escape);
        Assert.Contains("Layer 2 of 4", table[1], StringComparison.Ordinal);
        Assert.Contains("[4 Benchmarks]", Look(80, 24, "relu", 0, AppRun.Escape, "\t")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_walk_costs_few_bytes()
    {
        using var picture = AppRun.Play(80, 24, true, Messages, [.. Open("relu"), AppRun.Right, AppRun.Right, AppRun.Right]);
        Assert.All(picture.Writes.TakeLast(3), write => Assert.InRange(write.Length, 1, 500));
    }
}
