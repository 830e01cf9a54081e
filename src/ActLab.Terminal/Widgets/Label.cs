namespace ActLab.Terminal;

/// <summary>Text of any length, broken at spaces into the lines of an area.</summary>
public static class Label
{
    /// <summary>
    /// Draws the text, with marks at the places given; returns the number of rows that it takes, even where they did not fit: then the last
    /// one that did ends in a sign that there is more.
    /// </summary>
    public static int Draw(Frame frame, Area area, string text, Style style, IReadOnlyList<int>? marked = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(text);
        var lines = Wrap(text, area.Width);
        var start = 0;
        for (var row = 0; row < lines.Count && row < area.Height; row++)
        {
            var line = row == area.Height - 1 && row < lines.Count - 1 ? lines[row][..Math.Min(lines[row].Length, area.Width - 1)] + "…" : lines[row];
            start = text.IndexOf(lines[row], start, StringComparison.Ordinal);
            frame.WriteMarked(area, 0, row, line, marked is null ? [] : Part(marked, start, lines[row].Length), style);
            start += lines[row].Length;
        }
        return lines.Count;
    }

    /// <summary>Draws the text in the area's first row from a column on, cut where it does not fit; returns the column after it.</summary>
    public static int DrawLine(Frame frame, Area area, int column, string text, Style style)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Write(area, column, 0, Cut(text, area.Width - column), style);
    }

    /// <summary>Those of the places in a text that lie in a part of it, counted from where that begins.</summary>
    public static IReadOnlyList<int> Part(IReadOnlyList<int> places, int start, int length) =>
        [.. places.Select(place => place - start).Where(place => place >= 0 && place < length)];

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
