using System.Collections.Concurrent;
using System.Globalization;
using ActLab.Screens;
using ActLab.Terminal;
using ActLab.Tests.Commands;
using ActLab.Tests.Data;
using ActLab.Tests.Statistics;
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

    /// <summary>The app takes axes behind the path, as the command does.</summary>
    [Theory]
    [InlineData(" --unit-axis 1", 6)]
    [InlineData("  --unit-axis 1 --unit-axis cube=-1 ", 3)]
    public async Task Axes_are_typed_behind_the_path(string axes, int units)
    {
        var told = new List<Message>();
        var step = Press(
            new StatisticsScreen([Layer.Find("relu")]), new KeyInput(Key.Character, 'o'), new PasteInput(Fixture.PathOf("layers.npz") + axes), new KeyInput(Key.Enter));
        await step.Commands[0](told.Add, CancellationToken.None);
        Assert.Equal(units, told.OfType<MeasuredMessage>().Single().Layers.Single(l => l.Source.Array == "cube").Statistics.Units);
    }

    /// <summary>A long measurement is stopped by a key, tells nothing more, and what was measured before it stays.</summary>
    [Fact]
    public async Task Escape_stops_a_measurement()
    {
        var told = new ConcurrentQueue<Message>();
        var small = Measure(new StatisticsScreen([Layer.Find("relu")]), "0,1 100 3");
        await small.Commands[0](told.Enqueue, CancellationToken.None);
        var measured = told.OfType<MeasuredMessage>().Single();
        var before = (StatisticsScreen)small.Screen.Update(Shared, measured).Screen;
        Assert.Equal((null, 100L), (before.Share, before.Measured!.Layers[0].Statistics.Rows));

        var going = new TaskCompletionSource();
        var large = Measure(before, "0,1 1000000000 1");
        told.Clear();
        var running = Task.Run(() => large.Commands[0](message =>
        {
            told.Enqueue(message);
            going.TrySetResult();
        }, CancellationToken.None), TestContext.Current.CancellationToken);
        await going.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(large.Screen.Hints, hint => hint is { Key: "Esc", Text: "stop measuring" });
        var after = (StatisticsScreen)Press(large.Screen, new KeyInput(Key.Escape)).Screen;
        await running;
        Assert.All(told, message => Assert.IsType<MeasuringMessage>(message));
        // What was told before the key, and is read after it, changes nothing.
        after = told.Aggregate(after, (screen, message) => (StatisticsScreen)screen.Update(Shared, message).Screen);
        Assert.Equal((null, null, measured), (after.Share, after.Reading, after.Measured));
    }

    /// <summary>A measurement that another follows is stopped too, and cannot take the place of the other.</summary>
    [Fact]
    public async Task The_last_measurement_asked_for_is_shown()
    {
        var (first, second) = (new List<Message>(), new List<Message>());
        var one = Measure(new StatisticsScreen([Layer.Find("relu")]), "0,1 1000000000000 1");
        var two = Measure(one.Screen, "0,1 100 3");
        await one.Commands[0](first.Add, CancellationToken.None);
        Assert.Empty(first);
        await two.Commands[0](second.Add, CancellationToken.None);
        var end = second.Aggregate(two.Screen, (screen, message) => screen.Update(Shared, message).Screen);
        Assert.Equal(100, ((StatisticsScreen)end).Measured!.Layers[0].Statistics.Rows);
    }

    /// <summary>What cannot be opened is typed again from where it was, below it why; only what was opened is remembered.</summary>
    [Theory]
    [InlineData("o", "/nowhere.npy", "/nowhere.npy: cannot be opened")]
    [InlineData("n", "0,-1 10 2", "not below 0")]
    public void A_prompt_that_is_refused_stays(string key, string text, string part)
    {
        string[] refused = ["3", key, "\x15", text, "\r", AppRun.Work, AppRun.Work];
        var lines = AppRun.Screen(80, 24, true, 1, refused);
        Assert.EndsWith($": {text}", lines[1], StringComparison.Ordinal);
        Assert.Contains(part, string.Join(' ', lines[21..]), StringComparison.Ordinal);
        lines = AppRun.Screen(80, 24, true, 1, [.. refused, "\x7f", "\x7f", "x"]);
        Assert.EndsWith($": {text[..^2]}x", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Enter measure", lines[23], StringComparison.Ordinal);
        Assert.Contains("Nothing measured yet", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain(text, Text(AppRun.Screen(80, 24, true, 1, [.. refused, AppRun.Escape, "o"])), StringComparison.Ordinal);
    }

    /// <summary>A failure that comes while a person does something else takes no keys away.</summary>
    [Fact]
    public void A_prompt_that_is_refused_late_does_not_open_again()
    {
        var screen = Measure(new StatisticsScreen([Layer.Find("relu")]), "nonsense").Screen;
        var failed = new FailedMessage(screen.Title, "no") { Reading = ((StatisticsScreen)screen).Reading };
        Assert.True(screen.Update(Shared, failed).Screen.IsTyping);
        Assert.False(Press(screen, new KeyInput(Key.Down)).Screen.Update(Shared, failed).Screen.IsTyping);
        Assert.False(screen.Update(Shared, new LeftMessage()).Screen.Update(Shared, failed).Screen.IsTyping);
        Assert.Same(screen, screen.Update(Shared, new FailedMessage(screen.Title, "no") { Reading = new LayersReading(Prompt.File, "", null!) }).Screen);
    }

    static Shared Shared => new(0, Marks.Ascii);

    static Step Press(IScreen screen, params IEnumerable<InputEvent> inputs) =>
        inputs.Aggregate(new Step(screen, Shared), (step, input) => step.Screen.Update(Shared, new InputMessage(input)));

    static Step Measure(IScreen screen, string normal) => Press(
        screen, new KeyInput(Key.Character, 'n'), new KeyInput(Key.Character, 'u', Modifiers.Control), new PasteInput(normal), new KeyInput(Key.Enter));

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
