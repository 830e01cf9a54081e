using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The app in GNU screen, which stands between it and the terminal as many a server's keeper likes it.</summary>
public sealed class ScreenTests
{
    [Fact]
    public void In_GNU_screen_it_is_detached_and_found_again()
    {
        Required.Program("screen");
        using var tmux = new Tmux();
        tmux.Line("export SCREENDIR=$PWD/screens; mkdir -m 700 $SCREENDIR; clear; screen -U -c /dev/null env 'PS1=in screen$ ' bash --norc --noprofile");
        tmux.WaitFor("in screen$");
        tmux.StartApp();
        for (var i = AppPane.Titles.Count; i > 0; i--)
        {
            Assert.True(tmux.GoTo(i, AppPane.Titles[i - 1]).Shows("q quit"), AppPane.Titles[i - 1]);
        }

        tmux.PressFor("Down", "▸ clip");
        tmux.Press("C-a", "d");
        tmux.WaitFor("[detached from");
        tmux.Line("clear; screen -U -r");
        tmux.WaitFor("▸ clip");
        tmux.PressFor("Down", "▸ elu");
        tmux.Press("q");
        tmux.WaitFor("code=0");
        tmux.Line("stty -a > after; exit");
        tmux.WaitFor("[screen is terminating]");
        Assert.Equal(File.ReadAllText(Path.Combine(tmux.Folder, "before")), File.ReadAllText(Path.Combine(tmux.Folder, "after")));
    }
}
