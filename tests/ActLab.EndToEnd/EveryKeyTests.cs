using Xunit;

namespace ActLab.EndToEnd;

/// <summary>
/// Every key that the palette lists, on every screen, at every size, in tmux alone and behind SSH: the app lives and its frame is whole. The list is the
/// palette's own, so that an action that is added is tried, too.
/// </summary>
public sealed class EveryKeyTests(SshLine line) : IClassFixture<SshLine>, IDisposable
{
    /// <summary>Keys as hints name them, as tmux names them; all others are characters.</summary>
    static readonly Dictionary<string, string> Keys = new()
    {
        ["↑"] = "Up",
        ["↓"] = "Down",
        ["←"] = "Left",
        ["→"] = "Right",
        ["Enter"] = "Enter",
        ["Esc"] = "Escape",
        ["Tab"] = "Tab",
        ["Space"] = "Space",
        ["Home"] = "Home",
        ["End"] = "End",
        ["PgUp"] = "PPage",
        ["PgDn"] = "NPage",
        ["Ctrl+Z"] = "C-z",
        ["Ctrl+L"] = "C-l",
    };

    /// <summary>Fewer actions than any screen has; the list of a screen is not read if there are not so many.</summary>
    const int FewestActions = 12;

    Tmux _tmux = null!;
    DrivenApp _app = null!;

    public void Dispose() => _tmux.Dispose();

    [Theory]
    [InlineData(80, 24, false)]
    [InlineData(120, 40, false)]
    [InlineData(200, 60, false)]
    [InlineData(60, 15, false)]
    [InlineData(80, 24, true)]
    [InlineData(120, 40, true)]
    [InlineData(200, 60, true)]
    [InlineData(60, 15, true)]
    public void Every_key_leaves_the_app_alive_and_its_frame_whole(int width, int height, bool overSsh)
    {
        var tmux = _tmux = new Tmux(width, height);
        if (overSsh)
        {
            line.Server.LogIn(tmux);
        }

        tmux.StartApp();
        _app = new(tmux, overSsh ? Sshd.App(tmux)!.Value : tmux.ProcessId());
        for (var i = 0; i < AppPane.Titles.Count; i++)
        {
            var atFirst = Hints(tmux.GoTo(i + 1, AppPane.Titles[i]));
            foreach (var (key, text) in Listed())
            {
                // Seconds of work are done at one size.
                Try(key, text, i, doesWork: height == 24);
                _app.IsAlive($"{AppPane.Titles[i]}: {key} ({text})");
                ComeBack(i, atFirst);
            }

            _app.IsWhole(AppPane.Titles[i]);
        }

        Click();
        Storm(width, height);
        tmux.Press("q");
        tmux.WaitForExit(0);
        tmux.IsRestored();
    }

    /// <summary>What the palette lists, page by page.</summary>
    List<(string Key, string Text)> Listed()
    {
        var found = new List<(string Key, string Text)>();
        var page = _tmux.PressFor("?", "Esc closes");
        while (true)
        {
            var rows = Rows(page).ToList();
            found.AddRange(rows);
            _app.Send([.. Enumerable.Repeat("Down", rows.Count)]);
            var next = _tmux.Screen;
            if (next.SequenceEqual(page))
            {
                break;
            }

            page = next;
        }

        _app.Send("Escape");
        _tmux.WaitUntil(s => !s.Shows("Esc closes"), "screen without the palette");
        found = [.. found.Distinct()];
        Assert.True(found.Count >= FewestActions, string.Join('\n', page));
        return found;
    }

    /// <summary>The lines of the palette's box: a mark, the key, what it does.</summary>
    static IEnumerable<(string Key, string Text)> Rows(string[] screen)
    {
        const int Name = 4, Text = 20, Right = 55;
        var top = Array.FindIndex(screen, row => row.Contains(": actions ", StringComparison.Ordinal));
        var left = screen[top].LastIndexOf('┌', screen[top].IndexOf(": actions ", StringComparison.Ordinal));
        return screen.Skip(top + 2).TakeWhile(row => !row.Contains("Esc closes", StringComparison.Ordinal)).Select(row => row.PadRight(left + Right + 2))
            .Select(row => (row[(left + Name)..(left + Text)].Trim(), row[(left + Text)..(left + Right)].Trim())).Where(row => row.Item1.Length > 0);
    }

    void Try(string key, string text, int screen, bool doesWork)
    {
        switch (text)
        {
            case "quit":
                // The last thing that is done.
                return;
            case "start" or "export" or "audit all" when !doesWork:
                return;
            case "suspend":
                var before = _tmux.Sent.Length;
                _tmux.Press("C-z");
                _tmux.WaitUntil(_ => _tmux.Sent[before..].Contains("code=14", StringComparison.Ordinal), "word of the shell that the app is stopped");
                Assert.False(_tmux.IsTaken());
                _tmux.Line("clear; fg; echo code=$?");
                _tmux.WaitUntil(_ => _tmux.IsTaken(), "terminal taken again");
                _tmux.WaitFor($"[{screen + 1} ");
                return;
            case "start":
                _tmux.PressFor(Keys.GetValueOrDefault(key, key), "› job]");
                _tmux.PressFor("x", ": cancelled");
                _tmux.PressFor("n", "s starts a job");
                return;
            default:
                _app.Send(Keys.GetValueOrDefault(key, key));
                return;
        }
    }

    /// <summary>Back to the screen with the hints that it has when it is opened.</summary>
    void ComeBack(int screen, string atFirst)
    {
        for (var tries = 0; tries < 4 && Hints(_tmux.Screen) is var shown && shown != atFirst; tries++)
        {
            if (shown.Contains("Space pause", StringComparison.Ordinal))
            {
                _app.Send("Space");
                continue;
            }

            _app.Send("Escape");
        }

        if (!_tmux.Screen[0].Contains($"[{screen + 1} ", StringComparison.Ordinal))
        {
            _tmux.GoTo(screen + 1, AppPane.Titles[screen]);
        }
    }

    /// <summary>The first hints, which tell what a screen is doing; nothing where something covers it.</summary>
    static string Hints(string[] screen) => screen.FirstOrDefault(row => row.Contains("? help", StringComparison.Ordinal)) is { } row && !screen.Shows("Esc close")
        ? row[..Math.Min(45, row.Length)]
        : "";

    /// <summary>Tabs, hints, rows and the wheel, where the screen shows them.</summary>
    void Click()
    {
        _tmux.Type(":mouse on");
        _app.Send("Enter");
        var screen = _tmux.GoTo(1, "Activations");
        Press(0, screen[0].IndexOf("2 Audit", StringComparison.Ordinal), 0);
        screen = _tmux.WaitFor("[2 Audit]");
        Press(0, 4, 4);
        _tmux.WaitUntil(s => !s.SequenceEqual(screen), "the row clicked");
        screen = _tmux.GoTo(1, "Activations");
        Press(64, screen[0].Length / 2, screen.Length / 2);
        _tmux.Type($"\e[<32;30;8M\e[<32;34;9M\e[<0;34;9m");
        var hints = Array.FindIndex(screen, row => row.Contains("? help", StringComparison.Ordinal));
        Press(0, screen[hints].IndexOf("? help", StringComparison.Ordinal), hints);
        _tmux.WaitFor("Esc closes");
        _app.Send("Escape");
        _tmux.WaitUntil(s => !s.Shows("Esc closes"), "screen without the palette");
        _app.IsWhole("clicks");
    }

    /// <summary>One button or turn of the wheel, as xterm reports it.</summary>
    void Press(int button, int x, int y) => _tmux.Type($"\e[<{button};{x + 1};{y + 1}M\e[<{button};{x + 1};{y + 1}m");

    /// <summary>The window is dragged small and large, faster than anybody draws.</summary>
    void Storm(int width, int height)
    {
        for (var i = 0; i < 10; i++)
        {
            _tmux.Resize(20 + (i * 7), 6 + (i * 3));
        }

        _tmux.Resize(20, 6);
        _tmux.WaitFor("ActLab needs");
        _tmux.Resize(width, height);
        _tmux.WaitFor("[1 Activations]");
        _app.IsWhole("a storm of sizes");
    }
}
