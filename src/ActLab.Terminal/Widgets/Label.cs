namespace ActLab.Terminal;

/// <summary>Text of any length, broken at spaces into the lines of an area.</summary>
public static class Label
{
    /// <summary>Draws the text; returns the number of rows that it takes, even where they did not fit.</summary>
    public static int Draw(Frame frame, Area area, string text, Style style)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var lines = Wrap(text, area.Width);
        for (var row = 0; row < lines.Count; row++)
            frame.Write(area, 0, row, lines[row], style);
        return lines.Count;
    }

    /// <summary>The text, or as much of it as so many characters hold, with a sign at its end that there is more.</summary>
    public static string Cut(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= width ? text : width < 1 ? "" : text[..(width - 1)] + "…";
    }

    /// <summary>Breaks text into lines of at most so many characters: at line feeds, at spaces, else within words.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        if (width < 1)
            return lines;
        foreach (var paragraph in text.Split('\n'))
        {
            var rest = paragraph.AsSpan().TrimEnd();
            while (rest.Length > width)
            {
                // The space itself may stand just after the last column.
                var space = rest[..(width + 1)].LastIndexOf(' ');
                var cut = space > 0 ? space : width;
                lines.Add(rest[..cut].TrimEnd().ToString());
                rest = rest[cut..].TrimStart();
            }
            lines.Add(rest.ToString());
        }
        return lines;
    }
}
