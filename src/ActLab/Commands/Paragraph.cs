namespace ActLab.Commands;

/// <summary>Text for people, broken into lines that any terminal holds.</summary>
static class Paragraph
{
    const int Columns = 80;

    /// <summary>The lines of a text; a word longer than a line has one of its own.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= Columns)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return lines;
    }
}
