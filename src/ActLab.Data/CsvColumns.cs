using System.Text;

namespace ActLab.Data;

/// <summary>A text table whose first line names its columns.</summary>
static class CsvColumns
{
    const int LongestCell = 1024;

    const int LongestQuote = 40;

    /// <summary>Reads those of the columns that the table has.</summary>
    /// <exception cref="TensorFormatException">It has no line of names, a line of another length, or a cell that is no number.</exception>
    public static Columns Read(Stream stream, string file, IReadOnlyCollection<string> names, Func<string, double?> parse)
    {
        var lines = new CsvLines(stream, file);
        if (!lines.TryRead(out var line))
        {
            throw new TensorFormatException(file, "is empty; begin with a line that names the columns, as x,f,df");
        }

        var header = Cells(line);
        var places = names.Select(name => (Name: name, At: header.IndexOf(name), Values: new List<double>())).Where(c => c.At >= 0).ToList();
        if (places.Find(c => header.LastIndexOf(c.Name) != c.At) is { Name: { } twice })
        {
            throw new TensorFormatException(file, $"names the column {twice} twice; give every column its own name");
        }

        if (places.Count == 0)
        {
            throw new TensorFormatException(file, $"begins with the line {Quoted(string.Join(',', header))}, which names none of the columns {string.Join(", ", names)}; write their names first, with commas between them and no sign before");
        }

        for (var rows = 0; lines.TryRead(out line); rows++)
        {
            var cells = Cells(line);
            if (cells.Count != header.Count)
            {
                throw new TensorFormatException(file, $"line {lines.Number}, {cells.Count} cells, and the first line has {header.Count}; give every line as many");
            }

            if (rows == ColumnFile.MaxRows)
            {
                throw new TensorFormatException(file, $"has more than {ColumnFile.MaxRows} lines; audit it in parts");
            }

            foreach (var (_, at, values) in places)
            {
                values.Add((cells[at].Length <= LongestCell ? parse(cells[at]) : null) ?? throw Refused(file, lines.Number, at, cells[at]));
            }
        }

        return new(null, places.ToDictionary(c => c.Name, c => c.Values.ToArray()));
    }

    static List<string> Cells(ReadOnlySpan<byte> line)
    {
        var texts = new List<string>();
        for (var cells = new CsvCells(line); cells.MoveNext();)
        {
            texts.Add(Encoding.UTF8.GetString(cells.Current));
        }

        return texts;
    }

    static TensorFormatException Refused(string file, long line, int column, string cell) => new(file, $"line {line}, column {column + 1}: " + (cell.Length == 0
        ? "an empty cell; write nan for a missing number"
        : $"{Quoted(cell)} is no number; write 1.5, nan, inf or bits as 0x.., with a comma between cells"));

    static string Quoted(string text) => $"'{text[..Math.Min(text.Length, LongestQuote)]}'";
}
