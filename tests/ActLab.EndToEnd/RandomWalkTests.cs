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

    static readonly TimeSpan FirstMinute = TimeSpan.FromMinutes(1);

    /// <summary>Keys by tmux's names; those that leave the app by themselves are not among them.</summary>
    static readonly string[] Named =
    [
        "Up", "Down", "Left", "Right", "Home", "End", "PPage", "NPage", "Enter", "Escape", "Tab", "BTab", "BSpace", "DC", "Space", "F1", "C-l", "C-u", "M-x",
        .. Enumerable.Range(1, 6).Select(i => i.ToString(CultureInfo.InvariantCulture)),
    ];

    const string Ended = "the app ended with ";

    readonly Tmux _tmux = new();
    readonly Random _random = new(Seed);

    public RandomWalkTests()
    {
        // No shell is left that keys could reach: the walk may choose to quit, and goes on in the next app.
        File.WriteAllText(
            Path.Combine(_tmux.Folder, "walk"), $"stty -a > before\nuntil \"$ACTLAB\"; code=$?; [ $code != 0 ]; do :; done\nstty -a > after\necho \"{Ended}$code\"\nexec cat > keys\n");
        _tmux.Line("exec bash walk");
        _tmux.WaitFor("[1 Activations]");
    }

    public void Dispose() => _tmux.Dispose();

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
            var (process, pressed, since) = (_tmux.ProcessId(), 0, Stopwatch.StartNew());
            while (pressed < Keys)
            {
                pressed += Walk(KeysPerRest, FirstMinute);
                Rest();
                if (_tmux.ProcessId() is var now && now != process)
                {
                    (process, since) = (now, Stopwatch.StartNew());
                }

                if (since.Elapsed >= FirstMinute)
                {
                    rests.Add((process, Memory()));
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
    /// Brings about what is the same at every rest: the code of every activation's kernels compiled, every activation audited, a layer of the usual size
    /// measured, the usual network in the lab. What a person asks for beyond that, as a network of a million parameters, takes the memory that it needs.
    /// </summary>
    void Rest()
    {
        // Down the list and up again for each kind of errors below the graph, one frame for each key: code is compiled when it is first used, and stays.
        foreach (var key in (string[])["Escape", "Escape", "Escape", "Escape", "1", "Escape", .. Sweep("Down"), "u", .. Sweep("Up"), "u", .. Sweep("Down")])
        {
            _tmux.Press(key);
            _tmux.Settled(glances: 2);
        }

        foreach (var key in (string[])["3", "n", "C-u", "0", ",", "1", "Space", "1", "0", "0", "0", "0", "Space", "6", "4", "Enter", "Escape", "2", "Escape", "a", "6", "0"])
        {
            _tmux.Press(key);
            _tmux.Settled(glances: 4);
        }

        // The audits tell nothing on this screen; the eight seconds that they take are over once the processor has been idle for one.
        var (busy, still) = (Busy(), 0);
        for (var waited = 0; still < 5 && waited < 300; waited++)
        {
            Thread.Sleep(200);
            (still, busy) = Busy() is var now && now == busy ? (still + 1, now) : (0, now);
        }
    }

    /// <summary>Through a list longer than the catalogue, from end to end.</summary>
    static IEnumerable<string> Sweep(string key) => Enumerable.Repeat(key, 45);

    /// <summary>Clock ticks that the app has computed for.</summary>
    long Busy() => File.ReadAllText($"/proc/{_tmux.ProcessId()}/stat").Split(") ")[1].Split(' ') is var fields ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture) : 0;

    /// <summary>Presses at most so many keys for at most so long; returns how many.</summary>
    int Walk(int keys, TimeSpan limit)
    {
        var (pressed, since) = (0, Stopwatch.StartNew());
        for (var batch = 1; pressed < keys && since.Elapsed < limit; batch++, pressed += Batch)
        {
            Press();
            if (batch % BatchesPerLook == 0)
            {
                _tmux.Settled(glances: 2);
                var screen = _tmux.Screen;
                Assert.False(screen.Shows(Ended), $"after {pressed} keys of seed {Seed}:\n{string.Join('\n', screen)}");
            }
        }

        return pressed;
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
        _tmux.Settled();
        _tmux.Press("C-c");
        _tmux.WaitFor(Ended + "130");
        Assert.Equal("0 1 0", _tmux.Ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}"));
        Assert.Equal(File.ReadAllText(Path.Combine(_tmux.Folder, "before")), File.ReadAllText(Path.Combine(_tmux.Folder, "after")));
    }

    /// <summary>Bytes of the app in memory.</summary>
    long Memory() => long.Parse(
        File.ReadLines($"/proc/{_tmux.ProcessId()}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
}
