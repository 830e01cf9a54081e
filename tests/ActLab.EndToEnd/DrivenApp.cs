using System.Diagnostics;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The app in a terminal, driven key by key at its own pace.</summary>
sealed class DrivenApp(Tmux tmux, int process)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>The app lives, holds the terminal, and shows one tab and no trace.</summary>
    public void IsAlive(string after)
    {
        var screen = tmux.Screen;
        var told = $"after {after}:\n{string.Join('\n', screen)}";
        Assert.True(Directory.Exists($"/proc/{process}") && tmux.IsTaken(), told);
        Assert.True(screen[0].Count(c => c == '[') == 1 && AppPane.Titles.Any(title => screen[0].Contains($" {title}]", StringComparison.Ordinal) || screen[0].Contains($" {title} › ", StringComparison.Ordinal)), told);
        Assert.False(screen.Shows("at ActLab.") || screen.Shows("Exception") || screen.Shows("actlab:"), told);
    }

    /// <summary>Once all work is done, what stands there is what the app draws anew.</summary>
    public void IsWhole(string after)
    {
        var since = Stopwatch.StartNew();
        tmux.Settled(glances: 8, () => Proc.AllAsleep(process), () => Assert.True(since.Elapsed < Patience, $"no rest after {after}"));
        var seen = tmux.Screen;
        Send("C-l");
        Assert.Equal(seen, tmux.Screen);
    }

    /// <summary>
    /// Presses keys, waits until the app has seen them and sleeps again, and until what it has sent is there. After an escape it sleeps twice, first for what
    /// may follow it.
    /// </summary>
    public void Send(params string[] keys)
    {
        var before = Proc.Sleeps(process) + (keys is [.., "Escape"] ? 1 : 0);
        if (keys is [{ Length: 1 } character])
        {
            tmux.Type(character);
        }
        else
        {
            tmux.Press(keys);
        }

        Assert.True(
            SpinWait.SpinUntil(() => Proc.Sleeps(process) is not { } sleeps || (sleeps > before && Proc.IsAsleep(process)), Patience), $"{string.Join(' ', keys)} wakes nobody up");
        if (keys is [.., "Escape"])
        {
            AwaitEscape();
        }

        tmux.Settled(glances: 2);
    }

    /// <summary>
    /// Waits until the app has slept on for longer than it waits for what may follow an escape: a key that came sooner would be taken with it. What works
    /// beside it may wake it at any time, and training does ten times a second, so the rounds are limited.
    /// </summary>
    void AwaitEscape()
    {
        const int Rounds = 10;
        long? slept = null;
        for (var round = 0; round < Rounds && (Proc.Sleeps(process) != slept || !Proc.IsAsleep(process)); round++)
        {
            slept = Proc.Sleeps(process);
            Thread.Sleep(120);
        }
    }
}
