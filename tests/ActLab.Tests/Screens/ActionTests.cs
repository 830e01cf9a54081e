using System.Text;
using ActLab.Screens;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>Actions found by typing, by clicking and by their keys; commands of the app's line; what is copied.</summary>
public class ActionTests
{
    const string Enter = "\r";

    /// <summary>Every screen as it is at the start, and the close looks that need no work beside.</summary>
    public static TheoryData<string> Places => ["1", "1 j", "2", "3", "4", "5", "6"];

    /// <summary>What a hint offers, its key does: it changes the model, starts work, or says why not.</summary>
    [Theory]
    [MemberData(nameof(Places))]
    public void Every_action_offered_does_something(string keys)
    {
        var (app, model) = At(keys);

        // From a place that is no end of any list.
        foreach (var key in (string[])["↓", "↓", "→"])
        {
            model = Press(app, model, KeyName.Parse(key)[0].Key).Model;
        }

        foreach (var (hint, key) in model.Actions.SelectMany(hint => hint.Keys.Select(key => (hint, key))).Where(a => a.key.Key.Modifiers == Modifiers.None))
        {
            var (after, commands) = Press(app, model, key.Key);
            var isCurrent = hint.Text == "screens" && key.Name == $"{model.Current + 1}";
            // What the lab does is seen once its trainer tells; other screens may be where a key leads already.
            var isAtRest = model.Screen is LabScreen or BenchmarkScreen || (model.Screen is ReportsScreen && hint.Text is "select" or "verify") || key.Name == "0";
            Assert.True(commands.Length > 0 || !Same(model, after) || isCurrent || isAtRest, $"{model.Screen.Title}: {key.Name} ({hint.Text}) does nothing");
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_palette_lists_every_action_with_its_key(string keys)
    {
        var model = At(keys).Model;
        foreach (var hint in model.Actions)
        {
            foreach (var group in hint.Keys.Index().GroupBy(key => hint.TextOf(key.Index), key => key.Item))
            {
                var found = AppRun.Screen(80, 24, false, 0, [.. keys.Split(' '), "?", group.Key]);
                Assert.All(group, key => Assert.Contains(found, line => line.Contains($" {Ascii(key.Name)} ", StringComparison.Ordinal) && line.Contains(Ascii(group.Key)[..Math.Min(36, group.Key.Length)], StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void Enter_in_the_palette_does_what_the_key_does()
    {
        Assert.Equal(AppRun.Screen(80, 24, false, 0, "s"), AppRun.Screen(80, 24, false, 0, "?", "f''", Enter));
        Assert.Equal(AppRun.Screen(80, 24, false, 0, AppRun.Down), AppRun.Screen(80, 24, false, 0, "?", "select", AppRun.Down, Enter));
        Assert.Equal(AppRun.Screen(80, 24, false, 0), AppRun.Screen(80, 24, false, 0, "?", "s", AppRun.Escape));
    }

    /// <summary>No command knows a formula of the session by its name.</summary>
    [Fact]
    public void A_command_names_a_formula_of_the_session_by_its_text()
    {
        var own = new Core.Formulas.UserActivation(new("formula-1", new("x*sigmoid(b*x)", "test")) { Parameters = [new("b", "2")] }, AppRun.Workbench.Catalog);
        var audit = new AuditScreen([own]).Commands(new(0, Marks.Braille));
        Assert.Equal(["./run.sh audit --f 'x*sigmoid(b*x)' --set b=2", "./run.sh audit"], audit);
        Assert.Equal(["./run.sh audit relu", "./run.sh audit"], new AuditScreen([AppRun.Workbench.Catalog.Find("relu")]).Commands(new(0, Marks.Braille)));
    }

    [Fact]
    public void Hints_tabs_and_rows_are_clicked()
    {
        var plain = AppRun.Screen(80, 24, false, 0);
        var help = plain[23].IndexOf("? help", StringComparison.Ordinal) + 3;
        Assert.Contains("actions", AppRun.Screen(80, 24, false, 0, $"\e[<0;{help};24M")[2], StringComparison.Ordinal);
        var minus = plain[23].IndexOf("+- zoom", StringComparison.Ordinal) + 2;
        Assert.Equal(AppRun.Screen(80, 24, false, 0, "-"), AppRun.Screen(80, 24, false, 0, $"\e[<0;{minus};24M"));
        Assert.Equal(AppRun.Screen(80, 24, false, 0, "-"), AppRun.Screen(80, 24, false, 0, "?", "zoom", "\e[<0;20;6M"));
        var audit = plain[0].IndexOf("2 Audit", StringComparison.Ordinal) + 1;
        Assert.Equal(AppRun.Screen(80, 24, false, 0, "2", AppRun.Down, AppRun.Down), AppRun.Screen(80, 24, false, 0, $"\e[<0;{audit};1M", "\e[<0;5;5M"));
        Assert.Equal(AppRun.Screen(80, 24, false, 0, "2", AppRun.Down), AppRun.Screen(80, 24, false, 0, "2", "\e[<65;5;5M"));
    }

    [Theory]
    [InlineData("go audit", "2")]
    [InlineData("y-axis symlog", "l")]
    [InlineData("theme light", "T")]
    [InlineData("mouse off", "m")]
    [InlineData("x-axis symlog", "x")]
    [InlineData("range -3:3", "+")]
    public void A_command_does_what_keys_do(string command, params string[] keys)
    {
        using var typed = AppRun.Play(80, 24, false, 0, ":", command, Enter);
        using var pressed = AppRun.Play(80, 24, false, 0, keys);
        Assert.Equal(pressed.Lines(), typed.Lines());
        Assert.Equal(pressed.HasMouse, typed.HasMouse);
    }

    [Fact]
    public void Commands_select_set_and_quit()
    {
        var lines = AppRun.Screen(80, 24, false, 0, ":", "select swish", Enter, ":", "go activations", Enter);
        Assert.Contains("SiLU", lines[1], StringComparison.Ordinal);
        lines = AppRun.Screen(80, 24, false, 0, ":", "select elu", Enter, ":", "set alpha=0.5", Enter);
        Assert.Contains("alpha=0.5", lines[1], StringComparison.Ordinal);
        Assert.IsType<QuitMessage>(LineCommand.Read(At("1").Model, "quit").Message);
        var (app, model) = At("1");
        Assert.Equal(0, app.ExitCode(app.Update(model, new QuitMessage()).Model));
    }

    [Theory]
    [InlineData("go nowhere", "'nowhere' is no screen: write activations, audit")]
    [InlineData("select sigmoyd", "did you mean 'sigmoid'?")]
    [InlineData("set beta=2", "celu has no parameter 'beta'")]
    [InlineData("set alpha=x", "must be a finite number")]
    [InlineData("range 3:1", "is no range")]
    [InlineData("theme pink", "'pink' is no theme")]
    [InlineData("jump", "no command 'jump'")]
    public void A_wrong_command_says_what_is_wrong_and_stays(string command, string error)
    {
        var (message, text) = LineCommand.Read(At("1").Model, command);
        Assert.Null(message);
        Assert.Contains(error, text, StringComparison.Ordinal);
        var lines = AppRun.Screen(80, 24, false, 0, ":", command, Enter);
        Assert.Contains(lines, line => line.Contains(":" + command, StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_are_completed()
    {
        Assert.Contains(AppRun.Screen(80, 24, false, 0, ":", "th", "\t"), line => line.Contains(":theme ", StringComparison.Ordinal));
        Assert.Contains(AppRun.Screen(80, 24, false, 0, ":", "theme hc", "\t"), line => line.Contains(":theme high-contrast", StringComparison.Ordinal));
        Assert.Equal(AppRun.Screen(80, 24, false, 0, "2"), AppRun.Screen(80, 24, false, 0, ":", "go aud", Enter));
    }

    [Theory]
    [InlineData("1", "./run.sh plot celu --range -6:6 --derivative")]
    [InlineData("1 l a s", "./run.sh plot celu --range -6:6 --derivative --second --y-axis symlog --shade")]
    [InlineData("1 ]", "./run.sh plot celu --set alpha=1.1 --range -6:6 --derivative")]
    [InlineData("1 Space ↓ Space", "./run.sh plot celu clip --range -6:6")]
    [InlineData("1 ↓ c", "./run.sh plot clip --range -6:6 --derivative", "./run.sh eval clip --at 0", "./run.sh ulp clip --range 0")]
    [InlineData("1 u", "./run.sh plot celu --range -6:6 --derivative", "./run.sh ulp celu --quantity forward --range -6:6")]
    [InlineData("1 j", "./run.sh eval geglu --at")]
    [InlineData("2", "./run.sh audit celu", "./run.sh audit")]
    [InlineData("5", "./run.sh report")]
    public void Every_screen_tells_the_command_that_prints_the_same(string keys, params string[] commands)
    {
        var (app, model) = At("1");
        foreach (var key in keys.Split(' ').Skip(1).Prepend(keys[..1]).SelectMany(KeyName.Parse))
        {
            model = Press(app, model, key.Key).Model;
        }

        var told = model.Screen.Commands(model.Shared);
        Assert.Equal(commands.Length, told.Count);
        Assert.All(commands.Zip(told), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        foreach (var command in told.Where(c => !c.StartsWith("./run.sh audit", StringComparison.Ordinal) && c != "./run.sh report" && !c.Contains("ulp celu", StringComparison.Ordinal)))
        {
            Assert.Equal(0, Commands.CommandRun.Of(command.Split(' ')[1..]).ExitCode);
        }
    }

    /// <summary>What is copied is what the command prints, to the last digit.</summary>
    [Fact]
    public void The_values_copied_are_those_of_the_command()
    {
        var model = At("1").Model;
        var rows = model.Screen.Values(model.Shared with { Area = new(0, 1, 19 + 40, 20) })!.TrimEnd('\n').Split('\n').Select(line => line.Split('\t')).ToList();
        Assert.Equal(["x", "f", "f'"], rows[0]);
        var printed = Commands.CommandRun.Of("plot", "celu", "--derivative", "--json", "--width", "20").Json();
        for (var i = 0; i < 80; i++)
        {
            Assert.Equal(
                [printed[0].GetProperty("x")[i].GetDouble(), printed[0].GetProperty("y")[i].GetDouble(), printed[1].GetProperty("y")[i].GetDouble()],
                rows[i + 1].Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Copying_is_one_sequence_for_the_terminal()
    {
        using var terminal = AppRun.Play(80, 24, true, 0, "y", "y", AppRun.Down);
        var sent = terminal.Writes.Select(Encoding.UTF8.GetString).Single(text => text.StartsWith("\e]52;c;", StringComparison.Ordinal));
        Assert.Equal("./run.sh plot celu --range -6:6 --derivative", Encoding.UTF8.GetString(Convert.FromBase64String(sent[7..^1])));
    }

    [Fact]
    public void What_no_terminal_takes_is_not_copied()
    {
        var (app, model) = At("1");
        var (after, _) = app.Update(model, new CopyMessage(new string('a', Clip.MostBytes + 1), "all"));
        Assert.Null(after.Clip);
        Assert.Contains("more than", after.Failure, StringComparison.Ordinal);
        Assert.NotNull(app.Update(model, new CopyMessage(new string('a', Clip.MostBytes), "all")).Model.Clip);
    }

    [Fact]
    public void The_mouse_is_left_to_the_terminal_by_m()
    {
        using var without = AppRun.Play(80, 24, true, 0, "m");
        Assert.False(without.HasMouse);
        using var again = AppRun.Play(80, 24, true, 0, "m", "m");
        Assert.True(again.HasMouse);
    }

    static string Ascii(string text)
    {
        var buffer = new CellBuffer(text.Length + 1, 1) { Ascii = true };
        buffer.Write(buffer.Area, 0, 0, text, default);
        return buffer.ToText(ColorProfile.None).TrimEnd('\n');
    }

    static (App App, AppModel Model) At(string keys)
    {
        var app = new App(AppRun.Workbench, Marks.Ascii);
        var model = app.Update(app.Init().Model, new InputMessage(new ResizeInput(80, 24))).Model;
        foreach (var key in KeyName.Parse(keys))
        {
            model = Press(app, model, key.Key).Model;
        }

        return (app, model);
    }

    static (AppModel Model, Command<Message>[] Commands) Press(App app, AppModel model, KeyInput key) => app.Update(model, new InputMessage(key));

    static bool Same(AppModel a, AppModel b) =>
        a.Current == b.Current && a.Overlay == b.Overlay && a.Filter == b.Filter && a.Mouse == b.Mouse && a.ExitCode == b.ExitCode
        && a.Shared with { Area = default } == b.Shared with { Area = default } && a.Screens.Zip(b.Screens).All(pair => pair.First.Equals(pair.Second));
}
