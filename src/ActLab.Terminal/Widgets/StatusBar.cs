namespace ActLab.Terminal;

/// <summary>A key and what it does, as the status bar shows it.</summary>
public sealed record Hint(string Key, string Text)
{
    /// <summary>The keys that it names.</summary>
    public IReadOnlyList<NamedKey> Keys => KeyName.Parse(Key);

    /// <summary>What one of the keys does: its own part of the text where that has one for each, parted by commas.</summary>
    public string TextOf(int key) => Text.Split(", ") is var parts && parts.Length == Keys.Count ? parts[key] : Text;
}

/// <summary>One row of key hints.</summary>
public static class StatusBar
{
    const int Gap = 2;

    /// <summary>Draws the hints from the left; those that do not fit whole are left out.</summary>
    public static void Draw(Frame frame, Area area, IReadOnlyList<Hint> hints)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(hints);
        var x = 0;
        for (var i = 0; i < hints.Count && x + Width(hints[i]) <= area.Width; i++)
        {
            frame.Write(area, x, 0, hints[i].Key, frame.Theme.Accent);
            frame.Write(area, x + hints[i].Key.Length + 1, 0, hints[i].Text, frame.Theme.Dim);
            x += Width(hints[i]) + Gap;
        }
    }

    /// <summary>The key that a click at an absolute position stands for: the one under it, or the first of the hint; null if there is none.</summary>
    public static KeyInput? KeyAt(Area area, IReadOnlyList<Hint> hints, int x, int y)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var left = area.X;
        for (var i = 0; i < hints.Count && left + Width(hints[i]) <= area.X + area.Width; i++)
        {
            if (new Area(left, area.Y, Width(hints[i]), 1).Contains(x, y) && area.Contains(x, y))
                return hints[i].Keys.LastOrDefault(key => left + key.Column <= x && x < left + hints[i].Key.Length, hints[i].Keys[0]).Key;
            left += Width(hints[i]) + Gap;
        }
        return null;
    }

    static int Width(Hint hint) => hint.Key.Length + 1 + hint.Text.Length;
}
