using System.Diagnostics.CodeAnalysis;

namespace ActLab.Terminal;

/// <summary>The meaning of complete control sequences.</summary>
static class Sequences
{
    // The numbers of the keys that end in a tilde, from 1; gaps repeat their neighbour's place with Character.
    static ReadOnlySpan<byte> Tilde =>
    [
        (byte)Key.Home, (byte)Key.Insert, (byte)Key.Delete, (byte)Key.End, (byte)Key.PageUp, (byte)Key.PageDown,
        (byte)Key.Home, (byte)Key.End, 0, 0,
        (byte)Key.F1, (byte)Key.F2, (byte)Key.F3, (byte)Key.F4, (byte)Key.F5, 0,
        (byte)Key.F6, (byte)Key.F7, (byte)Key.F8, (byte)Key.F9, (byte)Key.F10, 0, (byte)Key.F11, (byte)Key.F12,
    ];

    /// <summary>The key of a final letter, the same after CSI and after SS3.</summary>
    internal static bool TryFindKey(char final, out Key key)
    {
        key = final switch
        {
            'A' => Key.Up,
            'B' => Key.Down,
            'C' => Key.Right,
            'D' => Key.Left,
            'F' => Key.End,
            'H' => Key.Home,
            >= 'P' and <= 'S' => Key.F1 + (final - 'P'),
            _ => Key.Character,
        };
        return key != Key.Character;
    }

    /// <summary>
    /// The event of a control sequence, given what stands between "ESC [" and the final byte. The start of a paste
    /// is an empty one. False for replies, focus reports and all that is unknown.
    /// </summary>
    internal static bool TryParseCsi(List<byte> body, byte final, [NotNullWhen(true)] out InputEvent? input)
    {
        input = null;
        if (body.Count > 0 && body[0] == '<')
            input = Mouse(body, final);
        else if (TryReadNumbers(body, 0, out var first, out var second, out _))
        {
            var modifiers = (Modifiers)Math.Max(0, second - 1) & (Modifiers.Shift | Modifiers.Alt | Modifiers.Control);
            if (final == '~' && first == 200)
                input = new PasteInput("");
            else if (final == '~' && first >= 1 && first <= Tilde.Length && Tilde[first - 1] != 0)
                input = new KeyInput((Key)Tilde[first - 1], '\0', modifiers);
            else if (final == 'Z')
                input = new KeyInput(Key.BackTab);
            // A first number other than 1 is a report (of the cursor's position), not a key.
            else if (first is -1 or 1 && TryFindKey((char)final, out var key))
                input = new KeyInput(key, '\0', modifiers);
        }
        return input is not null;
    }

    static MouseInput? Mouse(List<byte> body, byte final)
    {
        if (final is not ((byte)'M' or (byte)'m')
            || !TryReadNumbers(body, 1, out var code, out var x, out var y) || code < 0 || x < 1 || y < 1)
            return null;
        // The code's bits: 0-1 the button, 2-4 the modifiers, 5 motion, 6 the wheel.
        var modifiers = (Modifiers)(code >> 2 & 7);
        var button = code & 3;
        return (code & 0xe0, button) switch
        {
            (0x40, 0) => new(MouseAction.WheelUp, 0, x - 1, y - 1, modifiers),
            (0x40, 1) => new(MouseAction.WheelDown, 0, x - 1, y - 1, modifiers),
            (0x20, not 3) => new(MouseAction.Drag, button, x - 1, y - 1, modifiers),
            (0, not 3) => new(final == 'M' ? MouseAction.Press : MouseAction.Release, button, x - 1, y - 1, modifiers),
            _ => null,
        };
    }

    /// <summary>Reads up to three numbers between semicolons; those missing are -1. False if there is anything else.</summary>
    static bool TryReadNumbers(List<byte> body, int from, out int first, out int second, out int third)
    {
        Span<int> numbers = [-1, -1, -1];
        var count = 0;
        for (var i = from; i < body.Count; i++)
        {
            if (body[i] == ';')
                count++;
            else if (body[i] is >= (byte)'0' and <= (byte)'9' && count < numbers.Length)
                numbers[count] = Math.Min(99_999, Math.Max(0, numbers[count]) * 10 + body[i] - '0');
            else
                count = numbers.Length;
        }
        (first, second, third) = (numbers[0], numbers[1], numbers[2]);
        return count < numbers.Length;
    }
}
