using ActLab.Screens;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>What the app remembers from one start to the next.</summary>
public sealed class AppStateTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-state-").FullName;

    string Path => System.IO.Path.Combine(_folder, "made", "app-state");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_next_start_is_as_the_last_one_was_left()
    {
        Play("/", "gelu-tanh", "\r", "l", "x", "+", "T", "b", "m", "2", "q");
        Assert.Equal(
            ["screen=Audit", "activation=gelu-tanh", "theme=light", "marks=block", "mouse=off", $"range={-Math.Sinh(Math.Asinh(6) / 2):R}:{Math.Sinh(Math.Asinh(6) / 2):R}", "x-axis=symlog", "y-axis=symlog"],
            File.ReadAllLines(Path));
        Assert.Equal(["app-state"], Directory.GetFileSystemEntries(System.IO.Path.GetDirectoryName(Path)!).Select(System.IO.Path.GetFileName));
        using var again = Play();
        Assert.StartsWith("1 Activations [2 Audit]", again.Lines()[0], StringComparison.Ordinal);
        Assert.False(again.HasMouse);
        Assert.Contains("GELU", Play("1").Lines()[1], StringComparison.Ordinal);
        Assert.Equal("screen=Activations", File.ReadAllLines(Path)[0]);
    }

    /// <summary>Who has never used the app is told what to press, until the first key.</summary>
    [Fact]
    public void The_first_start_says_what_to_press()
    {
        using var first = Play();
        Assert.Contains("? lists what you can do", first.Lines()[22], StringComparison.Ordinal);
        Assert.StartsWith("? help", first.Lines()[23], StringComparison.Ordinal);
        File.Delete(Path);
        Assert.DoesNotContain(Play("2").Lines(), line => line.Contains("? lists", StringComparison.Ordinal));
        Assert.DoesNotContain(Play().Lines(), line => line.Contains("? lists", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("screen=Audit\n=x")]
    [InlineData("screen=\a")]
    [InlineData("")]
    public void A_damaged_file_is_ignored_with_a_note(string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, text);
        using var terminal = Play();
        Assert.StartsWith("[1 Activations]", terminal.Lines()[0], StringComparison.Ordinal);
        Assert.Contains("damaged and was ignored", string.Join(' ', terminal.Lines()[20..]), StringComparison.Ordinal);
    }

    /// <summary>What another version wrote, or a hand: a name or value that is not known changes nothing.</summary>
    [Fact]
    public void Values_that_are_not_known_change_nothing()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, "screen=Nowhere\nactivation=none\ntheme=pink\nmarks=dots\nrange=5:1\nx-axis=log\ncolour=red\n");
        using var with = Play();
        using var without = AppRun.Play(80, 24, true, 0);
        Assert.Equal(without.Lines(), with.Lines());
    }

    [Fact]
    public void Files_opened_are_offered_again()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, "file=/a.npy\nfile=/b.npy\n");
        Assert.Contains("/a.npy", Play("3", "o").Lines()[1], StringComparison.Ordinal);
        Assert.Contains("/b.npy", Play("3", "o", AppRun.Down).Lines()[1], StringComparison.Ordinal);
        Assert.Contains("/a.npy", Play("3", "o", AppRun.Down, AppRun.Up, AppRun.Up).Lines()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_place_for_it_nothing_is_remembered_and_nothing_fails()
    {
        File.WriteAllText(System.IO.Path.Combine(_folder, "made"), "a file where a folder should be");
        using var terminal = Play("q");
        Assert.False(terminal.IsEntered);
    }

    Terminal.TestTerminal Play(params string[] keys)
    {
        var terminal = new Terminal.TestTerminal(80, 24) { ExpectedWakeups = 1 };
        foreach (var key in keys)
        {
            terminal.Type(key);
        }

        Application.Run(terminal, new App(AppRun.Workbench, Marks.Braille) { StateFile = Path });
        return terminal;
    }
}
