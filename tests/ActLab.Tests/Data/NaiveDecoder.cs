using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ActLab.Data;

namespace ActLab.Tests.Data;

/// <summary>
/// What bytes mean, worked out number by number and apart from the readers: every value has its index along each axis. It
/// takes types and shapes as the reader found them, and bytes, order and byte order from the file.
/// </summary>
static class NaiveDecoder
{
    /// <summary>The rows of a tensor in any binary file.</summary>
    public static double[] Read(byte[] file, TensorReader reader, string? array) => Path.GetExtension(reader.Name.Split(',')[0]) switch
    {
        ".npy" => Npy(file, reader),
        ".npz" => Npy(Unzip(file, array!), reader),
        ".safetensors" => Safetensors(file, reader, array!),
        _ => Csv(file),
    };

    static double[] Npy(byte[] file, TensorReader reader)
    {
        var start = file[6] == 1 ? 10 + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8)) : 12 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8));
        var header = Encoding.Latin1.GetString(file, 0, start);
        return Rows(file[start..], reader, header.Contains('>', StringComparison.Ordinal), header.Contains("True", StringComparison.Ordinal));
    }

    static byte[] Unzip(byte[] file, string array)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var entry = archive.Entries.Single(e => DisplayName.Clean(e.FullName) == array + ".npy").Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    static double[] Safetensors(byte[] file, TensorReader reader, string array)
    {
        var start = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var header = JsonDocument.Parse(file.AsMemory(8, start - 8));
        var offsets = header.RootElement.EnumerateObject().Single(e => DisplayName.Clean(e.Name) == array).Value.GetProperty("data_offsets");
        return Rows(file[(start + offsets[0].GetInt32())..(start + offsets[1].GetInt32())], reader, false, false);
    }

    /// <summary>Text without commas in quotes.</summary>
    static double[] Csv(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file);
        var lines = (text.StartsWith('\uFEFF') ? text[1..] : text).Split('\n').Select(l => l.TrimEnd('\r'))
            .Where(l => l.Trim(' ', '\t').Length > 0 && l[0] != '#').Select(l => l.Split(',').Select(Number).ToList()).ToList();
        return [.. lines.Skip(lines.Count > 0 && lines[0].TrueForAll(n => n is null) ? 1 : 0).SelectMany(l => l).Select(n => n!.Value)];
    }

    static double? Number(string cell)
    {
        var text = cell.Trim(' ', '\t').ToLowerInvariant();
        text = text is ['"', .. var inner, '"'] ? inner : text;
        return text.TrimStart('+', '-') == "inf" ? double.Parse(text.Replace("inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : text.Length == 18 && text.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? BitConverter.UInt64BitsToDouble(bits)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    static double[] Rows(byte[] data, TensorReader reader, bool bigEndian, bool fortran)
    {
        var shape = reader.Shape!;
        var axis = reader.UnitAxis ?? -1;
        var others = Enumerable.Range(0, shape.Count).Where(k => k != axis).ToList();
        // Rows come in the order of the file: the slowest axis of the file varies slowest.
        var order = fortran ? [.. others.AsEnumerable().Reverse()] : others;
        var strides = new long[shape.Count];
        var stride = 1L;
        foreach (var k in fortran ? Enumerable.Range(0, shape.Count) : Enumerable.Range(0, shape.Count).Reverse())
        {
            (strides[k], stride) = (stride, stride * shape[k]);
        }

        var values = new List<double>();
        var size = stride == 0 ? 0 : data.Length / (int)stride;
        for (long row = 0, rows = stride == 0 ? 0 : others.Aggregate(1L, (n, k) => n * shape[k]); row < rows; row++)
        {
            var (rest, at) = (row, 0L);
            for (var i = order.Count - 1; i >= 0; i--)
            {
                at += rest % shape[order[i]] * strides[order[i]];
                rest /= shape[order[i]];
            }

            for (long unit = 0; unit < (axis < 0 ? 1 : shape[axis]); unit++)
            {
                values.Add(Value(data.AsSpan((int)(at + (axis < 0 ? 0 : unit * strides[axis])) * size, size), reader.Type, bigEndian));
            }
        }

        return [.. values];
    }

    static double Value(ReadOnlySpan<byte> bytes, ElementType type, bool bigEndian)
    {
        ulong bits = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bits |= (ulong)bytes[bigEndian ? bytes.Length - 1 - i : i] << (8 * i);
        }

        return type switch
        {
            ElementType.Bool => bits == 0 ? 0 : 1,
            ElementType.I8 => (sbyte)bits,
            ElementType.I16 => (short)bits,
            ElementType.I32 => (int)bits,
            ElementType.I64 => (long)bits,
            ElementType.U8 or ElementType.U16 or ElementType.U32 or ElementType.U64 => bits,
            ElementType.F16 => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
            ElementType.BF16 => BitConverter.UInt32BitsToSingle((uint)bits << 16),
            ElementType.F32 => BitConverter.UInt32BitsToSingle((uint)bits),
            _ => BitConverter.UInt64BitsToDouble(bits),
        };
    }
}
