using System.IO.Compression;

namespace ActLab.Data;

/// <summary>
/// The arrays of a .npz file: a zip archive of .npy files, stored or deflated. An entry is unpacked as far as it claims, and
/// only if it claims no more than a column may hold.
/// </summary>
static class NpzColumns
{
    /// <summary>A .npy header and the numbers of the longest column, 8 bytes each.</summary>
    const long LargestEntry = (1L << 17) + (8L * ColumnFile.MaxRows);

    const int Piece = 1 << 16;

    /// <summary>Reads those of the arrays that the file has.</summary>
    /// <exception cref="TensorFormatException">It is no such archive, or an array in it is none that a column can be.</exception>
    public static Columns Read(Stream stream, string file, IReadOnlyCollection<string> names, bool asBFloat16)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var found = names.Select(name => (Name: name, Entry: Entry(archive, file, name))).Where(e => e.Entry is not null).ToList();
            var columns = found.ToDictionary(e => e.Name, e => Column(e.Entry!, $"{file}, {e.Name}", asBFloat16));
            var types = columns.Select(c => c.Value.Type).Distinct().ToList();
            return types.Count <= 1
                ? new(types.Count == 0 ? ElementType.F64 : types[0], columns.ToDictionary(c => c.Key, c => c.Value.Values))
                : throw new TensorFormatException(file, $"its arrays are of different types, {string.Join(" and ", columns.Select(c => $"{c.Key} {c.Value.Type}"))}; save all in the type that was computed in");
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            throw new TensorFormatException(file, $"is no .npz file that can be unpacked ({e.Message}); write it with numpy.savez", e);
        }
    }

    static ZipArchiveEntry? Entry(ZipArchive archive, string file, string name)
    {
        var entries = archive.Entries.Where(e => e.FullName == name + ".npy").Take(2).ToList();
        return entries.Count <= 1 ? entries.FirstOrDefault() : throw new TensorFormatException(file, $"holds the array {name} twice; write it again");
    }

    static (ElementType Type, double[] Values) Column(ZipArchiveEntry entry, string name, bool asBFloat16)
    {
        using var bytes = Unpack(entry, name);
        var (_, _, descr, _, shape) = NpyHeader.Read(bytes, name);
        if (shape is not [var length and <= ColumnFile.MaxRows])
        {
            throw new TensorFormatException(name, $"has shape ({string.Join(", ", shape)}); a column has one axis of at most {ColumnFile.MaxRows} numbers: save it with .ravel()");
        }

        var isTwoBytes = descr.EndsWith("u2", StringComparison.Ordinal) || descr.EndsWith("V2", StringComparison.Ordinal);
        if (isTwoBytes && !asBFloat16)
        {
            throw new TensorFormatException(name, $"holds '{descr}'; if that is bfloat16, add --number bf16");
        }

        bytes.Position = 0;
        using var reader = NpyFile.Open(bytes, name, new TensorOptions(AsBFloat16: isTwoBytes));
        if (reader.Type is not (ElementType.F16 or ElementType.BF16 or ElementType.F32 or ElementType.F64))
        {
            throw new TensorFormatException(name, $"holds {reader.Type.ToString().ToLowerInvariant()}; save it as float16, float32 or float64");
        }

        var values = new double[length];
        for (var read = 0; read < values.Length;)
        {
            read += reader.Read(values.AsSpan(read));
        }

        return (reader.Type, values);
    }

    /// <summary>The memory grows with the bytes that come, not with those that are promised.</summary>
    static MemoryStream Unpack(ZipArchiveEntry entry, string name)
    {
        if (entry.IsEncrypted)
        {
            throw new TensorFormatException(name, "is encrypted; write it with numpy.savez");
        }

        if (entry.Length > LargestEntry)
        {
            throw new TensorFormatException(name, $"claims {entry.Length} bytes, more than {LargestEntry}; audit it in parts");
        }

        var unpacked = new MemoryStream();
        using var packed = entry.Open();
        var piece = new byte[Piece];
        while (packed.Read(piece) is > 0 and var count)
        {
            unpacked.Write(piece.AsSpan(0, count));
            if (unpacked.Length > entry.Length)
            {
                throw new TensorFormatException(name, $"unpacks to more than the {entry.Length} bytes it claims; write it again");
            }
        }

        unpacked.Position = 0;
        return unpacked;
    }
}
