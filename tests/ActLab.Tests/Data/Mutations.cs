using System.IO.Compression;
using System.Text;

namespace ActLab.Tests.Data;

/// <summary>Valid files of all formats, and files made from them by damage. The same number gives the same file.</summary>
public static class Mutations
{
    /// <summary>What marks places where numbers matter most.</summary>
    static readonly uint[] Sizes = [0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1000, 1 << 20];

    static readonly string[] Fields =
    [
        "<f4", ">f8", "|u1", "<i8", "|O", "|V2", "True", "False", "(", ")", "()", "(0,)", "(-1,)", "99999999999", "4294967296", ",", "'", "\"", "F64", "BF16",
        "F8_E4M3", "[", "]", "{", "}", ":", "nan", "inf", "-", "e999", "\n", "\r", "\0", "\e[2J", "PK\x03\x04", "PK\x01\x02", "PK\x05\x06",
    ];

    static readonly Seed[] Seeds = [.. MakeSeeds()];

    /// <summary>Valid files, by name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Valid => Seeds.Select(seed => (seed.Name, seed.Bytes));

    /// <summary>A damaged file, named as what it was made from.</summary>
    public static (string Name, byte[] Bytes) Get(int number)
    {
        var random = new Random(number);
        var seed = Seeds[number % Seeds.Length];
        return (seed.Name, seed.Arrays.Length == 0 || random.Next(2) == 0 ? Damage(seed.Bytes, random) : Repack(seed, random));
    }

    /// <summary>An archive that is itself in order, of arrays that are damaged or there several times.</summary>
    static byte[] Repack(Seed seed, Random random) => Zip(seed.Level, [.. seed.Arrays.Select((array, i) =>
        ($"layer{(random.Next(8) == 0 ? 0 : i)}", random.Next(3) == 0 ? array : Damage(array, random)))]);

    static byte[] Damage(byte[] bytes, Random random)
    {
        var file = bytes.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            Change(file, random);
        }

        return [.. file];
    }

    static void Change(List<byte> file, Random random)
    {
        // Half of the damage falls where headers are: at the start, or at the end as in archives.
        var near = Math.Min(file.Count, 160);
        var at = random.Next(4) switch
        {
            0 => random.Next(near),
            1 => file.Count - 1 - random.Next(near),
            _ => random.Next(file.Count),
        };
        var length = Math.Min(random.Next(1, 64), file.Count - at);
        switch (random.Next(9))
        {
            case 0: file[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: file[at] = (byte)random.Next(256); break;
            case 2: file.RemoveRange(at, file.Count - at); break;
            case 3: file.RemoveRange(at, length); break;
            case 4: file.InsertRange(random.Next(file.Count + 1), file.GetRange(at, length)); break;
            case 5: file.AddRange(new byte[random.Next(1, 20)]); break;
            case 6: Overwrite(file, at, BitConverter.GetBytes(Sizes[random.Next(Sizes.Length)])[..random.Next(1, 5)]); break;
            case 7: Overwrite(file, at, Encoding.Latin1.GetBytes(Fields[random.Next(Fields.Length)])); break;
            default: ReplaceNumber(file, at, random); break;
        }

        if (file.Count == 0)
        {
            file.Add((byte)random.Next(256));
        }
    }

    static void Overwrite(List<byte> file, int at, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length && at + i < file.Count; i++)
        {
            file[at + i] = bytes[i];
        }
    }

    /// <summary>Another number in place of the next one in text.</summary>
    static void ReplaceNumber(List<byte> file, int at, Random random)
    {
        var start = file.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
        {
            return;
        }

        var end = start;
        while (end < file.Count && file[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        file.RemoveRange(start, end - start);
        file.InsertRange(start, Encoding.ASCII.GetBytes(random.Next(3) == 0 ? $"{random.NextInt64()}" : $"{random.Next(40)}"));
    }

    static IEnumerable<Seed> MakeSeeds()
    {
        byte[] rows = Npy("<f4", "(6, 3)", false, 72), columns = Npy(">f8", "(4, 3)", true, 96, 2), one = Npy("|u1", "(9,)", false, 9, 3);
        byte[] half = Npy("<f2", "(5, 2)", false, 20), cube = Npy("<i2", "(2, 2, 3)", true, 24);
        yield return new("rows.npy", rows);
        yield return new("columns.npy", columns);
        yield return new("one.npy", one);
        yield return new("half.npy", half);
        yield return new("cube.npy", cube);
        yield return Archive("stored.npz", CompressionLevel.NoCompression, rows, columns);
        yield return Archive("deflated.npz", CompressionLevel.Optimal, columns, half);
        yield return Archive("single.npz", CompressionLevel.Fastest, one);
        yield return new("three.safetensors", Safetensors(("a", "F32", "[2,3]", 24), ("b", "BF16", "[4]", 8), ("c", "I64", "[]", 8)));
        yield return new("single.safetensors", Safetensors(("a", "F16", "[3,2]", 12)));
        yield return new("named.csv", "a,b\n1.5,-2\n3e-3,nan\ninf,4\n0x3FF0000000000000,5\n"u8.ToArray());
        yield return new("plain.csv", "\uFEFF1,2,3\r\n# a remark\r\n4,5,6\r\n\r\n\"7\",8,9"u8.ToArray());
    }

    static byte[] Npy(string descr, string shape, bool fortran, int bytes, byte major = 1)
    {
        var header = Encoding.ASCII.GetBytes($"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}".PadRight(85) + "\n");
        var length = major == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length);
        return [0x93, .. "NUMPY"u8, major, 0, .. length, .. header, .. Values(bytes)];
    }

    static Seed Archive(string name, CompressionLevel level, params byte[][] arrays) =>
        new(name, Zip(level, [.. arrays.Select((array, i) => ($"layer{i}", array))])) { Arrays = arrays, Level = level };

    static byte[] Zip(CompressionLevel level, (string Name, byte[] Npy)[] arrays)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, npy) in arrays)
            {
                using var entry = archive.CreateEntry(name + ".npy", level).Open();
                entry.Write(npy);
            }
        }

        return bytes.ToArray();
    }

    static byte[] Safetensors(params (string Name, string Type, string Shape, int Bytes)[] arrays)
    {
        var (entries, at) = (new List<string>(), 0);
        foreach (var (name, type, shape, bytes) in arrays)
        {
            entries.Add($"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":[{at},{at += bytes}]}}");
        }

        var header = Encoding.ASCII.GetBytes($"{{{string.Join(',', entries)}}}");
        return [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. Values(at)];
    }

    static byte[] Values(int bytes) => [.. Enumerable.Range(0, bytes).Select(i => (byte)(i * 37))];

    sealed record Seed(string Name, byte[] Bytes)
    {
        public byte[][] Arrays { get; init; } = [];

        public CompressionLevel Level { get; init; }
    }
}
