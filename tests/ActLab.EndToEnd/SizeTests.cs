using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Small panes, and panes that change their size.</summary>
public sealed class SizeTests
{
    const string Refusal = "ActLab needs 60 x 15 cells";

    [Fact]
    public void Below_it_refuses_politely_and_comes_back_when_there_is_room()
    {
        using var tmux = new Tmux(59, 14);
        tmux.StartApp(first: Refusal);
        Assert.True(tmux.Screen.Shows("59 x 14"));
        tmux.Resize(80, 24);
        tmux.WaitFor("▸ celu");
        tmux.Resize(60, 14);
        tmux.WaitFor("60 x 14");
        tmux.Resize(100, 30);
        var screen = tmux.WaitFor("▸ celu");
        Assert.False(screen.Shows(Refusal));
        tmux.Resize(59, 30);
        tmux.WaitFor("59 x 30");
        tmux.Press("q");
        tmux.WaitForExit(0);
        Assert.Equal("0 1", tmux.Ask("#{alternate_on} #{cursor_flag}"));
    }
}
