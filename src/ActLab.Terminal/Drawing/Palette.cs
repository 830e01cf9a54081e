namespace ActLab.Terminal;

/// <summary>The 256-colour palette as xterm defines it, and the way down from more colours to fewer.</summary>
static class Palette
{
    static ReadOnlySpan<byte> Basic =>
    [
        0, 0, 0, 205, 0, 0, 0, 205, 0, 205, 205, 0, 0, 0, 238, 205, 0, 205, 0, 205, 205, 229, 229, 229,
        127, 127, 127, 255, 0, 0, 0, 255, 0, 255, 255, 0, 92, 92, 255, 255, 0, 255, 0, 255, 255, 255, 255, 255,
    ];

    internal static (int Red, int Green, int Blue) Components(byte index)
    {
        if (index < 16)
            return (Basic[3 * index], Basic[3 * index + 1], Basic[3 * index + 2]);
        if (index >= 232)
            return (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232));
        var cube = index - 16;
        return (Level(cube / 36), Level(cube / 6 % 6), Level(cube % 6));
    }

    /// <summary>The nearest of the entries 16..255, whose colours do not depend on the user's scheme.</summary>
    internal static Color To256(Color color)
    {
        if (!color.IsRgb)
            return color;
        var (red, green, blue) = color.Components;
        var cube = (byte)(16 + 36 * Step(red) + 6 * Step(green) + Step(blue));
        var gray = (byte)(232 + Math.Clamp(((red + green + blue) / 3 - 3) / 10, 0, 23));
        return Color.Indexed(Distance(color, gray) < Distance(color, cube) ? gray : cube);
    }

    /// <summary>The nearest of the 16 basic entries; a colour with a hue never becomes a grey.</summary>
    internal static Color To16(Color color)
    {
        if (!color.IsRgb && color.Index < 16)
            return color;
        var hue = Chroma(color) > 60;
        byte best = hue ? (byte)1 : (byte)7;
        for (byte i = 0; i < 16; i++)
        {
            if (hue && Chroma(Color.Indexed(i)) == 0)
                continue;
            if (Distance(color, i) < Distance(color, best))
                best = i;
        }
        return Color.Indexed(best);
    }

    static int Level(int step) => step == 0 ? 0 : 55 + 40 * step;

    static int Step(int level) => level < 48 ? 0 : level < 115 ? 1 : (level - 35) / 40;

    static int Chroma(Color color)
    {
        var (red, green, blue) = color.Components;
        return Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue));
    }

    static int Distance(Color color, byte index)
    {
        var (r1, g1, b1) = color.Components;
        var (r2, g2, b2) = Components(index);
        return (r1 - r2) * (r1 - r2) + (g1 - g2) * (g1 - g2) + (b1 - b2) * (b1 - b2);
    }
}
