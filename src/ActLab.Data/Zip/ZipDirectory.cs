using static ActLab.Data.Zip.ZipBytes;

namespace ActLab.Data.Zip;

/// <summary>
/// The directory of a zip archive (APPNOTE 6.3, zip64 included), read by hand: .NET's archives tell neither where entries lie,
/// so that overlaps could be seen, nor how many there are before all of them are in memory.
/// </summary>
static class ZipDirectory
{
    const int EntryLength = 46, MostEntries = 2 * TensorContainer.MaxArrays, LargestDirectory = 1 << 24;
    const uint EntryMark = 0x02014B50;
    const ushort BigSizes = 1, Encrypted = 0x2041;

    /// <summary>Where an archive made on Unix says what kind of file an entry was, and its word for a symbolic link.</summary>
    const uint FileType = 0xF000_0000, SymbolicLink = 0xA000_0000;

    /// <summary>Deflate repeats 258 bytes in two bits at best.</summary>
    const int MostPerPackedByte = 1032;

    /// <summary>Reads all entries; none overlaps another or the directory.</summary>
    /// <exception cref="TensorFormatException">It is no archive, or one that ActLab does not read.</exception>
    public static IReadOnlyList<ZipEntry> Read(Stream stream, string file)
    {
        var (count, start, length) = ZipEnd.Read(stream, file);
        if (count > MostEntries || length > LargestDirectory)
        {
            throw new TensorFormatException(file, $"claims {count} entries in a directory of {length} bytes, more than {MostEntries} and {LargestDirectory}; write it in parts");
        }

        var directory = At(stream, start, (int)length, file);
        var entries = new List<ZipEntry>();
        for (long i = 0; i < count; i++)
        {
            entries.Add(Entry(ref directory, file));
        }

        if (!directory.IsEmpty)
        {
            throw Broken(file, "its directory holds more than the entries it counts");
        }

        return Apart(entries, start, file);
    }

    static ZipEntry Entry(ref ReadOnlySpan<byte> directory, string file)
    {
        if (directory.Length < EntryLength || U32(directory, 0) != EntryMark)
        {
            throw Broken(file, "its directory ends early");
        }

        var (flags, method, name, extra, comment) = (U16(directory, 8), U16(directory, 10), U16(directory, 28), U16(directory, 30), U16(directory, 32));
        var fixedPart = directory[..EntryLength];
        var rest = directory[EntryLength..];
        if (rest.Length < name + extra + comment)
        {
            throw Broken(file, "its directory ends early");
        }

        var text = Text(flags, rest[..name]);
        var big = Extra(rest.Slice(name, extra), BigSizes);
        var length = Size(fixedPart, 24, ref big, file);
        var packed = Size(fixedPart, 20, ref big, file);
        var headerAt = Size(fixedPart, 42, ref big, file);
        directory = rest[(name + extra + comment)..];
        // Nothing is ever unpacked to a file, so neither could do harm here; but who made such an archive meant some.
        if (text.Split('/', '\\').Contains(".."))
        {
            throw new TensorFormatException(file, $"{text} names a place outside the archive; write it with numpy.savez");
        }

        if ((U32(fixedPart, 38) & FileType) == SymbolicLink)
        {
            throw new TensorFormatException(file, $"{text} is a symbolic link; write it with numpy.savez");
        }

        if ((flags & Encrypted) != 0)
        {
            throw new TensorFormatException(file, $"{text} is encrypted; write it with numpy.savez");
        }

        if (method is not (0 or 8))
        {
            throw new TensorFormatException(file, $"{text} is packed by method {method}; ActLab unpacks stored (0) and deflated (8) entries: write it with numpy.savez");
        }

        if (U16(fixedPart, 34) != 0)
        {
            throw Broken(file, $"{text} is on another disk");
        }

        if (method == 0 ? packed != length : length / MostPerPackedByte > packed)
        {
            throw Broken(file, $"{text} cannot have {length} bytes, packed into {packed}");
        }

        return new(text, method == 8, U32(fixedPart, 16), packed, length, headerAt, End: 0);
    }

    /// <summary>A size of 32 bits, or the next one of 64 bits if that is full.</summary>
    static long Size(ReadOnlySpan<byte> entry, int at, ref ReadOnlySpan<byte> big, string file)
    {
        if (U32(entry, at) is not uint.MaxValue and var size)
        {
            return size;
        }

        if (big.Length < sizeof(long) || I64(big, 0) is < 0 or > long.MaxValue / 8)
        {
            throw Broken(file, "an entry's zip64 sizes are missing");
        }

        var wide = I64(big, 0);
        big = big[sizeof(long)..];
        return wide;
    }

    /// <summary>The data of an extra field, or nothing.</summary>
    static ReadOnlySpan<byte> Extra(ReadOnlySpan<byte> fields, ushort kind)
    {
        while (fields.Length >= 4 && U16(fields, 2) is var length && length <= fields.Length - 4)
        {
            if (U16(fields, 0) == kind)
            {
                return fields.Slice(4, length);
            }

            fields = fields[(4 + length)..];
        }

        return [];
    }

    /// <summary>The entries with their ends; refuses those that overlap.</summary>
    static IReadOnlyList<ZipEntry> Apart(IReadOnlyList<ZipEntry> entries, long end, string file)
    {
        var ends = new Dictionary<ZipEntry, long>(ReferenceEqualityComparer.Instance);
        foreach (var entry in entries.OrderByDescending(e => e.HeaderAt))
        {
            if (entry.HeaderAt + ZipEntry.HeaderLength + entry.Packed > end)
            {
                throw Broken(file, $"{entry.Name} reaches into what follows it");
            }

            ends[entry] = end;
            end = entry.HeaderAt;
        }

        return [.. entries.Select(entry => entry with { End = ends[entry] })];
    }
}
