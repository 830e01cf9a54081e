namespace ActLab.Terminal;

/// <summary>A key as a hint names it.</summary>
/// <param name="Name">Its name, as Esc or ↑ or q.</param>
/// <param name="Key">What arrives when it is pressed.</param>
/// <param name="Column">Where the name begins in the hint's text.</param>
public readonly record struct NamedKey(string Name, KeyInput Key, int Column);

/// <summary>The names of keys in hints.</summary>
public static class KeyName
{
    /// <summary>The keys of a text such as "q", "↑↓", "+-", "PgUp PgDn", "Ctrl+Z", "1-6 Tab": parted by spaces, or one character each.</summary>
    public static IReadOnlyList<NamedKey> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var keys = new List<NamedKey>();
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            if (Word(word) is { } key)
                keys.Add(new(word, key, column));
            else if (word is [>= '0' and <= '9' and var first, '-', >= '0' and <= '9' and var last])
            {
                for (var digit = first; digit <= last; digit++)
                    keys.Add(new($"{digit}", new(Key.Character, digit), column));
            }
            else
            {
                for (var i = 0; i < word.Length; i++)
                    keys.Add(new($"{word[i]}", Character(word[i]), column + i));
            }
            column += word.Length + 1;
        }
        return keys;
    }

    static KeyInput? Word(string word) => word switch
    {
        "Enter" => new(Key.Enter),
        "Esc" => new(Key.Escape),
        "Tab" => new(Key.Tab),
        "Space" => new(Key.Character, ' '),
        "Home" => new(Key.Home),
        "End" => new(Key.End),
        "PgUp" => new(Key.PageUp),
        "PgDn" => new(Key.PageDown),
        ['C', 't', 'r', 'l', '+', var letter] => new(Key.Character, char.ToLowerInvariant(letter), Modifiers.Control),
        _ => null,
    };

    static KeyInput Character(char character) => character switch
    {
        '↑' => new(Key.Up),
        '↓' => new(Key.Down),
        '←' => new(Key.Left),
        '→' => new(Key.Right),
        _ => new(Key.Character, character),
    };
}
