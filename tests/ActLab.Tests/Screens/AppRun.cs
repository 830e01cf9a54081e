using ActLab.Screens;
using ActLab.Terminal;
using ActLab.Tests.Terminal;

namespace ActLab.Tests.Screens;

/// <summary>The app driven by keys on an emulated screen.</summary>
static class AppRun
{
    /// <summary>Keys as a terminal sends them.</summary>
    public const string Up = "\e[A", Down = "\e[B", Right = "\e[C", Left = "\e[D", Escape = "\e";

    /// <summary>No key, but a wait for one message of background work; the first is the app's own look for reports.</summary>
    public const string Work = "";

    /// <summary>What a start writes: all but the graph, then the graph.</summary>
    public const int FirstWrites = 2;

    /// <summary>A folder that is not there: no report and no job.</summary>
    public static Workbench Workbench => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        In = TextReader.Null,
        Folder = "no-such-folder",
        Caches = () => [new(1, 32 << 10), new(2, 1 << 20), new(3, 32 << 20)],
    };

    /// <summary>The screen after all keys, each a wait of its own, and that many messages of background work.</summary>
    /// <remarks>The app's own look for reports is one message more.</remarks>
    public static string[] Screen(int width, int height, bool unicode, int messages, params IEnumerable<string> keys) =>
        Screen(Workbench, width, height, unicode, messages, keys);

    /// <summary>The same with other files.</summary>
    public static string[] Screen(Workbench workbench, int width, int height, bool unicode, int messages, params IEnumerable<string> keys)
    {
        using var terminal = Play(workbench, width, height, unicode, messages, keys);
        return terminal.Lines();
    }

    /// <summary>The terminal after the same.</summary>
    public static TestTerminal Play(int width, int height, bool unicode, int messages, params IEnumerable<string> keys) =>
        Play(Workbench, width, height, unicode, messages, keys);

    /// <summary>The terminal after the same with other files.</summary>
    public static TestTerminal Play(Workbench workbench, int width, int height, bool unicode, int messages, params IEnumerable<string> keys)
    {
        var terminal = new TestTerminal(width, height) { Unicode = unicode, ExpectedWakeups = 1 + messages };
        Press(terminal, keys);
        Application.Run(terminal, new App(workbench, unicode ? Marks.Braille : Marks.Ascii));
        return terminal;
    }

    /// <summary>The screen after the same at one size after the other; no two that follow each other are the same, and the first is not 80x24.</summary>
    public static IReadOnlyList<string[]> Screens(Workbench workbench, IEnumerable<(int Width, int Height)> sizes, Marks marks, int messages, IReadOnlyList<string> keys)
    {
        using var terminal = new TestTerminal(80, 24) { Unicode = marks != Marks.Ascii, ExpectedWakeups = 1 + messages };
        Press(terminal, [.. keys, .. Enumerable.Repeat(Work, 1 + messages - keys.Count(key => key == Work))]);
        foreach (var (width, height) in sizes)
        {
            terminal.Resize(width, height);
        }

        Application.Run(terminal, new App(workbench, marks));
        return [.. terminal.Seen.Skip(1), terminal.Lines()];
    }

    static void Press(TestTerminal terminal, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            _ = key switch
            {
                Work => terminal.AwaitWakeup(),
                // A lone Escape is a key once nothing follows it in time.
                Escape => terminal.Type(key).Raise(Wakeup.None),
                _ => terminal.Type(key),
            };
        }
    }
}
