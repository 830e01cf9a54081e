using System.Diagnostics;

namespace ActLab.EndToEnd;

/// <summary>
/// A shell in a tmux pane of a given size, in a server of its own: keys in, the screen out as lines of text,
/// and a count of every byte that was sent to the terminal.
/// </summary>
sealed class Tmux : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    readonly string _socket = "actlab-" + Guid.NewGuid().ToString("N");
    readonly string _bytes;

    public Tmux(int width, int height)
    {
        Required.Program("tmux");
        Folder = Directory.CreateTempSubdirectory("actlab-e2e-").FullName;
        _bytes = Path.Combine(Folder, "bytes");
        File.WriteAllText(_bytes, "");
        Environment.SetEnvironmentVariable("TMUX", null);
        Call("-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "-c", Folder,
            "env", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "PS1=$ ", "bash", "--norc", "--noprofile");
        Call("pipe-pane", "-o", $"cat >> '{_bytes}'");
        WaitFor("$");
    }

    /// <summary>A folder of this test alone; the shell starts in it.</summary>
    public string Folder { get; }

    /// <summary>The screen as lines.</summary>
    public string[] Screen => Call("capture-pane", "-p").Split('\n');

    /// <summary>Whether a program holds the alternate screen.</summary>
    public bool IsAlternate => Call("display-message", "-p", "#{alternate_on}").Trim() == "1";

    /// <summary>Bytes sent to the terminal so far.</summary>
    public long Bytes => new FileInfo(_bytes).Length;

    /// <summary>Types keys by tmux's names (Enter, Down, Escape, C-z) or text.</summary>
    public void Press(params string[] keys) => Call([.. Enumerable.Prepend(keys, "send-keys")]);

    /// <summary>Types text as it stands.</summary>
    public void Type(string text) => Call("send-keys", "-l", text);

    /// <summary>Types a line for the shell.</summary>
    public void Line(string line)
    {
        Type(line);
        Press("Enter");
    }

    /// <summary>Waits until the screen holds the text, and returns it.</summary>
    public string[] WaitFor(string text) => WaitUntil(screen => screen.Any(l => l.Contains(text, StringComparison.Ordinal)), $"'{text}' on the screen");

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

            Thread.Sleep(20);
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

    /// <summary>The byte count once it has stood still.</summary>
    public long Settled()
    {
        var count = Bytes;
        for (var still = 0; still < 10; still++)
        {
            Thread.Sleep(20);
            if (Bytes != count)
            {
                (count, still) = (Bytes, 0);
            }
        }

        return count;
    }

    public void Dispose()
    {
        Call("kill-server");
        Directory.Delete(Folder, recursive: true);
    }

    string Call(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-L", _socket, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {error}");
    }
}
