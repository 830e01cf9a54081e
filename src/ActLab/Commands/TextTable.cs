using Spectre.Console;

namespace ActLab.Commands;

/// <summary>Plain tables through Spectre.Console: as wide as the terminal, or as wide as the text when piped.</summary>
static class TextTable
{
    const int WhenPiped = 2000;

    /// <summary>Writes one table; every cell is text, never markup.</summary>
    /// <param name="workbench">Where to, and how wide.</param>
    /// <param name="headers">Column titles; a title that ends in a digit sign # is right-aligned and loses it.</param>
    /// <param name="rows">Cells.</param>
    public static void Write(Workbench workbench, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (var header in headers)
        {
            var column = new TableColumn(new Text(header.TrimEnd('#')));
            table.AddColumn(header.EndsWith('#') ? column.RightAligned() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = workbench.OutIsTerminal ? workbench.Width : WhenPiped;
        console.Write(table);
        foreach (var line in text.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0))
        {
            workbench.Out.WriteLine(line);
        }

        workbench.Out.Flush();
    }
}
