using ActLab.Terminal;

namespace ActLab.Commands;

/// <summary>Text for people, broken into lines that any terminal holds.</summary>
static class Paragraph
{
    /// <summary>Characters of a line at most.</summary>
    public const int Columns = 80;

    const int Hanging = 2;

    /// <summary>Writes a text: broken at words on a terminal, in one piece elsewhere, where a line is looked for as a whole.</summary>
    public static void Write(Workbench workbench, string text)
    {
        foreach (var line in workbench.OutIsTerminal ? Label.Wrap(text, workbench.Width) : [text])
        {
            workbench.Out.WriteLine(line);
        }
    }

    /// <summary>
    /// The lines of a text; a word longer than a line has one of its own. The lines after the first of a text that begins with
    /// blanks begin with two more.
    /// </summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var start = text.Length - text.TrimStart(' ').Length;
        var lines = new List<string>();
        var line = text[..start];
        var isBlank = true;
        foreach (var word in text[start..].Split(' '))
        {
            if (!isBlank && line.Length + word.Length >= Columns)
            {
                lines.Add(line);
                (line, isBlank) = (new(' ', start > 0 ? start + Hanging : 0), true);
            }

            (line, isBlank) = (isBlank ? line + word : $"{line} {word}", false);
        }

        return [.. lines, line];
    }
}
