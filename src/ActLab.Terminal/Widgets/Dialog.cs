namespace ActLab.Terminal;

/// <summary>A box in the middle of the screen, over everything else.</summary>
public static class Dialog
{
    /// <summary>
    /// Draws the box as small as its lines allow, with the buttons (keys and what they do) in its last row.
    /// Returns the area of the text.
    /// </summary>
    public static Area Draw(Frame frame, Area area, string title, IReadOnlyList<string> lines, params IReadOnlyList<Hint> buttons)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(buttons);
        var width = title.Length + 2;
        for (var i = 0; i < lines.Count; i++)
            width = Math.Max(width, lines[i].Length);
        var buttonsWidth = -2;
        for (var i = 0; i < buttons.Count; i++)
            buttonsWidth += buttons[i].Key.Length + buttons[i].Text.Length + 3;
        width = Math.Max(width, buttonsWidth);
        var box = area.Center(width + 4, lines.Count + (buttons.Count > 0 ? 4 : 2));
        frame.Fill(box, ' ', default);
        var inside = Box.Draw(frame, box, title).Inset(1, 0);
        for (var row = 0; row < lines.Count; row++)
            frame.Write(inside, 0, row, lines[row], frame.Theme.Text);
        if (buttons.Count > 0)
            StatusBar.Draw(frame, inside.SplitBottom(1).Bottom, buttons);
        return inside;
    }
}
