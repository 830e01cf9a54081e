namespace ActLab.Terminal;

/// <summary>A colour of the terminal: its own default, one of its 256 palette entries, or 24-bit RGB.</summary>
public readonly record struct Color
{
    const int RgbFlag = 1 << 24;

    // 0 is the default colour, so that default(Style) is plain text; 1..256 are palette entries.
    readonly int _code;

    Color(int code) => _code = code;

    /// <summary>Palette entry 0..255; 0..15 follow the user's own scheme and cost the fewest bytes.</summary>
    public static Color Indexed(byte index) => new(index + 1);

    /// <summary>24-bit colour; shown as the nearest palette entry where the terminal has no more.</summary>
    public static Color Rgb(byte red, byte green, byte blue) => new(RgbFlag | red << 16 | green << 8 | blue);

    /// <summary>Whether both are one colour; written out for the same reason as that of styles.</summary>
    public bool Equals(Color other) => _code == other._code;

    /// <inheritdoc/>
    public override int GetHashCode() => _code;

    internal bool IsDefault => _code == 0;

    internal bool IsRgb => _code >= RgbFlag;

    internal byte Index => (byte)(_code - 1);

    /// <summary>Red, green and blue, 0..255, of a colour that is not the default (palette entries as xterm has them).</summary>
    internal (int Red, int Green, int Blue) Components => IsRgb
        ? (_code >> 16 & 255, _code >> 8 & 255, _code & 255)
        : Palette.Components(Index);
}
