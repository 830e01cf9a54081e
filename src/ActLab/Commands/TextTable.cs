using ActLab.Terminal;
using Spectre.Console;

namespace ActLab.Commands;

/// <summary>
/// Plain tables through Spectre.Console: as wide as the text when piped. Where a terminal is too narrow for that, the last column is broken at
/// words if it is of text and there is room; else each row becomes a block with a line or more for each cell. No other cell is broken or cut.
/// </summary>
static class TextTable
{
    const int WhenPiped = 100_000, Margin = 2, Gap = 3, LeastRoom = 30;

    /// <summary>Writes one table; every cell is text, never markup.</summary>
    /// <param name="workbench">Where to, and how wide.</param>
    /// <param name="headers">Column titles; a title that ends in a digit sign # is right-aligned and loses it.</param>
    /// <param name="rows">Cells.</param>
    public static void Write(Workbench workbench, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [.. rows];
        var isBroken = !Fits(workbench, headers, all);
        if (isBroken && Room(workbench, headers, all) < (headers[^1].EndsWith('#') ? int.MaxValue : LeastRoom))
        {
            WriteBlocks(workbench, headers, all);
        }
        else
        {
            WriteColumns(workbench, headers, all, isBroken ? workbench.Width : WhenPiped);
        }

        workbench.Out.Flush();
    }

    /// <summary>Whether every row has room on one line.</summary>
    public static bool Fits(Workbench workbench, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows) =>
        !workbench.OutIsTerminal || Room(workbench, headers, rows) >= Width(headers, rows, headers.Count - 1);

    /// <summary>Characters left for the last column.</summary>
    static int Room(Workbench workbench, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows) =>
        workbench.Width - (2 * Margin) - Enumerable.Range(0, headers.Count - 1).Sum(column => Width(headers, rows, column) + Gap);

    static int Width(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, int column) =>
        rows.Select(row => row[column].Length).Append(headers[column].TrimEnd('#').Length).Max();

    static void WriteColumns(Workbench workbench, IReadOnlyList<string> headers, List<IReadOnlyList<string>> rows, int width)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (var (index, header) in headers.Index())
        {
            var column = new TableColumn(new Text(header.TrimEnd('#'))) { NoWrap = index < headers.Count - 1 };
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
        console.Profile.Width = width;
        console.Write(table);
        foreach (var line in text.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0))
        {
            workbench.Out.WriteLine(line);
        }
    }

    static void WriteBlocks(Workbench workbench, IReadOnlyList<string> headers, List<IReadOnlyList<string>> rows)
    {
        var titles = headers.Select(header => header.TrimEnd('#')).ToList();
        var indent = titles.Max(title => title.Length) + Margin;
        foreach (var (index, row) in rows.Index())
        {
            if (index > 0)
            {
                workbench.Out.WriteLine();
            }

            foreach (var (title, cell) in titles.Zip(row).Where(pair => pair.Second.Length > 0))
            {
                foreach (var (line, part) in Label.Wrap(cell, Math.Max(1, workbench.Width - indent)).Index())
                {
                    workbench.Out.WriteLine((line == 0 ? title : "").PadRight(indent) + part);
                }
            }
        }
    }
}
