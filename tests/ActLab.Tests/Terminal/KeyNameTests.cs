using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class KeyNameTests
{
    [Theory]
    [InlineData("q", "q 0")]
    [InlineData("↑↓", "↑ 0, ↓ 1")]
    [InlineData("+-", "+ 0, - 1")]
    [InlineData("PgUp PgDn", "PgUp 0, PgDn 5")]
    [InlineData("s S", "s 0, S 2")]
    [InlineData("s Enter", "s 0, Enter 2")]
    [InlineData("1-3 Tab", "1 0, 2 0, 3 0, Tab 4")]
    [InlineData("Ctrl+Z", "Ctrl+Z 0")]
    public void A_hint_names_its_keys(string text, string keys) =>
        Assert.Equal(keys, string.Join(", ", KeyName.Parse(text).Select(key => $"{key.Name} {key.Column}")));

    [Fact]
    public void A_name_is_what_arrives_when_its_key_is_pressed()
    {
        Assert.Equal(new KeyInput(Key.PageDown), KeyName.Parse("PgDn")[0].Key);
        Assert.Equal(new KeyInput(Key.Left), KeyName.Parse("←")[0].Key);
        Assert.Equal(new KeyInput(Key.Character, ' '), KeyName.Parse("Space")[0].Key);
        Assert.Equal(new KeyInput(Key.Character, 'z', Modifiers.Control), KeyName.Parse("Ctrl+Z")[0].Key);
        Assert.Equal(new KeyInput(Key.Character, '-'), KeyName.Parse("-")[0].Key);
    }

    [Theory]
    [InlineData("", "relu", "")]
    [InlineData("relu", "leaky-relu", "6 7 8 9")]
    [InlineData("LRE", "leaky-relu", "0 6 7")]
    [InlineData("hsw", "hard-swish", "0 5 6")]
    [InlineData("!tanh", "relu", "")]
    [InlineData("!", "relu", "")]
    [InlineData("xr", "relu", null)]
    [InlineData("!relu", "leaky-relu", null)]
    [InlineData("lurl", "relu", null)]
    public void A_filter_finds_letters_in_their_order(string typed, string text, string? hits) =>
        Assert.Equal(hits, new TextFilter(typed).Hits(text) is { } places ? string.Join(' ', places) : null);
}
