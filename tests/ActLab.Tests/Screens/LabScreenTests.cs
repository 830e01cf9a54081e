using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>The lab by keys: trained, taken back, changed, beside a twin; every state by its command again.</summary>
public sealed class LabScreenTests
{
    const string Home = "\e[H", PageDown = "\e[6~", BackTab = "\e[Z", Enter = "\r", Clear = "\x15";

    static readonly string[] ToRate = [.. Enumerable.Repeat(AppRun.Down, 7)];

    /// <summary>Keys that open the lab, make one epoch of 50 steps, and wait for it.</summary>
    public static string[] Open { get; } = ["6", "S", AppRun.Work, AppRun.Work];

    /// <summary>The same with a twin at rate 3, and another epoch of both.</summary>
    public static string[] Twins { get; } =
        [.. Open, "t", AppRun.Work, .. Enumerable.Repeat(AppRun.Down, 7), AppRun.Right, AppRun.Work, AppRun.Right, AppRun.Work, AppRun.Right, AppRun.Work, "S", AppRun.Work];

    /// <summary>Messages of the lab that those wait for.</summary>
    public const int Opening = 1, OpeningTwins = 6;

    /// <summary>The screen after the lab was opened and these keys; an order is followed by a wait.</summary>
    static string[] Lab(int width, int height, params string[] keys) =>
        AppRun.Screen(width, height, true, Opening + keys.Count(k => k == AppRun.Work), [.. Open, .. keys]);

    static string Text(string[] lines) => string.Join('\n', lines);

    /// <summary>The command that the screen shows, in one line.</summary>
    static IEnumerable<string> Commands(params string[] keys) => Text(Lab(120, 40, [.. keys, "y"])).Replace(" \\\n", " ", StringComparison.Ordinal)
        .Split('\n').Where(line => line.StartsWith("./run.sh lab ", StringComparison.Ordinal));

    static (int Steps, string Loss) Run(string command)
    {
        var final = CommandRun.Of([.. command.Trim().Split(' ').Skip(1), "--json"]).Json().GetProperty("final");
        return (final.GetProperty("steps").GetInt32(), final.GetProperty("loss").GetDouble().ToString("G3", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_usual_network_comes_back_alone()
    {
        var lines = Lab(80, 24, "t", AppRun.Work, AppRun.Down, AppRun.Right, AppRun.Work);
        Assert.Contains(lines, line => line.StartsWith("▸ layers     3", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("▸B ", StringComparison.Ordinal));
        lines = Lab(80, 24, "t", AppRun.Work, AppRun.Down, AppRun.Right, AppRun.Work, "0", AppRun.Work);
        Assert.Contains(lines, line => line.StartsWith("▸ layers     2", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("▸B ", StringComparison.Ordinal));
        Assert.StartsWith("paused  step 0 ", lines[1], StringComparison.Ordinal);
    }

    /// <summary>The status line and the command agree, whatever was done.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(52, "s", "s")]
    [InlineData(49, "z")]
    [InlineData(0, "Z")]
    [InlineData(100, "S")]
    [InlineData(0, Home)]
    [InlineData(60, "+", "+", "s", "s", "s", "s", "s", "s", "s", "s", "s", "s")]
    [InlineData(51, "-", "s")]
    [InlineData(0, AppRun.Right)]
    [InlineData(0, AppRun.Right, "0")]
    public void A_state_is_made_again_by_its_command(int steps, params string[] keys)
    {
        string[] waited = [.. keys.SelectMany(k => (string[])[k, AppRun.Work])];
        var made = Run(Assert.Single(Commands(waited)));
        Assert.Equal(steps, made.Steps);
        Assert.StartsWith($"paused  step {steps}  loss {made.Loss}  ", Lab(80, 24, waited)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_lab_begins_with_what_the_command_trains()
    {
        var usual = CommandRun.Of("lab", "--epochs", "1", "--json").Json().GetProperty("command").GetString()!;
        Assert.Equal(usual.Replace("--epochs 1", "--steps 50", StringComparison.Ordinal), Assert.Single(Commands()).TrimEnd());
    }

    [Fact]
    public void Knobs_are_turned_and_typed()
    {
        (string Name, string Typed, string Part)[] typed =
        [
            ("data", "spirals", "--data spirals"), ("layers", "4", "--hidden 32,32,32,32"), ("units", "7,5", "--hidden 7,5"), ("activation", "prelu,maxout", "--activation prelu,maxout"),
            ("init", "sigma=0.5", "--init sigma=0.5"), ("loss", "squared", "--loss squared"), ("optimizer", "adam", "--optimizer adam"), ("rate", "0.25,0.5@7", "--lr 0.25"), ("batch", "33", "--batch 33"), ("seed", "99", "--seed 99"),
        ];
        for (var i = 0; i < typed.Length; i++)
        {
            string[] down = [.. Enumerable.Repeat(AppRun.Down, i)];
            Assert.Contains($" {typed[i].Part} ", Assert.Single(Commands([.. down, Enter, Clear, typed[i].Typed, Enter, AppRun.Work])).TrimEnd() + " ", StringComparison.Ordinal);
            var there = Lab(80, 24, [.. down, AppRun.Right, AppRun.Work]);
            Assert.Contains($"▸ {typed[i].Name} ", Text(there), StringComparison.Ordinal);
            Assert.NotEqual(Lab(80, 24, down)[2 + i][..24], there[2 + i][..24]);
            Assert.Equal(Lab(80, 24, down)[2 + i][..24], Lab(80, 24, [.. down, AppRun.Right, AppRun.Work, AppRun.Left, AppRun.Work])[2 + i][..24]);
        }
    }

    [Theory]
    [InlineData(0, "nix", "there is no data 'nix'")]
    [InlineData(1, "0", "layers must lie between 1 and 200")]
    [InlineData(2, "x", "units of layers from 1 to 4096")]
    [InlineData(3, "relux", "did you mean 'relu'")]
    [InlineData(3, "relu,tanh,elu", "3 activations for 2 hidden layers")]
    [InlineData(4, "hee", "there is no initialiser 'hee'")]
    [InlineData(5, "huber", "there is no loss 'huber'")]
    [InlineData(6, "lion", "there is no optimizer 'lion'")]
    [InlineData(7, "0", "--lr must be a finite number above 0")]
    [InlineData(7, "1,2@3,4@3", "each after more steps than the one before")]
    [InlineData(8, "1.5", "batch is a whole number")]
    [InlineData(9, "-1", "a seed is a whole number")]
    public void Bad_values_are_one_line_and_stay_to_be_mended_and_so_does_the_run(int knob, string value, string part)
    {
        string[] keys = [.. Enumerable.Repeat(AppRun.Down, knob), Enter, Clear, value, Enter];
        var isRefusedByTheRun = value is "nix" or "relu,tanh,elu";
        string[] refused = [.. Open, .. keys, AppRun.Work, .. isRefusedByTheRun ? (string[])[AppRun.Work] : []];
        var messages = Opening + (isRefusedByTheRun ? 2 : 1);
        var screen = AppRun.Screen(80, 24, true, messages, refused);
        Assert.Contains(part, string.Join(' ', screen[20..]), StringComparison.Ordinal);
        Assert.StartsWith("paused  step 50  ", screen[1], StringComparison.Ordinal);
        var before = Lab(80, 24)[2 + knob][2..24];
        Assert.Equal(isRefusedByTheRun ? before : $"{before[..11]}{value}".PadRight(22), screen[2 + knob][2..24]);
        Assert.Equal(before, AppRun.Screen(80, 24, true, messages, [.. refused, .. isRefusedByTheRun ? (string[])[] : [AppRun.Escape]])[2 + knob][2..24]);
    }

    /// <summary>Where not even the first run can begin, every order says why, until the knob is right.</summary>
    [Fact]
    public void A_first_run_that_cannot_begin_leaves_the_lab_usable()
    {
        string[] wrong = ["6", Enter, Clear, "nix", Enter, AppRun.Work, AppRun.Work, AppRun.Work];
        Assert.Contains("there is no data 'nix'", Text(AppRun.Screen(80, 24, true, 2, wrong)), StringComparison.Ordinal);
        string[] again = [.. wrong, "S", AppRun.Work, AppRun.Work];
        Assert.Contains("there is no data 'nix'", Text(AppRun.Screen(80, 24, true, 4, again)), StringComparison.Ordinal);
        var right = AppRun.Screen(80, 24, true, 6, [.. again, Enter, Clear, "xor", Enter, AppRun.Work, "S", AppRun.Work]);
        Assert.StartsWith("paused  step 50  ", right[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Twins_differ_in_one_knob_and_each_has_its_command()
    {
        var screen = AppRun.Screen(120, 40, true, OpeningTwins, [.. Twins, "y"]);
        var commands = Text(screen).Replace(" \\\n", " ", StringComparison.Ordinal).Split('\n').Where(l => l.StartsWith("./run.sh", StringComparison.Ordinal)).ToList();
        Assert.Equal(commands[0].Replace("--lr 0.1", "--lr 3", StringComparison.Ordinal), commands[1]);
        var status = AppRun.Screen(80, 24, true, OpeningTwins, Twins);
        Assert.StartsWith($" A paused  step 100  loss {Run(commands[0]).Loss}  ", status[1], StringComparison.Ordinal);
        Assert.StartsWith($"▸B paused  step 100  loss {Run(commands[1]).Loss}  ", status[2], StringComparison.Ordinal);
        Assert.Contains("▸A paused", Text(AppRun.Screen(80, 24, true, OpeningTwins, [.. Twins, "a"])), StringComparison.Ordinal);
        Assert.Equal(Lab(80, 24, [.. ToRate, "S", AppRun.Work]), AppRun.Screen(80, 24, true, OpeningTwins + 1, [.. Twins, "t", AppRun.Work]));
    }

    [Fact]
    public void Tab_walks_the_panes_and_letters_the_layers()
    {
        string[] titles = ["mean loss (1", "units (2", "decision surface (3", "layers (4", "gradient by layer (5", "learned parameters (6", "mean loss (1"];
        for (var i = 0; i < titles.Length; i++)
        {
            Assert.Contains(titles[i], Lab(60, 15, [.. Enumerable.Repeat("\t", i)])[2], StringComparison.Ordinal);
        }

        Assert.Contains("learned parameters (6", Lab(60, 15, BackTab)[2], StringComparison.Ordinal);
        Assert.Contains("2 relu:", Lab(60, 15, "\t", PageDown)[3], StringComparison.Ordinal);
        Assert.All(titles, title => Assert.Contains(title, Text(Lab(120, 40)), StringComparison.Ordinal));
    }

    /// <summary>No screen shows a number that the command does not print.</summary>
    [Fact]
    public void Layers_gradients_and_units_are_those_of_the_json()
    {
        var final = CommandRun.Of("lab", "--steps", "50", "--json").Json().GetProperty("final");
        var screen = Text(Lab(120, 40));
        double next = final.GetProperty("backNorm").GetDouble();
        Assert.Matches($@"output +{Digits(next)}", screen);
        foreach (var (i, layer) in final.GetProperty("layers").EnumerateArray().Index().Reverse())
        {
            var norm = layer.GetProperty("backNorm").GetDouble();
            Assert.Matches($@"{i + 1} relu +{Digits(norm)} +{Digits(norm / next)} +{Digits(Math.Sqrt(layer.GetProperty("chi").GetDouble()))} ", screen);
            Assert.Matches($@"{i + 1} relu +{Digits(layer.GetProperty("mean").GetDouble())} +{Digits(layer.GetProperty("sd").GetDouble())} +\S+% +{layer.GetProperty("dead")} +{layer.GetProperty("dormant")}", screen);
            var states = layer.GetProperty("states").EnumerateArray().GroupBy(s => s.GetString()!).ToDictionary(g => g.Key, g => g.Count());
            Assert.Contains($"{i + 1} relu: {string.Join(", ", ((string[])["dead", "saturated", "dormant", "alive"]).Where(states.ContainsKey).Select(s => $"{states[s]} {s}"))}", screen, StringComparison.Ordinal);
            next = norm;
        }

        static string Digits(double value) => System.Text.RegularExpressions.Regex.Escape(value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Without a finite loss every pane is still drawn, and the way back leads out.</summary>
    [Fact]
    public void A_run_that_diverges_says_what_helps()
    {
        string[] knobs = [
            .. Enumerable.Repeat(AppRun.Down, 3), Enter, Clear, "linear", Enter, AppRun.Work, AppRun.Down, AppRun.Down, Enter, Clear, "squared", Enter, AppRun.Work,
            AppRun.Down, AppRun.Down, Enter, Clear, "50", Enter, AppRun.Work, "S", AppRun.Work];
        var screen = Lab(120, 40, knobs);
        Assert.StartsWith("diverged  step ", screen[1], StringComparison.Ordinal);
        Assert.StartsWith("No finite loss any more: z and Z go back, - lowers the rate.", screen[38], StringComparison.Ordinal);
        Assert.Contains("1 linear: 32 unknown", Text(screen), StringComparison.Ordinal);
        Assert.StartsWith("paused  step 0 ", Lab(120, 40, [.. knobs, "Z", AppRun.Work])[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_of_the_session_can_be_trained_with()
    {
        string[] keys = ["f", "x*sigmoid(b*x); b=2", Enter, AppRun.Work, .. Open[..2], AppRun.Work, AppRun.Down, AppRun.Down, AppRun.Down, Enter, Clear, "formula-1", Enter, AppRun.Work, "S", AppRun.Work, "y"];
        var text = Text(AppRun.Screen(120, 40, true, 3, keys)).Replace(" \\\n", " ", StringComparison.Ordinal);
        Assert.Contains("--f 'x*sigmoid(b*x)' --set b=2 ", text, StringComparison.Ordinal);
    }

    /// <summary>A key that changes nothing sends nothing, and neither does a lab that nobody has opened.</summary>
    [Fact]
    public void Nothing_is_sent_while_nothing_trains()
    {
        using var terminal = AppRun.Play(80, 24, true, Opening, [.. Open, "k", "k"]);
        using var without = AppRun.Play(80, 24, true, Opening, Open);
        Assert.Equal(without.Writes.Count, terminal.Writes.Count);
    }
}
