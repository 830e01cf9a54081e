using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The lab live in a terminal: it trains, pauses, steps, goes back and is changed, and units die; what it sends is counted at the terminal's end.</summary>
public sealed partial class LabScreenTests : IDisposable
{
    const int FiveKilobytes = 5 * 1024, Rate = 7, Seed = 9;

    Tmux _tmux = null!;

    public void Dispose() => _tmux.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void It_trains_pauses_steps_goes_back_and_is_changed(int width, int height)
    {
        Open(width, height);
        _tmux.PressFor("Space", "100 steps/s");
        var early = _tmux.WaitUntil(s => Step(s) > 20, "step above 20");
        // From one batch to the next the loss also rises.
        _tmux.WaitUntil(s => Step(s) > Step(early) + 50 && Loss(s) < Loss(early), $"steps without a key, and a loss below {Loss(early)}");

        // It waits for a person who has gone to another screen.
        _tmux.PressFor("1", "celu");
        _tmux.PressFor("6", "paused");
        _tmux.PressFor("Space", "100 steps/s");
        _tmux.PressFor("Space", "paused");

        // Paused, it sends nothing.
        var bytes = _tmux.Settled();
        Assert.Equal(bytes, _tmux.Settled(glances: 150));
        var paused = _tmux.Screen;
        var step = Step(paused);
        _tmux.PressFor("s", $"step {step + 1} ");
        _tmux.PressFor("S", $"step {step + 51} ");
        var far = Settled();

        // Back by an epoch and on again: the screen is the one that was, to the last cell.
        _tmux.PressFor("Z", $"back 50 to {step + 1}: checkpoint ");
        _tmux.PressFor("z", $"back 1 to {step}: checkpoint ");
        Assert.Equal(Run(paused), Run(Settled()));
        _tmux.PressFor("s", $"step {step + 1} ");
        _tmux.PressFor("S", $"step {step + 51} ");
        Assert.Equal(Run(far), Run(Settled()));

        // A knob turned begins anew; its command makes the run again.
        _tmux.Press("Down", "Down", "Down", "Right");
        _tmux.WaitFor("paused  step 0 ");
        _tmux.PressFor("S", "step 50 ");
        var loss = Loss(Settled());
        var screen = _tmux.PressFor("y", "./run.sh lab");
        var command = string.Join(' ', screen.SkipWhile(l => !l.StartsWith("./run.sh", StringComparison.Ordinal)).TakeWhile(l => l.Length > 0).Select(l => l.TrimEnd('\\', ' ')));
        Assert.DoesNotContain("--activation relu ", command, StringComparison.Ordinal);
        var again = Shell.Run(Checkout.Run, [.. command.Split(' ').Skip(1), "--json"]);
        Assert.Equal(0, again.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(again.Out);
        Assert.Equal(loss, double.Parse(json.RootElement.GetProperty("final").GetProperty("loss").GetDouble().ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>With seed 3 no unit of 64 is dead after 500 steps at rate 0.1, and most are at rate 3.</summary>
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void Units_die_at_learning_rate_3_and_not_at_a_tenth(int width, int height)
    {
        Open(width, height);
        Type(Seed, "3");
        _tmux.PressFor("S", "step 50 ");
        _tmux.PressFor(">", "paused");
        _tmux.Press("Space");
        _tmux.WaitUntil(s => Step(s) >= 500, "500 steps");
        _tmux.PressFor("Space", "paused");
        Assert.Equal(0, Dead(Settled()));
        Type(Rate, "3");
        _tmux.WaitFor("paused  step 0 ");
        Assert.InRange(Dead(Settled()), 0, 5);
        _tmux.Press("Space");
        _tmux.WaitUntil(s => Step(s) >= 500, "500 steps");
        _tmux.PressFor("Space", "paused");
        Assert.InRange(Dead(Settled()), 32, 64);
        Assert.True(_tmux.Screen.Shows("X dead: h = 0 on all 500 rows"));
    }

    /// <summary>Ten seconds of twins on spirals at full speed, one of them at a rate at which its surface never rests.</summary>
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void What_it_sends_stays_within_five_kilobytes_in_any_second(int width, int height)
    {
        Open(width, height);
        Type(0, "spirals");
        _tmux.Press("t");
        _tmux.WaitFor("▸B");
        Type(Rate, "3");
        _tmux.Press(">", ">", ">", ">", ">", ">", "Tab", "Space");
        _tmux.WaitFor("full speed");
        _tmux.WaitUntil(s => Step(s) > 0, "step");
        Thread.Sleep(1000);
        var (since, counts) = (Stopwatch.StartNew(), new List<(TimeSpan At, long Bytes)>());
        while (since.Elapsed < TimeSpan.FromSeconds(11))
        {
            counts.Add((since.Elapsed, _tmux.Bytes));
            Thread.Sleep(5);
        }

        var worst = counts.Max(first => counts.Last(c => c.At <= first.At + TimeSpan.FromSeconds(1)).Bytes - first.Bytes);
        TestContext.Current.SendDiagnosticMessage($"{width}x{height}: {counts[^1].Bytes - counts[0].Bytes} bytes in 11 s, {worst} in the worst second");
        Assert.InRange(worst, 1, FiveKilobytes);
        Assert.True(counts[^1].Bytes - counts[0].Bytes > 2000, "nothing to count was sent");
    }

    /// <summary>The same on a serial line of 9600 bits per second, which takes 960 bytes: one frame may be ahead of it, no more.</summary>
    [Fact]
    public void On_a_serial_line_it_sends_what_the_line_takes()
    {
        _tmux = new Tmux();
        _tmux.Line("stty 9600");
        _tmux.StartApp();
        _tmux.GoTo(6, "Lab");
        _tmux.Press("Space");
        _tmux.WaitUntil(s => Step(s) > 0, "step");
        _tmux.Press(">", ">", ">", ">", ">", ">");
        Thread.Sleep(2000);
        var before = _tmux.Bytes;
        Thread.Sleep(20_000);
        var sent = _tmux.Bytes - before;
        TestContext.Current.SendDiagnosticMessage($"{sent} bytes in 20 s at 9600 baud");
        Assert.InRange(sent, 2000, (20 * 960) + FiveKilobytes);
    }

    void Open(int width, int height)
    {
        _tmux = AppPane.OpenApp(width, height);
        _tmux.GoTo(6, "Lab");
    }

    /// <summary>Gives a knob a value by typing it, from wherever the selection is.</summary>
    void Type(int knob, string value)
    {
        _tmux.Press([.. Enumerable.Repeat("Up", 10), .. Enumerable.Repeat("Down", knob), "Enter", "C-u"]);
        _tmux.Type(value);
        _tmux.Press("Enter");
        _tmux.WaitFor($" {value} ");
    }

    string[] Settled()
    {
        _tmux.Settled();
        return _tmux.Screen;
    }

    /// <summary>What a screen shows of the run: all but the note and the keys below it, and the curves, which know of all that was measured.</summary>
    static string Run(string[] screen) => string.Join('\n', screen[1..^3].Where(line => !line.Any(c => c is >= '\u2800' and <= '\u28ff')));

    static int Step(string[] screen) => int.Parse(Status().Match(screen[1]).Groups["step"].Value is { Length: > 0 } step ? step : "0", CultureInfo.InvariantCulture);

    static double Loss(string[] screen) => double.Parse(Status().Match(screen[1]).Groups["loss"].Value, CultureInfo.InvariantCulture);

    static int Dead(string[] screen) => screen.Sum(line => DeadUnits().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0);

    [GeneratedRegex(@"step (?<step>\d+)  loss (?<loss>\S+)")]
    private static partial Regex Status();

    [GeneratedRegex(@"relu: (\d+) dead")]
    private static partial Regex DeadUnits();
}
