using System.Text.RegularExpressions;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>What the environment says of the terminal is believed.</summary>
public sealed partial class SurroundingsTests : IDisposable
{
    readonly Tmux _tmux = new();

    public void Dispose() => _tmux.Dispose();

    [Theory]
    [InlineData("NO_COLOR=1")]
    [InlineData("TERM=dumb")]
    public void Without_colours_the_app_starts_and_sends_none(string variables)
    {
        Tour(variables);
        Assert.DoesNotMatch(Coloured, _tmux.Sent);
    }

    [Fact]
    public void With_colours_it_sends_them()
    {
        Tour("");
        Assert.Matches(Coloured, _tmux.Sent);
    }

    [Fact]
    public void In_a_plain_locale_all_that_is_sent_is_ASCII()
    {
        Tour("LANG=C LC_ALL=C");
        Assert.All(_tmux.Sent, character => Assert.InRange(character, '\0', '\x7f'));
    }

    void Tour(string variables)
    {
        _tmux.StartApp(variables);
        _tmux.Press("/");
        _tmux.Type("gelu");
        _tmux.WaitFor("erf(x / sqrt(2))");
        _tmux.Press("Enter");
        _tmux.GoTo(2, "Audit");
        _tmux.PressFor("Enter", "derivative: pass");
        _tmux.GoTo(4, "Benchmarks");
        _tmux.PressFor("?", "actions");
        _tmux.Press("Escape");
        _tmux.WaitUntil(s => !s.Shows("Esc closes"), "screen without the palette");
        _tmux.Press("q");
        _tmux.WaitForExit(0);
    }

    [GeneratedRegex("\e\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m")]
    static partial Regex Coloured { get; }
}
