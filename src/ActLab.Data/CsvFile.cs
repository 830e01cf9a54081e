using System.Text;

namespace ActLab.Data;

/// <summary>A text table: a row per line, a unit per column, perhaps a first line of names.</summary>
static class CsvFile
{
    /// <summary>Opens the table; its first line holds names if none of its cells is a number.</summary>
    /// <exception cref="TensorFormatException">It is none.</exception>
    public static TensorReader Open(Stream stream, string file, TensorOptions options)
    {
        if (options.AsBFloat16 || options.UnitAxis is not (null or 1 or -1))
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

        var (names, first, words) = (new List<string>(), new List<double>(), new List<int>());
        for (var cells = new CsvCells(line); cells.MoveNext();)
        {
            if (!cells.TryNumber(out var value))
            {
                words.Add(first.Count);
            }

            first.Add(value);
            names.Add(DisplayName.Clean(Encoding.UTF8.GetString(cells.Current).Replace("\"\"", "\"", StringComparison.Ordinal)));
            if (first.Count > TensorReader.MaxUnits)
            {
                throw new TensorFormatException(file, $"has more than {TensorReader.MaxUnits} columns; put one row on each line");
            }
        }

        if (words.Count > 0 && words.Count < first.Count)
        {
            throw new TensorFormatException(file, $"line {lines.Number}, column {words[0] + 1}: '{names[words[0]]}' beside numbers; name all columns there, or none");
        }

        var numeric = words.Count == 0;
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
