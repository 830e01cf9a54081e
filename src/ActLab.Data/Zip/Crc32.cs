using System.Buffers.Binary;

namespace ActLab.Data.Zip;

/// <summary>The checksum of zip archives (ISO 3309, polynomial 0x04C11DB7, bits reflected), eight bytes at a time.</summary>
static class Crc32
{
    const uint Reflected = 0xEDB88320;

    /// <summary>Entry 256*k + b: what a byte b does to the sum k bytes later.</summary>
    static readonly uint[] Table = Build();

    /// <summary>The sum over more bytes.</summary>
    /// <param name="sum">The sum so far, 0 at the start.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint sum, ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        sum = ~sum;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var (low, high) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ sum, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
            sum = table[1792 + (byte)low] ^ table[1536 + (byte)(low >> 8)] ^ table[1280 + (byte)(low >> 16)] ^ table[1024 + (low >> 24)]
                ^ table[768 + (byte)high] ^ table[512 + (byte)(high >> 8)] ^ table[256 + (byte)(high >> 16)] ^ table[high >> 24];
        }

        foreach (var one in bytes)
        {
            sum = table[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        return ~sum;
    }

    static uint[] Build()
    {
        var table = new uint[8 * 256];
        for (var i = 0; i < table.Length; i++)
        {
            var sum = i < 256 ? (uint)i : table[i - 256];
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ Reflected;
            }

            table[i] = sum;
        }

        return table;
    }
}
