using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>A person who presses anything: keys, clicks, the wheel, pasted text, at random from a seed, over all screens.</summary>
public sealed class RandomWalkTests : IDisposable
{
    const int Seed = 20261121, Batch = 20, BatchesPerLook = 5, Keys = 100_000, KeysPerRest = 5_000;

    /// <summary>How much more memory the program may hold at any rest than at the first one after a minute.</summary>
    const long Growth = 10_000_000;

    static readonly TimeSpan FirstMinute = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromMinutes(5);

    /// <summary>Keys by tmux's names; those that leave the app by themselves are not among them.</summary>
    static readonly string[] Named =
    [
        "Up", "Down", "Left", "Right", "Home", "End", "PPage", "NPage", "Enter", "Escape", "Tab", "BTab", "BSpace", "DC", "Space", "F1", "C-l", "C-u", "M-x",
        .. Enumerable.Range(1, 6).Select(i => i.ToString(CultureInfo.InvariantCulture)),
    ];

    const string Ended = "the app ended with ";

    readonly Tmux _tmux = new();
    readonly Random _random = new(Seed);
    int _pressed;

    public RandomWalkTests()
    {
        // No shell is left that keys could reach: the walk may choose to quit, and goes on in the next app.
        File.WriteAllText(
            Path.Combine(_tmux.Folder, "walk"), $"stty -a > before\nuntil \"$ACTLAB\"; code=$?; [ $code != 0 ]; do :; done\nstty -a > after\necho \"{Ended}$code\"\nexec cat > keys\n");
        _tmux.Line("exec bash walk");
        _tmux.WaitFor("[1 Activations]");
    }

    public void Dispose()
    {
        // The folder goes, and with it what the app has written down of a defect.
        foreach (var report in Directory.GetFiles(Directory.CreateDirectory(Path.Combine(_tmux.State, "errors")).FullName))
        {
            TestContext.Current.TestOutputHelper!.WriteLine(File.ReadAllText(report));
        }

        _tmux.Dispose();
    }

    /// <summary>
    /// A minute of it, and with ACTLAB_FULL=1 a hundred thousand keys. The walk may quit, and goes on in the next app; so memory is compared between rests of
    /// one process, the first of them a minute old.
    /// </summary>
    [Fact]
    public void Any_keys_leave_the_app_alive_and_the_terminal_as_it_was()
    {
        if (Environment.GetEnvironmentVariable("ACTLAB_FULL") == "1")
        {
            var rests = new List<(int Process, long Memory)>();
            var (process, since) = (Calm(), Stopwatch.StartNew());
            while (_pressed < Keys)
            {
                Walk(KeysPerRest, FirstMinute);
                if (Rest() is var now && now != process)
                {
                    (process, since) = (now, Stopwatch.StartNew());
                }

                if (since.Elapsed >= FirstMinute)
                {
                    rests.Add((process, Memory(process)));
                }
            }

            var growths = rests.GroupBy(r => r.Process).Where(g => g.Count() > 1).Select(g => g.Max(r => r.Memory) - g.First().Memory).ToList();
            TestContext.Current.SendDiagnosticMessage($"working sets in MB: {string.Join(", ", rests.Select(r => $"{r.Process}: {r.Memory / 1e6:F1}"))}");
            Assert.NotEmpty(growths);
            Assert.All(growths, growth => Assert.InRange(growth, long.MinValue, Growth));
        }
        else
        {
            Walk(int.MaxValue, FirstMinute);
        }

        Leave();
    }

    /// <summary>
    /// Brings about what is the same at every rest: nothing open on any screen, the code of every activation's kernels compiled, every activation audited, a
    /// layer of the usual size measured, the usual network in the lab, a job shown, a report written. What a person asks for beyond that, as a network of a
    /// million parameters, takes the memory that it needs.
    /// </summary>
    /// <returns>The app that rests.</returns>
    int Rest()
    {
        var process = Calm();
        var app = new DrivenApp(_tmux, process);
        // Each closes something, or goes back to a screen that something may be open on.
        app.Send([.. Enumerable.Repeat("Escape", 40)]);
        // First, because a lab that trains on would never rest.
        Send(app, ["6", "0"]);
        // The jobs there are, and the newest of them, which measures no longer: all its panes. Without any job it begins one.
        Send(app, ["4", "r", "Enter", "x", .. Enumerable.Repeat("Tab", 6), "Escape"]);
        // Down the list and up again for each kind of errors below the graph, one frame for each key: code is compiled when it is first used, and stays.
        Send(app, ["1", .. Sweep("Down"), "u", .. Sweep("Up"), "u", .. Sweep("Down")]);
        Send(app, ["3", "n", "C-u", .. "0,1 1000 64".Select(c => c.ToString()), "Enter"]);
        Send(app, ["2", "a"]);
        Idle(process);
        Assert.DoesNotContain(_tmux.Screen, row => row.Contains("Not audited", StringComparison.Ordinal));
        Send(app, ["5", "e"]);
        Idle(process);
        Assert.Contains(_tmux.Screen, row => row.Contains("Wrote ", StringComparison.Ordinal));
        return process;
    }

    static void Send(DrivenApp app, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            app.Send(key);
        }
    }

    /// <summary>Waits until the app has computed nothing for two seconds; before that it has collected its garbage.</summary>
    static void Idle(int process)
    {
        var (busy, still, since) = (Busy(process), 0, Stopwatch.StartNew());
        while (still < 10)
        {
            Assert.True(since.Elapsed < Patience, "the app computes on and on");
            Thread.Sleep(200);
            (still, busy) = Busy(process) is var now && now == busy ? (still + 1, now) : (0, now);
        }
    }

    /// <summary>Through a list longer than the catalogue, from end to end.</summary>
    static IEnumerable<string> Sweep(string key) => Enumerable.Repeat(key, 45);

    /// <summary>Clock ticks that the app has computed for.</summary>
    static long Busy(int process)
    {
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until an app has taken all keys: its interface sleeps at each of several glances, and nothing is sent meanwhile.</summary>
    /// <returns>That app.</returns>
    int Calm()
    {
        var (process, since) = (0, Stopwatch.StartNew());
        _tmux.Settled(glances: 3, () => Proc.IsAsleep(process), () =>
        {
            var screen = _tmux.Screen;
            Assert.False(screen.Shows(Ended) || since.Elapsed > Patience, $"seed {Seed}, {_pressed} keys:\n{string.Join('\n', screen)}");
            process = _tmux.IsTaken() ? _tmux.FindProcess() ?? 0 : 0;
        });
        return process;
    }

    /// <summary>Presses at most so many keys for at most so long.</summary>
    void Walk(int keys, TimeSpan limit)
    {
        var since = Stopwatch.StartNew();
        for (var batch = 1; batch <= keys / Batch && since.Elapsed < limit; batch++, _pressed += Batch)
        {
            Press();
            if (batch % BatchesPerLook == 0)
            {
                Calm();
            }
        }
    }

    void Press()
    {
        switch (_random.Next(20))
        {
            case 0:
                Click();
                break;
            case 1:
                Paste();
                break;
            default:
                _tmux.Press([.. Enumerable.Range(0, Batch).Select(_ => _random.Next(3) > 0 ? Named[_random.Next(Named.Length)] : Printable())]);
                break;
        }
    }

    /// <summary>Any character but the one that quits; tmux reads a lone semicolon as its own.</summary>
    string Printable() => (char)_random.Next(' ', '\x7f') switch { 'q' => "x", ';' => "\\;", var any => any.ToString() };

    /// <summary>Presses, releases, drags and turns of the wheel, as xterm reports them.</summary>
    void Click() => _tmux.Type(string.Concat(Enumerable.Range(0, Batch).Select(_ =>
    {
        int[] buttons = [0, 0, 2, 32, 64, 65];
        return $"\e[<{buttons[_random.Next(buttons.Length)]};{_random.Next(1, 81)};{_random.Next(1, 25)}{(_random.Next(2) == 0 ? 'M' : 'm')}";
    })));

    void Paste() => _tmux.Type($"\e[200~{string.Concat(Enumerable.Range(0, Batch).Select(_ => (char)_random.Next(' ', '\x7f')))}\e[201~");

    void Leave()
    {
        Calm();
        _tmux.Press("C-c");
        _tmux.WaitFor(Ended + "130");
        Assert.Equal("0 1 0", _tmux.Ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}"));
        Assert.Equal(File.ReadAllText(Path.Combine(_tmux.Folder, "before")), File.ReadAllText(Path.Combine(_tmux.Folder, "after")));
    }

    /// <summary>Bytes of an app in memory.</summary>
    static long Memory(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
}
