using System.Text;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class InputParserTests
{
    public static TheoryData<string, InputEvent[]> Sequences => new()
    {
        { "a", [Char('a')] },
        { "é", [Char('é')] },
        { "→", [Char('→')] },
        { "😀", [Char('\ufffd')] },
        { "\e[A", [new KeyInput(Key.Up)] },
        { "\eOB", [new KeyInput(Key.Down)] },
        { "\e[1;5C", [new KeyInput(Key.Right, Modifiers: Modifiers.Control)] },
        { "\e[1;2D", [new KeyInput(Key.Left, Modifiers: Modifiers.Shift)] },
        { "\e[H\e[F\e[1~\e[4~\e[7~\e[8~", [new KeyInput(Key.Home), new KeyInput(Key.End), new KeyInput(Key.Home), new KeyInput(Key.End), new KeyInput(Key.Home), new KeyInput(Key.End)] },
        { "\e[2~\e[3~\e[5~\e[6~", [new KeyInput(Key.Insert), new KeyInput(Key.Delete), new KeyInput(Key.PageUp), new KeyInput(Key.PageDown)] },
        { "\eOP\e[[B\e[13~\e[1;2S\e[15~\e[24~", [new KeyInput(Key.F1), new KeyInput(Key.F2), new KeyInput(Key.F3), new KeyInput(Key.F4, Modifiers: Modifiers.Shift), new KeyInput(Key.F5), new KeyInput(Key.F12)] },
        { "\t\e[Z\r\n\x7f\b", [new KeyInput(Key.Tab), new KeyInput(Key.BackTab), new KeyInput(Key.Enter), new KeyInput(Key.Enter), new KeyInput(Key.Backspace), new KeyInput(Key.Backspace)] },
        { "\x01\x1a\0", [Char('a', Modifiers.Control), Char('z', Modifiers.Control), Char(' ', Modifiers.Control)] },
        { "\ex\eé", [Char('x', Modifiers.Alt), Char('é', Modifiers.Alt)] },
        { "\e\x03\e\r", [new KeyInput(Key.Escape), Char('c', Modifiers.Control), new KeyInput(Key.Escape), new KeyInput(Key.Enter)] },
        { "\e]x\e\x03", [new KeyInput(Key.Escape), Char('c', Modifiers.Control)] },
        { "\e[200~a paste without an end\x03", [Char('c', Modifiers.Control)] },
        { "\e\e[B", [new KeyInput(Key.Escape), new KeyInput(Key.Down)] },
        { "\e[<0;10;5M\e[<0;10;5m", [new MouseInput(MouseAction.Press, 0, 9, 4), new MouseInput(MouseAction.Release, 0, 9, 4)] },
        { "\e[<34;1;1M\e[<64;2;3M\e[<81;2;3M", [new MouseInput(MouseAction.Drag, 2, 0, 0), new MouseInput(MouseAction.WheelUp, 0, 1, 2), new MouseInput(MouseAction.WheelDown, 0, 1, 2, Modifiers.Control)] },
        { "\e[200~a\rb\e[A\r\nc\e[201~", [new PasteInput("a\nb\e[A\nc")] },
        { "\e[200~\e[201~", [new PasteInput("")] },
        { "\e[I\e[O", [] },
        { "\e[?62;1;4c\e[12;40R\e[8;80;24t\e[?2026;2$y\e[97;5u", [] },
        { "\e]11;rgb:0000/0000/0000\e\\\e]0;title\a\eP1$r0m\e\\\e_x\e\\", [] },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Every_sequence_means_the_same_however_it_is_split(string text, InputEvent[] expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text + "z");
        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
            {
                var parser = new InputParser();
                parser.Feed(bytes.AsSpan(0, first));
                parser.Feed(bytes.AsSpan(first, second - first));
                parser.Feed(bytes.AsSpan(second));
                Assert.Equal([.. expected, Char('z')], Take(parser));
                Assert.False(parser.Pending);
            }
        }

        var slow = new InputParser();
        foreach (var b in bytes)
            slow.Feed([b]);
        Assert.Equal([.. expected, Char('z')], Take(slow));
    }

    [Fact]
    public void An_escape_alone_waits_for_the_timer()
    {
        var parser = new InputParser();
        parser.Feed("\e"u8);
        Assert.True(parser.Pending);
        Assert.Empty(Take(parser));
        parser.Flush();
        Assert.Equal([new KeyInput(Key.Escape)], Take(parser));
        Assert.False(parser.Pending);
    }

    [Theory]
    [InlineData("\e[", '[')]
    [InlineData("\eO", 'O')]
    [InlineData("\e]", ']')]
    public void Alt_with_the_start_of_a_sequence_is_a_key_when_nothing_follows(string text, char character)
    {
        var parser = new InputParser();
        parser.Feed(Encoding.UTF8.GetBytes(text));
        Assert.True(parser.Pending);
        parser.Flush();
        parser.Feed("q"u8);
        Assert.Equal([Char(character, Modifiers.Alt), Char('q')], Take(parser));
    }

    [Fact]
    public void Broken_utf8_is_replaced_and_what_follows_is_kept()
    {
        var parser = new InputParser();
        parser.Feed([0xc3, (byte)'a', 0xff, 0xe2, 0x86, (byte)'b', 0xed, 0xa0, 0x80, 0xe0, 0x80, 0x80, (byte)'c']);
        var typed = Take(parser).Cast<KeyInput>().Select(key => key.Character);
        Assert.Equal("\ufffda\ufffd\ufffdb\ufffd\ufffdc", string.Concat(typed));
    }

    [Fact]
    public void Any_input_is_survived_and_plain_text_after_it_is_kept()
    {
        var random = new Random(20260101);
        var pieces = Sequences.Select(row => Encoding.UTF8.GetBytes(row.Data.Item1)).ToArray();
        for (var round = 0; round < 3000; round++)
        {
            var parser = new InputParser();
            for (var i = random.Next(6); i >= 0; i--)
            {
                var piece = pieces[random.Next(pieces.Length)].ToArray();
                if (random.Next(3) == 0)
                    random.NextBytes(piece.AsSpan(random.Next(piece.Length)));
                parser.Feed(piece.AsSpan(0, random.Next(piece.Length + 1)));
            }
            // Ends a paste that may have begun; what is half then is dropped as after the delay.
            parser.Flush();
            parser.Feed("\e[201~"u8);
            parser.Flush();
            Take(parser);
            parser.Feed("hello"u8);
            Assert.Equal("hello", string.Concat(Take(parser).Cast<KeyInput>().Select(key => key.Character)));
        }
    }

    static KeyInput Char(char character, Modifiers modifiers = Modifiers.None) => new(Key.Character, character, modifiers);

    static List<InputEvent> Take(InputParser parser)
    {
        var events = new List<InputEvent>();
        while (parser.TryTake(out var input))
            events.Add(input);
        return events;
    }
}
