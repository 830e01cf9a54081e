using Xunit;

namespace ActLab.EndToEnd;

/// <summary>List and graph at 80x24, by keys alone.</summary>
public sealed class ActivationsScreenTests : IDisposable
{
    const char FirstBraille = '\u2801', LastBraille = '\u28ff', FirstBlock = '\u2580', LastBlock = '\u259f';

    readonly Tmux _tmux = AppPane.OpenApp();

    public void Dispose() => _tmux.Dispose();

    [Fact]
    public void The_list_and_the_graph_of_the_selected_activation_are_shown_and_follow_the_keys()
    {
        var screen = _tmux.Screen;
        string[] all = [.. new Core.Catalog().All.Select(activation => activation.Id)];
        Assert.True(screen.Shows("▸ " + all[0]));
        Assert.True(screen.ShowsAny(FirstBraille, LastBraille));
        _tmux.PressFor("Down", "▸ " + all[1]);
        _tmux.WaitFor("f(x) = min(max(min, x), max)");
        string[] end = _tmux.PressFor("End", "▸ " + all[^1]);
        Assert.All(all, id => Assert.True(screen.Shows(id) || end.Shows(id), id));
        _tmux.PressFor("Up", "▸ " + all[^2]);
        _tmux.PressFor("Home", "▸ " + all[0]);
    }

    [Fact]
    public void A_filter_narrows_the_list_and_Escape_shows_all_again()
    {
        _tmux.Press("/");
        _tmux.Type("lu");
        var screen = _tmux.WaitUntil(s => s.Shows("/lu ") && !s.Shows("sigmoid"), "filtered list");
        Assert.True(screen.Shows("leaky-relu") && screen.Shows("▸ celu"));
        _tmux.Type("x");
        _tmux.WaitUntil(s => s.Shows("/lux ") && !s.Shows("gelu"), "empty list");
        _tmux.Press("BSpace", "Enter", "Down");
        _tmux.WaitFor("▸ elu");
        _tmux.Press("Escape");
        screen = _tmux.WaitUntil(s => !s.Shows("/lu ") && s.Shows("sigmoid"), "whole list");
        Assert.True(screen.Shows("▸ elu"));
    }

    [Fact]
    public void A_filter_finds_an_activation_by_its_other_name_and_Escape_while_typing_clears_it()
    {
        _tmux.Press("/");
        _tmux.Type("swish");
        _tmux.WaitUntil(s => s.Shows("▸ silu") && !s.Shows("tanh"), "silu alone");
        _tmux.Press("Escape");
        _tmux.WaitUntil(s => s.Shows("▸ silu") && s.Shows("softplus"), "whole list");
    }

    [Fact]
    public void The_marks_go_from_braille_to_blocks_to_ASCII_and_back()
    {
        _tmux.Press("b");
        _tmux.WaitUntil(s => s.ShowsAny(FirstBlock, LastBlock) && !s.ShowsAny(FirstBraille, LastBraille), "blocks");
        _tmux.Press("b");
        _tmux.WaitUntil(s => !s.ShowsAny(FirstBlock, LastBlock) && !s.ShowsAny(FirstBraille, LastBraille), "graph in ASCII");
        _tmux.Press("b");
        _tmux.WaitUntil(s => s.ShowsAny(FirstBraille, LastBraille), "braille");
    }

    [Fact]
    public void The_cursor_reads_out_the_values_under_it()
    {
        _tmux.Select("sigmoid");
        _tmux.PressFor("c", "x = 0  f = 0.5  f' = 0.25");
        _tmux.PressFor("Right", "x = 0.2  f = 0.549834  f' = 0.247517");
        _tmux.PressFor("s", "f'' = -0.024");
        _tmux.Press("c");
        _tmux.WaitUntil(s => !s.Shows("x = 0.2"), "screen without cursor");
    }

    [Fact]
    public void Zoom_pan_and_curves_change_the_graph_and_help_covers_it()
    {
        _tmux.WaitUntil(s => s.Shows("-6") && s.Shows(" 6"), "range from -6 to 6");
        _tmux.Press("-");
        _tmux.WaitUntil(s => s.Shows("-10") && s.Shows("10"), "range from -12 to 12");
        _tmux.Press("0", "d");
        _tmux.WaitUntil(s => s.Shows("-6") && !s.Shows("f' ─"), "home range without f'");
        _tmux.PressFor("?", "Activations: actions");
        _tmux.Type("f''");
        _tmux.WaitUntil(s => s.Shows("▸ s") && !s.Shows("cursor  "), "f'' alone");
        _tmux.Press("Enter");
        _tmux.WaitUntil(s => s.Shows("f''") && !s.Shows("actions"), "screen with f'' and without the palette");
    }

    [Fact]
    public void An_audit_shows_its_verdict_and_its_witnesses()
    {
        _tmux.Select("relu");
        Assert.True(_tmux.GoTo(2, "Audit").Shows("Not audited yet"));
        _tmux.PressFor("Enter", "relu, derivative: pass");
        _tmux.PressFor("Tab", "automatic-textbook");
        var screen = _tmux.PressFor("Tab", "convention");
        Assert.True(screen.Shows("left"));
        screen = _tmux.PressFor("Escape", "relu6");
        Assert.Equal("pass", screen.Row("relu")[1]);
        Assert.Equal("-", screen.Row("relu6")[1]);
    }

    [Fact]
    public void Quitting_gives_the_prompt_back()
    {
        _tmux.Press("q");
        Assert.False(_tmux.WaitForExit(0).Shows("Activations"));
        _tmux.IsRestored();
    }
}
