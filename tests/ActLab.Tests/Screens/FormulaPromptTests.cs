using ActLab.Core;
using ActLab.Screens;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

public class FormulaPromptTests
{
    [Fact]
    public void An_added_formula_is_on_every_screen()
    {
        string[] add = ["f", "abs(x - a); a=2", "\r"];
        Assert.Contains("formula-1", string.Concat(AppRun.Screen(80, 24, false, 0, [.. add, "2"])), StringComparison.Ordinal);
        Assert.Contains(": formula-1", string.Concat(AppRun.Screen(80, 24, false, 0, [.. add, "4"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_measured_before_a_formula_was_added_is_still_shown()
    {
        string[] keys = ["3", "n", "\x15", "0,1 100 4", "\r"];
        Assert.Contains("formula-1: added after", string.Concat(AppRun.Screen(80, 24, false, 2, [.. keys, "1", "f", "x^2", "\r", "3"])), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_formula_is_not_added()
    {
        var lines = AppRun.Screen(80, 24, false, 0, ["f", "x", "+", "\r"]);
        Assert.Contains("f(x) = x+", lines[1], StringComparison.Ordinal);
        Assert.Equal(lines[1].IndexOf("x+", StringComparison.Ordinal) + 2, lines[2].IndexOf('^', StringComparison.Ordinal));
        Assert.DoesNotContain("formula-1", string.Concat(AppRun.Screen(80, 24, false, 0, ["f", "x", "\e"])), StringComparison.Ordinal);
    }

    /// <summary>Whatever is typed is drawn, also functions without a value, with poles or with very large ones.</summary>
    [Fact]
    public void Anything_typed_can_be_drawn()
    {
        string[] texts = ["log(-1-x^2)", "1/0", "exp(exp(exp(x)))", "x^x^x", "1/sin(x)", "if(x<0,1,2)", "sign(x)", "b*x; b=1e308", "x; ;", "x; a=", "sin(1e9*x)", "gelu'(x)", "(((((", "\ud83d"];
        foreach (var text in texts)
        {
            var prompt = text.Aggregate(new FormulaPrompt(new Catalog()), (p, c) => p.Apply(new PasteInput(c.ToString())));
            var screen = new ActivationsScreen(new Catalog()) { Prompt = prompt, Graph = new() { Choice = new(true, true) } };
            var frame = new Frame(80, 24);
            screen.View(new Shared(0, Marks.Ascii), frame, frame.Area);
        }
    }
}
