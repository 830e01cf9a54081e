namespace ActLab.Terminal;

/// <summary>A list with one selected item, marked by a character as well as by style.</summary>
public static class ListView
{
    /// <summary>
    /// Draws the items around the selected one; a negative selection selects none. <paramref name="hits"/> tells the places of the letters that were looked
    /// for in an item, <paramref name="sign"/> a character that stands before it.
    /// </summary>
    public static void Draw(Frame frame, Area area, IReadOnlyList<string> items, int selected,
        Func<int, IReadOnlyList<int>>? hits = null, Func<int, Cell>? sign = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(items);
        var offset = Scroll.Offset(selected, items.Count, area.Height);
        for (var row = 0; row < area.Height && offset + row < items.Count; row++)
        {
            var chosen = offset + row == selected;
            var style = chosen ? frame.Theme.Selection : frame.Theme.Text;
            // Only the text is styled, not the whole row: that keeps a move of the selection small.
            frame.Set(area, 0, row, chosen ? '▸' : ' ', frame.Theme.Accent);
            if (sign?.Invoke(offset + row) is { Rune: not ' ' } cell)
                frame.Set(area, 1, row, cell.Rune, cell.Style);
            frame.WriteMarked(area, 2, row, items[offset + row], hits?.Invoke(offset + row) ?? [], style);
        }
        Scroll.DrawMarks(frame, area, offset, items.Count);
    }

    /// <summary>The item drawn at an absolute position, for clicks; -1 if there is none.</summary>
    public static int IndexAt(Area area, int count, int selected, int x, int y)
    {
        var index = Scroll.Offset(selected, count, area.Height) + y - area.Y;
        return area.Contains(x, y) && index < count ? index : -1;
    }
}
