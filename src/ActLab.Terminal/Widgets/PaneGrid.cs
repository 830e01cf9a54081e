namespace ActLab.Terminal;

/// <summary>Panes of equal size beside and below each other, as many as have room.</summary>
public static class PaneGrid
{
    /// <summary>The panes shown, from the first one on and round, and where; at least one, however small the area.</summary>
    /// <param name="area">What they share.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="first">The one that comes first.</param>
    /// <param name="width">The columns that each needs.</param>
    /// <param name="height">The rows that each needs.</param>
    public static IEnumerable<(int Index, Area Cell)> Of(Area area, int count, int first, int width, int height)
    {
        var columns = Math.Clamp(area.Width / width, 1, count);
        var rows = Math.Clamp(area.Height / height, 1, (count + columns - 1) / columns);
        for (var slot = 0; slot < Math.Min(columns * rows, count); slot++)
        {
            var (column, row) = (slot % columns, slot / columns);
            var (left, top) = (column * area.Width / columns, row * area.Height / rows);
            yield return ((first + slot) % count, new(
                area.X + left, area.Y + top, (column + 1) * area.Width / columns - left - (column < columns - 1 ? 1 : 0), (row + 1) * area.Height / rows - top));
        }
    }
}
