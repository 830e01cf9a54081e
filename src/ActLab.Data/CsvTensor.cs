using System.Text;

namespace ActLab.Data;

/// <summary>The rows of a text table.</summary>
sealed class CsvTensor(Stream stream, CsvLines lines, double[]? first) : TensorReader
{
    double[]? _first = first;

    /// <inheritdoc/>
    public override double Progress => stream.Length == 0 ? 1 : Math.Min(1, (double)lines.Position / stream.Length);

    /// <inheritdoc/>
    public override int Read(Span<double> destination)
    {
        var rows = 0;
        if (_first is { } values && destination.Length >= Units)
        {
            values.CopyTo(destination);
            (_first, rows) = (null, 1);
        }

        while ((rows + 1) * (long)Units <= destination.Length && lines.TryRead(out var line))
        {
            Parse(line, destination.Slice(rows * Units, Units));
            rows++;
        }

        return rows;
    }

    /// <inheritdoc/>
    protected override void Close() => stream.Dispose();

    void Parse(ReadOnlySpan<byte> line, Span<double> row)
    {
        var cells = new CsvCells(line);
        var column = 0;
        for (; cells.MoveNext(); column++)
        {
            if (column < row.Length && !cells.TryNumber(out row[column]))
            {
                throw Wrong($"column {column + 1}: " + (cells.Current.IsEmpty
                    ? "an empty cell; write nan for a missing number"
                    : $"'{Start(cells.Current)}' is no number; write 1.5, nan or inf, with a comma between cells"));
            }
        }

        if (column != row.Length)
        {
            throw Wrong($"{column} cells, and the first line has {row.Length}; give every line as many");
        }
    }

    static string Start(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 40)]);

    TensorFormatException Wrong(string what) => new(Name, $"line {lines.Number}, {what}");
}
