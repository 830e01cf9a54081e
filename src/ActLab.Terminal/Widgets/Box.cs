namespace ActLab.Terminal;

/// <summary>A border with a title in its upper line.</summary>
public static class Box
{
    /// <summary>Draws the border along the area's edge; returns the area inside it.</summary>
    public static Area Draw(Frame frame, Area area, string title = "")
    {
        ArgumentNullException.ThrowIfNull(frame);
        var (right, bottom) = (area.Width - 1, area.Height - 1);
        var style = frame.Theme.Border;
        for (var x = 1; x < right; x++)
        {
            frame.Set(area, x, 0, '─', style);
            frame.Set(area, x, bottom, '─', style);
        }
        for (var y = 1; y < bottom; y++)
        {
            frame.Set(area, 0, y, '│', style);
            frame.Set(area, right, y, '│', style);
        }
        frame.Set(area, 0, bottom, '└', style);
        frame.Set(area, right, bottom, '┘', style);
        frame.Set(area, right, 0, '┐', style);
        frame.Set(area, 0, 0, '┌', style);
        if (!string.IsNullOrEmpty(title))
            Label.DrawLine(frame, new(area.X + 2, area.Y, area.Width - 4, area.Height), 0, $" {title} ", frame.Theme.Accent);
        return area.Inset(1, 1);
    }
}
