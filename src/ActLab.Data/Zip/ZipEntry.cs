using static ActLab.Data.Zip.ZipBytes;

namespace ActLab.Data.Zip;

/// <summary>What an archive's directory says of an entry.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Deflated">Whether it is deflated, or else stored.</param>
/// <param name="Checksum">CRC-32 of its bytes.</param>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Length">Bytes when unpacked.</param>
/// <param name="HeaderAt">Where its own header begins.</param>
/// <param name="End">Where the next entry or the directory begins.</param>
sealed record ZipEntry(string Name, bool Deflated, uint Checksum, long Packed, long Length, long HeaderAt, long End)
{
    /// <summary>Bytes of an entry's own header, before its name.</summary>
    public const int HeaderLength = 30;

    const uint Mark = 0x04034B50;

    /// <summary>Its bytes in the archive. Its own header must name it and its method as the directory does.</summary>
    /// <exception cref="TensorFormatException">It does not, or reaches beyond its end.</exception>
    public StreamSection Data(Stream archive, string file)
    {
        var header = At(archive, HeaderAt, HeaderLength, file);
        var (name, extra) = (U16(header, 26), U16(header, 28));
        var start = HeaderAt + HeaderLength + name + extra;
        if (U32(header, 0) != Mark || start + Packed > End || U16(header, 8) != (Deflated ? 8 : 0)
            || Text(U16(header, 6), At(archive, HeaderAt + HeaderLength, name, file)) != Name)
        {
            throw Broken(file, $"{Name} is not where the directory says");
        }

        return new(archive, start, Packed);
    }
}
