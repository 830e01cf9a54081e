using System.Buffers.Binary;
using System.Text;

namespace ActLab.Data.Zip;

/// <summary>Records of zip archives: numbers with the least byte first.</summary>
static class ZipBytes
{
    const int Utf8Name = 0x800;

    /// <summary>The name of an entry with such flags.</summary>
    public static string Text(ushort flags, ReadOnlySpan<byte> name) =>
        ((flags & Utf8Name) != 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(name);

    /// <summary>The refusal of an archive that contradicts itself.</summary>
    public static TensorFormatException Broken(string file, string what) =>
        new(file, $"is no .npz file that can be unpacked: {what}; write it with numpy.savez");

    /// <summary>So many bytes at a position.</summary>
    /// <exception cref="TensorFormatException">The stream ends before.</exception>
    public static ReadOnlySpan<byte> At(Stream stream, long position, int length, string file)
    {
        var bytes = new byte[length];
        stream.Position = position;
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : throw Broken(file, "it ends early");
    }

    public static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    public static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    public static long I64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
