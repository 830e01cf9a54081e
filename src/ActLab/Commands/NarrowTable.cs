namespace ActLab.Commands;

/// <summary>
/// Tables of numbers that keep to <see cref="Paragraph.Columns"/> wherever they are written to: names are left-aligned, and one
/// that leaves no room stands on a line of its own; all other cells are right-aligned, and none is cut.
/// </summary>
static class NarrowTable
{
    const int Gap = 2;

    /// <summary>Writes a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="headers">Column titles; those of numbers lose a # at their end.</param>
    /// <param name="rows">Cells, the name first; a row of a name alone heads those that follow.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [[.. headers.Select(h => h.TrimEnd('#'))], .. rows];
        var numbers = all.Where(row => row.Count > 1).ToList();
        int[] widths = [.. headers.Select((_, c) => numbers.Max(row => row[c].Length))];
        var room = Math.Max(headers[0].TrimEnd('#').Length, Paragraph.Columns - widths.Skip(1).Sum(width => Gap + width));
        widths[0] = numbers.Where(row => row[0].Length <= room).Max(row => row[0].Length);
        for (var r = 0; r < all.Count; r++)
        {
            var name = all[r][0];
            if (all[r].Count == 1 || name.Length > widths[0])
            {
                output.WriteLine(name);
                name = "";
            }

            if (all[r].Count > 1)
            {
                output.WriteLine(name.PadRight(widths[0]) + string.Concat(all[r].Skip(1).Select((cell, c) => cell.PadLeft(Gap + widths[c + 1]))));
            }

            if (r == 0)
            {
                output.WriteLine(new string('─', widths.Sum(width => Gap + width) - Gap));
            }
        }
    }
}
