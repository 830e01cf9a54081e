namespace ActLab.Terminal;

/// <summary>Ways of emphasis that need no colour.</summary>
[Flags]
public enum Emphasis : byte
{
    /// <summary>Plain text.</summary>
    None = 0,

    /// <summary>Bold or bright.</summary>
    Bold = 1,

    /// <summary>Faint.</summary>
    Dim = 2,

    /// <summary>Underlined.</summary>
    Underline = 4,

    /// <summary>Foreground and background exchanged.</summary>
    Reverse = 8,
}

/// <summary>How one cell looks. <c>default</c> is the terminal's own plain text.</summary>
public readonly record struct Style(Color Foreground, Color Background = default, Emphasis Emphasis = Emphasis.None)
{
    /// <summary>Plain text with the given palette entry (0..255) as its foreground.</summary>
    public static Style Of(byte index, Emphasis emphasis = Emphasis.None) => new(Color.Indexed(index), default, emphasis);

    /// <summary>This style with more emphasis.</summary>
    public Style With(Emphasis emphasis) => this with { Emphasis = Emphasis | emphasis };

    /// <summary>True when a space in this style looks like a space in plain text.</summary>
    internal bool HidesOnSpace => Background.IsDefault && (Emphasis & (Emphasis.Underline | Emphasis.Reverse)) == 0;

    /// <summary>Whether both look the same. Written out: the compiler's own goes through comparers, which would hold up the first frame.</summary>
    public bool Equals(Style other) => Foreground == other.Foreground && Background == other.Background && Emphasis == other.Emphasis;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Foreground, Background, Emphasis);
}

/// <summary>One character position: a printable character of width one, and its style.</summary>
public readonly record struct Cell(char Rune, Style Style)
{
    /// <summary>An empty position.</summary>
    public static Cell Blank => new(' ', default);

    /// <summary>Whether both look the same; written out for the same reason as that of styles.</summary>
    public bool Equals(Cell other) => Rune == other.Rune && Style == other.Style;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rune, Style);
}
