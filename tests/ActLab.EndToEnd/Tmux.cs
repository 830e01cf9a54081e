using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ActLab.EndToEnd;

/// <summary>
/// A shell in a tmux pane of a given size, in a server of its own and with a home of its own: keys in, the screen
/// out as lines of text, and every byte that was sent to the terminal.
/// </summary>
sealed class Tmux : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Glance = TimeSpan.FromMilliseconds(20);

    readonly string _socket = "actlab-" + Guid.NewGuid().ToString("N");
    readonly string _bytes;

    public Tmux(int width = 80, int height = 24)
    {
        Required.Program("tmux");
        Folder = Directory.CreateTempSubdirectory("actlab-e2e-").FullName;
        State = Path.Combine(Folder, "state", "actlab");
        _bytes = Path.Combine(Folder, "bytes");
        File.WriteAllText(_bytes, "");
        Call(["-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "-c", Folder,
            "env", "-u", "COLORTERM", "-u", "NO_COLOR", "TERM=screen-256color", .. Variables, "PS1=$ ", "bash", "--norc", "--noprofile"]);
        Call("pipe-pane", "-o", $"cat >> '{_bytes}'");
        WaitFor("$");
    }

    /// <summary>A folder of this test alone; the shell starts in it, and it is the shell's home.</summary>
    public string Folder { get; }

    /// <summary>Where a program started in the pane keeps its files.</summary>
    public string State { get; }

    /// <summary>Assignments that keep what runs in the pane to this test's folder.</summary>
    public string[] Variables =>
    [
        "LANG=C.UTF-8", "LC_ALL=C.UTF-8", $"HOME={Folder}", $"NUGET_PACKAGES={Checkout.Packages}", $"XDG_STATE_HOME={Path.Combine(Folder, "state")}", $"ACTLAB={Checkout.Run}", "HISTFILE=",
    ];

    /// <summary>The screen as lines.</summary>
    public string[] Screen => Call("capture-pane", "-p").Split('\n');

    /// <summary>Bytes sent to the terminal so far.</summary>
    public long Bytes => new FileInfo(_bytes).Length;

    /// <summary>What was sent to the terminal so far.</summary>
    public string Sent => Encoding.UTF8.GetString(File.ReadAllBytes(_bytes));

    /// <summary>What tmux knows, by its format language.</summary>
    public string Ask(string format) => Call("display-message", "-p", format).TrimEnd('\n');

    /// <summary>Types keys by tmux's names (Enter, Down, Escape, C-z) or single characters.</summary>
    public void Press(params string[] keys) => Call([.. Enumerable.Prepend(keys, "send-keys")]);

    /// <summary>Types text as it stands.</summary>
    public void Type(string text) => Call("send-keys", "-l", text);

    /// <summary>Types a line for the shell.</summary>
    public void Line(string line)
    {
        Type(line);
        Press("Enter");
    }

    /// <summary>Gives the pane another size.</summary>
    public void Resize(int width, int height) => Call("resize-window", "-x", $"{width}", "-y", $"{height}");

    /// <summary>Waits until the screen holds the text, and returns it.</summary>
    public string[] WaitFor(string text) => WaitUntil(screen => screen.Shows(text), $"'{text}' on the screen");

    /// <summary>Waits until the screen satisfies a condition, and returns it.</summary>
    public string[] WaitUntil(Func<string[], bool> condition, string what)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var screen = Screen;
            if (condition(screen))
            {
                return screen;
            }

            if (since.Elapsed > Patience)
            {
                throw new TimeoutException($"no {what}; the screen is:\n{string.Join('\n', screen)}");
            }

            Thread.Sleep(Glance);
        }
    }

    /// <summary>Bytes that one key sends, once the terminal has been quiet for a while.</summary>
    public long BytesOf(string key)
    {
        var before = Settled();
        Press(key);
        WaitUntil(_ => Bytes > before, $"answer to {key}");
        return Settled() - before;
    }

    /// <summary>The byte count once it has stood still for a number of glances.</summary>
    public long Settled(int glances = 10) => Settled(glances, () => true, () => { });

    /// <summary>The same, where whoever sends must be still as well; after each glance at which something was not, <paramref name="look"/> may give up.</summary>
    public long Settled(int glances, Func<bool> isStill, Action look)
    {
        var count = Bytes;
        for (var still = 0; still < glances; still++)
        {
            Thread.Sleep(Glance);
            if (Bytes != count || !isStill())
            {
                look();
                (count, still) = (Bytes, -1);
            }
        }

        return count;
    }

    public void Dispose()
    {
        Call("kill-server");
        // What was started in the pane, jobs included, would else go on and write its last files.
        for (var left = Proc.StartedIn(Folder); left.Count > 0; left = Proc.StartedIn(Folder))
        {
            left.ForEach(process => Shell.Run("kill", ["-KILL", process.ToString(CultureInfo.InvariantCulture)]));
            Thread.Sleep(Glance);
        }

        Directory.Delete(Folder, recursive: true);
    }

    string Call(params string[] arguments)
    {
        var run = Shell.Run("tmux", ["-L", _socket, .. arguments], removed: ["TMUX"]);
        return run.ExitCode == 0 ? run.Out : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {run.Error}");
    }
}
