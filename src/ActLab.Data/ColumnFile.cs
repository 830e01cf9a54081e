namespace ActLab.Data;

/// <summary>Columns of numbers of equal length, by name.</summary>
/// <param name="Type">The type that the file gives them; null for text, whose cells the caller's own function read.</param>
/// <param name="Values">Their values, as doubles.</param>
public sealed record Columns(ElementType? Type, IReadOnlyDictionary<string, double[]> Values);

/// <summary>Reads named columns from a .csv file with a line of names, or from the arrays of a .npz or .safetensors file.</summary>
public static class ColumnFile
{
    /// <summary>Numbers in a column at most.</summary>
    public const int MaxRows = 1 << 24;

    /// <summary>Reads those of the columns that the file has; others in it are not looked at.</summary>
    /// <param name="path">The file; its first bytes or its ending tell what it is.</param>
    /// <param name="names">The columns of interest.</param>
    /// <param name="parse">Reads one cell of text; null if it is no number.</param>
    /// <param name="asBFloat16">Whether arrays of u2 and V2 hold bfloat16.</param>
    /// <exception cref="TensorFormatException">The file is neither, or is not what it should be.</exception>
    public static Columns Read(string path, IReadOnlyCollection<string> names, Func<string, double?> parse, bool asBFloat16) =>
        TensorFile.Reading(path, ".csv, .npz or .safetensors", file =>
        {
            using var stream = file;
            return Read(stream, Path.GetFileName(path), names, parse, asBFloat16);
        });

    /// <summary>Reads the columns of a seekable stream.</summary>
    /// <exception cref="TensorFormatException">It holds neither, or is not what it should be.</exception>
    public static Columns Read(Stream stream, string name, IReadOnlyCollection<string> names, Func<string, double?> parse, bool asBFloat16)
    {
        TensorFile.RequireSeekable(stream, name);
        if (TensorContainer.TryOpen(stream, name) is { } container)
        {
            return ArrayColumns.Read(container, name, names, asBFloat16);
        }

        stream.Position = 0;
        return Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? CsvColumns.Read(stream, name, names, parse)
            : throw new TensorFormatException(name, "is none of .csv, .npz and .safetensors; write columns x and f or df as text with the ending .csv, or with numpy.savez");
    }
}
