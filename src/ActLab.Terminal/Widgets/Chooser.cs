namespace ActLab.Terminal;

/// <summary>A line to choose from: what it is called, what it does, and the places of the letters that were looked for in the latter.</summary>
public readonly record struct Choice(string Name, string Text, IReadOnlyList<int> Hits);

/// <summary>A box with a line of text being typed and, below it, the lines that it leaves to choose from.</summary>
/// <param name="Field">The text typed.</param>
/// <param name="Selected">The line selected.</param>
public sealed record Chooser(TextField Field, int Selected)
{
    const int NameWidth = 16, MostName = 32, TextWidth = 36, Frame = 4, MarkWidth = 2;

    /// <summary>Nothing typed, the first line selected.</summary>
    public static Chooser Empty { get; } = new(TextField.Empty, 0);

    /// <summary>The chooser after an input; the selection begins anew with another text.</summary>
    public Chooser Apply(InputEvent input, int count) => input switch
    {
        KeyInput { Key: Key.Up } or MouseInput { Action: MouseAction.WheelUp } => Select(Selected - 1, count),
        KeyInput { Key: Key.Down } or MouseInput { Action: MouseAction.WheelDown } => Select(Selected + 1, count),
        KeyInput { Key: Key.PageUp } => Select(Selected - 10, count),
        KeyInput { Key: Key.PageDown } => Select(Selected + 10, count),
        _ when Field.Apply(input) is var field => field.Text == Field.Text ? this with { Field = field } : new(field, 0),
        _ => this,
    };

    /// <summary>Draws the box in the middle of the area; a remark stands in its last row.</summary>
    public void Draw(Terminal.Frame frame, Area area, string title, string prompt, IReadOnlyList<Choice> choices, string remark)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(choices);
        var box = BoxOf(area);
        frame.Fill(box, ' ', default);
        var inside = Box.Draw(frame, box, title).Inset(1, 0);
        var column = frame.Write(inside, 0, 0, prompt, frame.Theme.Accent);
        Field.Draw(frame, inside.SplitTop(1).Top.SplitLeft(column).Right);
        var (last, list) = inside.SplitTop(1).Below.SplitBottom(1);
        Label.DrawLine(frame, last, 0, remark, frame.Theme.Dim);
        var offset = Scroll.Offset(Selected, choices.Count, list.Height);
        var width = Math.Clamp(choices.Select(choice => choice.Name.Length + 1).DefaultIfEmpty(0).Max(), NameWidth, MostName);
        for (var row = 0; row < list.Height && offset + row < choices.Count; row++)
        {
            var (choice, chosen) = (choices[offset + row], offset + row == Selected);
            frame.Set(list, 0, row, chosen ? '▸' : ' ', frame.Theme.Accent);
            frame.Write(list, MarkWidth, row, Label.Cut(choice.Name, width - 1), chosen ? frame.Theme.Selection : frame.Theme.Accent);
            var text = Label.Cut(choice.Text, list.Width - MarkWidth - width - 1);
            frame.WriteMarked(list, MarkWidth + width, row, text, Label.Part(choice.Hits, 0, text.Length), frame.Theme.Text);
        }
        Scroll.DrawMarks(frame, list, offset, choices.Count);
    }

    /// <summary>The line drawn at an absolute position, for clicks; -1 if there is none.</summary>
    public int IndexAt(Area area, int count, int x, int y)
    {
        var list = BoxOf(area).Inset(2, 1).SplitTop(1).Below.SplitBottom(1).Above;
        return ListView.IndexAt(list, count, Selected, x, y);
    }

    static Area BoxOf(Area area) => area.Center(MarkWidth + NameWidth + TextWidth + Frame, Math.Max(8, area.Height - 2));

    Chooser Select(int index, int count) => this with { Selected = Math.Clamp(index, 0, Math.Max(0, count - 1)) };
}
