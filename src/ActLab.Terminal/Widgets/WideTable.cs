namespace ActLab.Terminal;

/// <summary>A table that may be wider than its area: the first column stays, the others scroll, and none is cut.</summary>
public static class WideTable
{
    /// <summary>
    /// Draws the first column and, from number <paramref name="scrolled"/> of the others on, those that fit whole. An
    /// arrow in the heading tells that there are more at a side. The rest is as for <see cref="TableView"/>.
    /// </summary>
    public static void Draw(Frame frame, Area area, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows,
        int scrolled, int selected = -1, Func<int, int, Style>? style = null, Func<int, int, IReadOnlyList<int>>? hits = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var hidden = Math.Clamp(scrolled, 0, Math.Max(0, columns.Count - 2));
        var shown = new List<int>();
        var used = 0;
        foreach (var column in Enumerable.Range(0, columns.Count).Where(c => c == 0 || c > hidden))
        {
            // Numbers reach the right edge, where marks would hide their last digit.
            var marks = columns[column].Align == Align.Right && (column < columns.Count - 1 || rows.Count > area.Height - 1) ? 1 : 0;
            var width = TableView.Gap + TableView.Width(columns[column].Title, rows, column);
            // Two columns are drawn in any case: a table of names alone says nothing.
            if (used + width + marks > area.Width && shown.Count > 1)
                break;
            used += width;
            shown.Add(column);
        }

        var hasMore = shown[^1] < columns.Count - 1;
        var last = columns[shown[^1]];
        var room = area.Width - used + TableView.Width(last.Title, rows, shown[^1]) - (hasMore ? 1 : 0);
        Column[] titles = [.. shown.SkipLast(1).Select(c => columns[c]), last with { Title = Label.Cut(last.Title, room) }];
        TableView.Draw(frame, area, titles, [.. rows.Select(row => shown.Select(c => c < row.Count ? row[c] : "").ToList())], selected,
            style is null ? null : (row, column) => style(row, shown[column]), hits is null ? null : (row, column) => hits(row, shown[column]));
        if (hidden > 0)
            frame.Set(area, 0, 0, '←', frame.Theme.Dim);
        if (hasMore)
            frame.Set(area, area.Width - 1, 0, '→', frame.Theme.Dim);
    }
}
