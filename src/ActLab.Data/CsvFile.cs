using System.Text;

namespace ActLab.Data;

/// <summary>A text table: a row per line, a unit per column, perhaps a first line of names.</summary>
static class CsvFile
{
    /// <summary>Opens the table; its first line holds names if any of its cells is no number.</summary>
    /// <exception cref="TensorFormatException">It is none.</exception>
    public static TensorReader Open(Stream stream, string file, TensorOptions options)
    {
        if (options.AsBFloat16 || options.UnitAxis is not (null or 1))
        {
            throw new TensorFormatException(file, options.AsBFloat16
                ? "is text, and --as-bf16 reads 2-byte numbers; leave it out"
                : "is text, whose units are its columns; leave out --unit-axis");
        }

        var lines = new CsvLines(stream, file);
        if (!lines.TryRead(out var line))
        {
            throw new TensorFormatException(file, "holds no line of numbers");
        }

        var (names, first, numeric) = (new List<string>(), new List<double>(), true);
        for (var cells = new CsvCells(line); cells.MoveNext();)
        {
            numeric &= cells.TryNumber(out var value);
            first.Add(value);
            names.Add(DisplayName.Clean(Encoding.UTF8.GetString(cells.Current).Replace("\"\"", "\"", StringComparison.Ordinal)));
            if (first.Count > TensorReader.MaxUnits)
            {
                throw new TensorFormatException(file, $"has more than {TensorReader.MaxUnits} columns; put one row on each line");
            }
        }

        return new CsvTensor(stream, lines, numeric ? [.. first] : null)
        {
            Name = file,
            Format = "csv",
            Type = ElementType.F64,
            UnitAxis = 1,
            Units = first.Count,
            UnitNames = numeric ? [] : names,
        };
    }
}
