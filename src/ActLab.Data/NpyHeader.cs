using System.Buffers.Binary;
using System.Text;

namespace ActLab.Data;

/// <summary>The header of a .npy file, versions 1.0 to 3.0 (numpy/lib/format.py): what it claims, nothing more.</summary>
/// <param name="Version">Such as 1.0.</param>
/// <param name="Length">Bytes before the numbers.</param>
/// <param name="Descr">NumPy's type code, such as &lt;f4.</param>
/// <param name="Fortran">Whether the first index varies fastest.</param>
/// <param name="Shape">Lengths of the axes.</param>
sealed record NpyHeader(string Version, long Length, string Descr, bool Fortran, IReadOnlyList<long> Shape)
{
    const int Longest = 1 << 16, ShortestPrefix = 10, LongestPrefix = 12;

    /// <summary>The first six bytes.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header at the start of the stream, and no further.</summary>
    /// <exception cref="TensorFormatException">It is none.</exception>
    public static NpyHeader Read(Stream stream, string file)
    {
        Span<byte> prefix = stackalloc byte[LongestPrefix];
        var read = stream.ReadAtLeast(prefix[..ShortestPrefix], ShortestPrefix, throwOnEndOfStream: false);
        if (!prefix[..read].StartsWith(Magic))
        {
            throw new TensorFormatException(file, "does not begin as a .npy file does; write it with numpy.save");
        }

        var (major, minor) = (prefix[6], prefix[7]);
        if (read == ShortestPrefix && (major is < 1 or > 3 || minor != 0))
        {
            throw new TensorFormatException(file, $"is of .npy version {major}.{minor}; ActLab reads 1.0, 2.0 and 3.0");
        }

        prefix = prefix[..(major == 1 ? ShortestPrefix : LongestPrefix)];
        ReadWhole(stream, prefix[read..], file);
        var length = major == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(prefix[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(prefix[8..]);
        if (length > Longest)
        {
            throw new TensorFormatException(file, $"claims a header of {length} bytes, more than {Longest}; is it a .npy file?");
        }

        var text = new byte[length];
        ReadWhole(stream, text, file);
        var encoding = major == 3 ? Encoding.UTF8 : Encoding.Latin1;
        return new NpyLiteral(encoding.GetString(text), file).Header($"{major}.{minor}", prefix.Length + length);
    }

    static void ReadWhole(Stream stream, Span<byte> bytes, string file)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new TensorFormatException(file, "ends within its header; copy it again");
        }
    }
}
