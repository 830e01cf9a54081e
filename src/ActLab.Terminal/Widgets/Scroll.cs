namespace ActLab.Terminal;

/// <summary>Which part of a long list is shown.</summary>
static class Scroll
{
    /// <summary>Columns of the mark before a selected row.</summary>
    internal const int MarkWidth = 2;

    /// <summary>
    /// The first row shown. It follows from the selection alone, page by page: so a list needs no state of its own,
    /// and most moves of the selection change two rows instead of all.
    /// </summary>
    internal static int Offset(int selected, int count, int rows) =>
        rows <= 0 || selected < 0 ? 0 : Math.Clamp(selected / rows * rows, 0, Math.Max(0, count - rows));

    /// <summary>Marks in the last column that there is more above or below.</summary>
    internal static void DrawMarks(Frame frame, Area area, int offset, int count)
    {
        if (offset > 0)
            frame.Set(area, area.Width - 1, 0, '↑', frame.Theme.Dim);
        if (offset + area.Height < count)
            frame.Set(area, area.Width - 1, area.Height - 1, '↓', frame.Theme.Dim);
    }
}
