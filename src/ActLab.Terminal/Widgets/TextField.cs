namespace ActLab.Terminal;

/// <summary>A line of text being edited: the text, and the cursor's place from 0 to its length.</summary>
public readonly record struct TextField(string Text, int Cursor)
{
    /// <summary>A field with a text and the cursor at its end.</summary>
    public TextField(string text) : this(text, text?.Length ?? 0)
    {
    }

    /// <summary>An empty field.</summary>
    public static TextField Empty { get; } = new("", 0);

    /// <summary>The field after an input; unchanged by keys that mean nothing to it, such as Enter.</summary>
    public TextField Apply(InputEvent input) => input switch
    {
        KeyInput { Typed: not '\0' } key => Insert(key.Character.ToString()),
        KeyInput { Modifiers: Modifiers.None } key => Apply(key.Key),
        KeyInput { Modifiers: Modifiers.Control, Character: 'a' } => Apply(Key.Home),
        KeyInput { Modifiers: Modifiers.Control, Character: 'e' } => Apply(Key.End),
        KeyInput { Modifiers: Modifiers.Control, Character: 'u' } => new(Text[Cursor..], 0),
        PasteInput paste => Insert(paste.Text.ReplaceLineEndings(" ")),
        _ => this,
    };

    /// <summary>Characters that are left of what a field of so many columns shows.</summary>
    public int Hidden(int width) => Math.Max(0, Cursor - Math.Max(1, width) + 1);

    /// <summary>Draws the part of the text around the cursor, which shows as a reversed cell.</summary>
    public void Draw(Frame frame, Area area)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var offset = Hidden(area.Width);
        frame.Write(area, 0, 0, Text.AsSpan(offset), frame.Theme.Text);
        var under = Cursor < Text.Length ? Text[Cursor] : ' ';
        frame.Set(area, Cursor - offset, 0, under, frame.Theme.Text.With(Emphasis.Reverse));
    }

    TextField Insert(string text) => new(Text.Insert(Cursor, text), Cursor + text.Length);

    TextField Apply(Key key) => key switch
    {
        Key.Left => this with { Cursor = Math.Max(0, Cursor - 1) },
        Key.Right => this with { Cursor = Math.Min(Text.Length, Cursor + 1) },
        Key.Home => this with { Cursor = 0 },
        Key.End => this with { Cursor = Text.Length },
        Key.Backspace when Cursor > 0 => new(Text.Remove(Cursor - 1, 1), Cursor - 1),
        Key.Delete when Cursor < Text.Length => this with { Text = Text.Remove(Cursor, 1) },
        _ => this,
    };
}
