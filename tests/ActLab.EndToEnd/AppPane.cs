using System.Globalization;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The terminal app in a pane, started from the shell as a person starts it.</summary>
static class AppPane
{
    const string Flags = "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag}";

    /// <summary>The screens in their order.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["Activations", "Audit", "Statistics", "Benchmarks", "Reports", "Lab"];

    /// <summary>Starts the app from the shell and waits for its first screen, the graph of which comes after the list.</summary>
    /// <param name="tmux">The pane.</param>
    /// <param name="variables">Assignments before the command, as in NO_COLOR=1.</param>
    /// <param name="first">What shows that the first screen is whole.</param>
    public static string[] StartApp(this Tmux tmux, string variables = "", string first = "f'(x) = ")
    {
        tmux.Line($"stty -a > before; {variables} $ACTLAB; echo code=$?");
        return tmux.WaitFor(first);
    }

    /// <summary>A pane in which the app runs.</summary>
    public static Tmux OpenApp(int width = 80, int height = 24)
    {
        var tmux = new Tmux(width, height);
        tmux.StartApp();
        return tmux;
    }

    /// <summary>Goes to a screen by its number.</summary>
    public static string[] GoTo(this Tmux tmux, int number, string title)
    {
        tmux.Press($"{number}");
        return tmux.WaitFor($"[{number} {title}");
    }

    /// <summary>Presses a key and waits for what it brings to the screen.</summary>
    public static string[] PressFor(this Tmux tmux, string key, string text)
    {
        tmux.Press(key);
        return tmux.WaitFor(text);
    }

    /// <summary>Moves the selection down to an activation, on any screen that marks it.</summary>
    public static string[] Select(this Tmux tmux, string activation)
    {
        while (!tmux.Screen.Shows("▸ " + activation))
        {
            var before = tmux.Settled();
            tmux.Press("Down");
            tmux.WaitUntil(_ => tmux.Bytes > before, "move of the selection");
        }

        return tmux.Screen;
    }

    /// <summary>Sends a signal to the app itself, which is not run.sh any more.</summary>
    public static void Signal(this Tmux tmux, string name) =>
        Assert.Equal(0, Shell.Run("kill", [$"-{name}", tmux.ProcessId().ToString(CultureInfo.InvariantCulture)]).ExitCode);

    /// <summary>Waits for the shell's word on how the app ended.</summary>
    public static string[] WaitForExit(this Tmux tmux, int code)
    {
        var screen = tmux.WaitUntil(lines => lines.Any(l => l.StartsWith("code=", StringComparison.Ordinal)), "exit code on the screen");
        Assert.Contains($"code={code}", screen);
        return screen;
    }

    /// <summary>Waits until the app is stopped, which gives the shell the word.</summary>
    public static void WaitForStop(this Tmux tmux) => tmux.WaitUntil(
        _ => tmux.Sent.Contains("code=148", StringComparison.Ordinal) || tmux.Sent.Contains("code=147", StringComparison.Ordinal), "word of the shell that the app is stopped");

    /// <summary>Checks that the terminal is as it was before the app: screen, cursor, mouse, keys and the modes of the line.</summary>
    public static void IsRestored(this Tmux tmux)
    {
        var after = tmux.IsUsable();
        Assert.Equal(File.ReadAllText(Path.Combine(tmux.Folder, "before")), after);
    }

    /// <summary>Checks that the terminal is in its everyday state, and returns the modes of the line.</summary>
    public static string IsUsable(this Tmux tmux)
    {
        Assert.Equal("0 1 0 0", tmux.Ask(Flags));
        tmux.Line("stty -a > after; echo compared");
        tmux.WaitUntil(lines => lines.Contains("compared"), "answer of the shell");
        var after = File.ReadAllText(Path.Combine(tmux.Folder, "after"));
        Assert.All(["icanon", "echo", "isig", "icrnl", "opost"], flag => Assert.Contains($" {flag} ", after.ReplaceLineEndings(" "), StringComparison.Ordinal));
        return after;
    }

    /// <summary>Whether the app holds the terminal: its own screen, no cursor.</summary>
    public static bool IsTaken(this Tmux tmux) => tmux.Ask("#{alternate_on} #{cursor_flag}") == "1 0";

    /// <summary>The app itself, a child of the shell in the pane.</summary>
    public static int ProcessId(this Tmux tmux) => tmux.FindProcess() ?? throw new InvalidOperationException("no app runs in the pane");

    /// <summary>The same where it may be about to start; null if it does not run yet.</summary>
    public static int? FindProcess(this Tmux tmux) => int.TryParse(
        Shell.Run("pgrep", ["-P", tmux.Ask("#{pane_pid}"), "-x", "actlab"]).Out, CultureInfo.InvariantCulture, out var process) ? process : null;
}
