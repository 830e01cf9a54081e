namespace ActLab.Terminal;

/// <summary>At which side of its column a text stands.</summary>
public enum Align
{
    /// <summary>At the left: names.</summary>
    Left,

    /// <summary>At the right: numbers.</summary>
    Right,
}

/// <summary>A column of a table; its width is that of its widest text.</summary>
public sealed record Column(string Title, Align Align = Align.Left);

/// <summary>A table with a heading and one selected row.</summary>
public static class TableView
{
    internal const int Gap = 2;

    /// <summary>
    /// Draws the rows around the selected one; a negative selection selects none. Texts that do not fit are cut, with a sign,
    /// at the right. <paramref name="style"/> may give a cell (row, column) a style other than plain text, <paramref name="hits"/> tells the places of the
    /// letters that were looked for in it.
    /// </summary>
    public static void Draw(Frame frame, Area area, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows,
        int selected = -1, Func<int, int, Style>? style = null, Func<int, int, IReadOnlyList<int>>? hits = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var (heading, body) = area.SplitTop(1);
        var offset = Scroll.Offset(selected, rows.Count, body.Height);
        // The last column is that of the marks where not all rows fit.
        var room = area.Width - (rows.Count > body.Height ? 1 : 0);
        for (int column = 0, x = Gap; column < columns.Count; column++)
        {
            var (title, align) = (columns[column].Title, columns[column].Align);
            var width = Width(title, rows, column);
            Write(heading, 0, title, frame.Theme.Accent, null);
            for (var row = 0; row < body.Height && offset + row < rows.Count; row++)
            {
                var index = offset + row;
                var text = column < rows[index].Count ? rows[index][column] : "";
                var look = index == selected && column == 0 ? frame.Theme.Selection : style?.Invoke(index, column) ?? frame.Theme.Text;
                Write(body, row, text, look, hits?.Invoke(index, column));
            }

            void Write(Area part, int row, string text, Style style, IReadOnlyList<int>? marked)
            {
                var start = align == Align.Left ? x : x + width - text.Length;
                var cut = Label.Cut(text, room - start);
                frame.WriteMarked(part, start, row, cut, marked is null ? [] : Label.Part(marked, 0, cut.Length), style);
            }
            x += width + Gap;
        }
        if (selected >= 0 && selected < rows.Count)
            frame.Set(body, 0, selected - offset, '▸', frame.Theme.Accent);
        Scroll.DrawMarks(frame, body, offset, rows.Count);
    }

    /// <summary>The row drawn at an absolute position, for clicks; -1 if there is none.</summary>
    public static int IndexAt(Area area, int count, int selected, int x, int y) =>
        ListView.IndexAt(area.SplitTop(1).Below, count, selected, x, y);

    internal static int Width(string title, IReadOnlyList<IReadOnlyList<string>> rows, int column)
    {
        var width = title.Length;
        for (var row = 0; row < rows.Count; row++)
            width = column < rows[row].Count ? Math.Max(width, rows[row][column].Length) : width;
        return width;
    }
}
