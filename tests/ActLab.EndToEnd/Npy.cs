using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ActLab.EndToEnd;

/// <summary>NumPy's file format, version 1.0, byte by byte.</summary>
static class Npy
{
    /// <summary>Writes a float32 matrix in row order.</summary>
    public static void Write(string path, float[,] values)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
        // Magic, version and length take 10 bytes; the data begins at a multiple of 64.
        header = header.PadRight(((header.Length + 10 + 64) / 64 * 64) - 11) + '\n';
        using var file = File.Create(path);
        file.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        file.Write(Encoding.ASCII.GetBytes(header));
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            file.Write(bytes);
        }
    }
}
