using System.Globalization;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The app behind a real SSH connection.</summary>
public sealed class SshTests(SshLine line) : IClassFixture<SshLine>
{
    [Fact]
    public void A_new_size_of_the_window_arrives()
    {
        using var tmux = Open(80, 24);
        tmux.Resize(50, 12);
        tmux.WaitFor("here are 50 x 12");
        tmux.Resize(120, 40);
        tmux.WaitFor("[1 Activations]");
    }

    [Fact]
    public void It_is_suspended_and_goes_on()
    {
        using var tmux = Open(80, 24);
        tmux.Press("C-z");
        tmux.WaitForStop();
        Assert.False(tmux.IsTaken());
        tmux.Line("clear; fg");
        tmux.WaitFor("[1 Activations]");
        Assert.True(tmux.IsTaken());
        tmux.PressFor("Down", "▸ clip");
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("QUIT", 131)]
    [InlineData("HUP", 129)]
    public void A_signal_ends_it_and_the_terminal_is_given_back(string signal, int code)
    {
        using var tmux = Open(80, 24);
        Shell.Run("kill", [$"-{signal}", Sshd.App(tmux)!.Value.ToString(CultureInfo.InvariantCulture)]);
        tmux.WaitForExit(code);
        tmux.IsRestored();
    }

    [Fact]
    public void When_the_connection_is_lost_the_app_ends_and_the_next_one_starts_as_ever()
    {
        using var tmux = Open(80, 24);
        var app = Sshd.App(tmux)!.Value;
        Lose(tmux);
        tmux.WaitUntil(_ => !Directory.Exists($"/proc/{app}"), "end of the app");
        tmux.Line("reset; clear");
        line.Server.LogIn(tmux);
        tmux.StartApp();
        tmux.PressFor("Down", "▸ clip");
    }

    /// <summary>The job lives on without anybody; who logs in again sees how far it is and then its result, and in the end no process is left.</summary>
    [Fact]
    public void When_the_connection_is_lost_during_a_job_the_next_one_finds_it()
    {
        using var tmux = Open(80, 24);
        tmux.GoTo(4, "Benchmarks");
        tmux.PressFor("s", "1 of 4 cases");
        var app = Sshd.App(tmux)!.Value;
        Lose(tmux);
        tmux.WaitUntil(_ => !Directory.Exists($"/proc/{app}"), "end of the app");
        Assert.Contains(Proc.StartedIn(tmux.Folder), process => Proc.CommandLine(process).Contains(tmux.State, StringComparison.Ordinal));
        tmux.Line("reset; clear");
        line.Server.LogIn(tmux);
        tmux.StartApp(first: "[4 Benchmarks");
        tmux.WaitFor("› job]");
        var screen = tmux.WaitFor(": finished");
        Assert.Contains(screen, line => line.Contains(" simd ", StringComparison.Ordinal) && line.Contains(" x copy", StringComparison.Ordinal));
        tmux.Press("q");
        tmux.WaitForExit(0);
        tmux.IsRestored();
        tmux.Line("exit");
        tmux.WaitUntil(s => s.Any(row => row.TrimEnd() == "$"), "prompt of the pane's own shell");
        Assert.Equal("bash --norc --noprofile", Proc.CommandLine(Assert.Single(Proc.StartedIn(tmux.Folder))));
    }

    Tmux Open(int width, int height)
    {
        var tmux = new Tmux(width, height);
        line.Server.LogIn(tmux);
        tmux.StartApp();
        return tmux;
    }

    /// <summary>The client is killed, as by a laptop that is closed; the pane's own shell is what remains.</summary>
    static void Lose(Tmux tmux) => Assert.Equal(0, Shell.Run("pkill", ["-KILL", "-P", tmux.Ask("#{pane_pid}"), "-x", "ssh"]).ExitCode);
}
