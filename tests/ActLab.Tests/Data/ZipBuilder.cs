using System.IO.Compression;
using System.Text;

namespace ActLab.Tests.Data;

/// <summary>An entry of an archive that may lie about itself; what is not said is true.</summary>
sealed record ZipPart(string Name, byte[] Bytes)
{
    public bool Deflated { get; init; }

    public ushort? Method { get; init; }

    public ushort Flags { get; init; }

    public ushort Disk { get; init; }

    /// <summary>Type and rights of the file as Unix has them.</summary>
    public ushort Mode { get; init; }

    public uint? Checksum { get; init; }

    public uint? Length { get; init; }

    public uint? Packed { get; init; }

    public uint? HeaderAt { get; init; }

    public string? OwnName { get; init; }

    public ushort? OwnMethod { get; init; }

    /// <summary>Bytes taken away from the end of what is packed.</summary>
    public int Cut { get; init; }
}

/// <summary>Zip archives written field by field, without any of the program's code.</summary>
static class ZipBuilder
{
    /// <summary>An archive of such entries.</summary>
    public static byte[] Of(params ZipPart[] parts)
    {
        using MemoryStream archive = new(), directory = new();
        using BinaryWriter entries = new(archive), list = new(directory);
        foreach (var part in parts)
        {
            var headerAt = part.HeaderAt ?? (uint)archive.Length;
            var packed = (part.Deflated ? Deflate(part.Bytes) : part.Bytes)[..^part.Cut];
            var method = part.Method ?? (ushort)(part.Deflated ? 8 : 0);
            entries.Write(0x04034B50);
            WriteHeader(entries, part, part.OwnMethod ?? method, packed.Length, part.OwnName ?? part.Name);
            entries.Write(Encoding.UTF8.GetBytes(part.OwnName ?? part.Name));
            entries.Write(packed);
            list.Write(0x02014B50);
            list.Write((ushort)20);
            WriteHeader(list, part, method, packed.Length, part.Name);
            list.Write((ushort)0);
            list.Write(part.Disk);
            list.Write(new byte[4]);
            list.Write(part.Mode);
            list.Write(headerAt);
            list.Write(Encoding.UTF8.GetBytes(part.Name));
        }

        var start = (uint)archive.Length;
        entries.Write(directory.ToArray());
        entries.Write(0x06054B50);
        entries.Write(0);
        entries.Write((ushort)parts.Length);
        entries.Write((ushort)parts.Length);
        entries.Write((uint)directory.Length);
        entries.Write(start);
        entries.Write((ushort)0);
        return archive.ToArray();
    }

    /// <summary>An archive with another number in the 22 bytes of its end.</summary>
    public static byte[] WithEnd<T>(int at, T value, params ZipPart[] parts) where T : struct
    {
        var archive = Of(parts);
        System.Runtime.InteropServices.MemoryMarshal.Write(archive.AsSpan(archive.Length - 22 + at), value);
        return archive;
    }

    /// <summary>CRC-32 bit by bit, as its definition says.</summary>
    public static uint Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        return ~sum;
    }

    /// <summary>What the two headers of an entry share, between their first fields and the name.</summary>
    static void WriteHeader(BinaryWriter to, ZipPart part, ushort method, int packed, string name)
    {
        to.Write((ushort)20);
        to.Write(part.Flags);
        to.Write(method);
        to.Write(0);
        to.Write(part.Checksum ?? Sum(part.Bytes));
        to.Write(part.Packed ?? (uint)packed);
        to.Write(part.Length ?? (uint)part.Bytes.Length);
        to.Write((ushort)Encoding.UTF8.GetByteCount(name));
        to.Write((ushort)0);
    }

    static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }
}
