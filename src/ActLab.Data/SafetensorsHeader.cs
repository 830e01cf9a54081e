using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace ActLab.Data;

/// <summary>
/// The header of a .safetensors file, read token by token: names twice, unknown keys and offsets that overlap or leave gaps
/// are refused.
/// </summary>
ref struct SafetensorsHeader
{
    const int LengthBytes = 8, Longest = 1 << 24, MaxDepth = 4;

    readonly string _file;
    readonly long _start;
    Utf8JsonReader _json;

    SafetensorsHeader(ReadOnlySpan<byte> text, string file)
    {
        (_file, _start) = (file, LengthBytes + text.Length);
        _json = new(text, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads the arrays that a file says it has, in the order of their values, and holds them against its length.</summary>
    /// <exception cref="TensorFormatException">It is no such file.</exception>
    public static IReadOnlyList<SafetensorsEntry> Read(Stream stream, string file)
    {
        Span<byte> prefix = stackalloc byte[LengthBytes];
        stream.Position = 0;
        if (stream.ReadAtLeast(prefix, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
        {
            throw Broken(file, "it ends within the length of its header");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > Longest || LengthBytes + (long)length > stream.Length)
        {
            throw Broken(file, $"it claims a header of {length} bytes, " + (length > Longest ? $"more than {Longest}" : $"and {stream.Length - LengthBytes} follow"));
        }

        var text = new byte[length];
        stream.ReadExactly(text);
        if (!text.AsSpan().StartsWith("{"u8) || !Utf8.IsValid(text))
        {
            throw Broken(file, "its header is no JSON object in UTF-8");
        }

        try
        {
            var entries = new SafetensorsHeader(text, file).Entries();
            RequireCover(entries, LengthBytes + text.Length, stream.Length, file);
            return entries;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a string with half a surrogate pair.
            throw Broken(file, $"its header is no JSON ({e.Message})");
        }
    }

    IReadOnlyList<SafetensorsEntry> Entries()
    {
        var (entries, names) = (new List<SafetensorsEntry>(), new HashSet<string>(StringComparer.Ordinal));
        Expect(JsonTokenType.StartObject);
        while (Name(JsonTokenType.EndObject) is { } name)
        {
            if (!names.Add(name))
            {
                throw Broken(_file, $"it names '{name}' twice");
            }

            if (name == "__metadata__")
            {
                Metadata();
            }
            else
            {
                entries.Add(Entry(name));
            }

            if (entries.Count > TensorContainer.MaxArrays)
            {
                throw new TensorFormatException(_file, $"holds more than {TensorContainer.MaxArrays} arrays; write it in parts");
            }
        }

        // Nothing but blanks may follow; reading on says so.
        return _json.Read() ? throw new JsonException() : [.. entries.OrderBy(e => e.Start).ThenBy(e => e.Length)];
    }

    SafetensorsEntry Entry(string name)
    {
        string? type = null;
        IReadOnlyList<long>? shape = null, offsets = null;
        Expect(JsonTokenType.StartObject);
        while (Name(JsonTokenType.EndObject) is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null: type = Text(); break;
                case "shape" when shape is null: shape = Integers(TensorShape.MaxRank, name); break;
                case "data_offsets" when offsets is null: offsets = Integers(2, name); break;
                default: throw Broken(_file, $"'{name}' has a key '{key}' too many");
            }
        }

        return type is not null && shape is not null && offsets is [var begin, var end] && begin <= end
            ? new(name, type, shape, _start + begin, end - begin)
            : throw Broken(_file, $"'{name}' needs dtype, shape and two data_offsets, the first not above the second");
    }

    void Metadata()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Expect(JsonTokenType.StartObject);
        while (Name(JsonTokenType.EndObject) is { } key)
        {
            Text();
            if (!names.Add(key))
            {
                throw Broken(_file, $"its metadata name '{key}' twice");
            }
        }
    }

    IReadOnlyList<long> Integers(int most, string name)
    {
        var integers = new List<long>();
        Expect(JsonTokenType.StartArray);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (integers.Count == most || _json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out var integer) || integer is < 0 or > long.MaxValue / 8)
            {
                throw Broken(_file, $"'{name}' has a list that is not of at most {most} lengths that fit");
            }

            integers.Add(integer);
        }

        return integers;
    }

    string Text()
    {
        Expect(JsonTokenType.String);
        return _json.GetString()!;
    }

    string? Name(JsonTokenType end) => _json.Read() && _json.TokenType == end ? null : _json.GetString();

    void Expect(JsonTokenType type)
    {
        if (!_json.Read() || _json.TokenType != type)
        {
            throw Broken(_file, $"its header has a {_json.TokenType} at byte {_json.TokenStartIndex} where a {type} should be");
        }
    }

    /// <summary>Values begin behind the header, follow each other without overlap or gap, and end with the file.</summary>
    static void RequireCover(IReadOnlyList<SafetensorsEntry> entries, long start, long end, string file)
    {
        foreach (var entry in entries)
        {
            if (entry.Start != start)
            {
                throw Broken(file, $"the values of '{entry.Name}' " + (entry.Start < start ? "overlap those before" : $"leave {entry.Start - start} bytes before them unused"));
            }

            start += entry.Length;
        }

        if (start != end)
        {
            throw Broken(file, start > end ? $"its arrays take {start - end} bytes more than there are" : $"{end - start} bytes follow its arrays");
        }
    }

    static TensorFormatException Broken(string file, string what) =>
        new(file, $"is no .safetensors file that can be read: {what}; copy it again, or write it with safetensors.save_file");
}
