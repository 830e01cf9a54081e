using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The terminal after the app: as it was found, whatever ended the app.</summary>
public sealed class RestoreTests : IDisposable
{
    readonly Tmux _tmux = AppPane.OpenApp();

    public void Dispose() => _tmux.Dispose();

    [Theory]
    [InlineData("q", 0)]
    [InlineData("C-c", 130)]
    public void A_key_that_leaves(string key, int code)
    {
        Assert.True(_tmux.IsTaken());
        _tmux.Press(key);
        _tmux.WaitForExit(code);
        _tmux.IsRestored();
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("QUIT", 131)]
    public void A_signal_that_ends(string signal, int code)
    {
        Assert.True(_tmux.IsTaken());
        _tmux.Signal(signal);
        _tmux.WaitForExit(code);
        _tmux.IsRestored();
    }

    [Fact]
    public void A_signal_while_work_is_running()
    {
        _tmux.GoTo(5, "Reports");
        _tmux.PressFor("e", "audit ");
        _tmux.Signal("TERM");
        _tmux.WaitForExit(143);
        _tmux.IsRestored();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("TSTP")]
    [InlineData("STOP")]
    public void Stopped_and_continued_it_draws_its_whole_screen_again(string? signal)
    {
        _tmux.Select("gelu");
        var before = _tmux.Screen;
        if (signal is null)
        {
            _tmux.Press("C-z");
        }
        else
        {
            _tmux.Signal(signal);
        }

        _tmux.WaitForStop();
        if (signal != "STOP")
        {
            _tmux.IsRestored();
        }

        _tmux.Line("clear; echo disorder");
        _tmux.Line("fg");
        _tmux.WaitUntil(screen => screen.SequenceEqual(before), "screen as it was");
        Assert.True(_tmux.IsTaken());
        _tmux.PressFor("Down", "▸ gelu-tanh");
        _tmux.Press("q");
        _tmux.WaitUntil(_ => !_tmux.IsTaken(), "terminal given back");
        _tmux.IsRestored();
    }

    [Fact]
    public void After_a_kill_that_nothing_can_handle_reset_terminal_repairs()
    {
        _tmux.Signal("KILL");
        _tmux.WaitUntil(lines => lines.Shows("code=137"), "exit code of the kill");
        Assert.True(_tmux.IsTaken());
        _tmux.Line("stty raw -echo; $ACTLAB reset-terminal; echo reset=$?");
        _tmux.WaitFor("reset=0");
        _tmux.IsUsable();
    }
}
