namespace ActLab.Data;

/// <summary>
/// A .safetensors file: the length of a header, the header in JSON, the numbers; little-endian, in C order
/// (huggingface/safetensors, README.md).
/// </summary>
sealed class SafetensorsFile : TensorContainer
{
    readonly Stream _stream;
    readonly string _file;
    readonly Dictionary<string, SafetensorsEntry> _entries;

    /// <summary>Reads the header.</summary>
    /// <exception cref="TensorFormatException">It is no such file.</exception>
    public SafetensorsFile(Stream stream, string file) : base(file)
    {
        (_stream, _file) = (stream, file);
        var entries = SafetensorsHeader.Read(stream, file);
        Names = [.. entries.Select(e => DisplayName.Clean(e.Name))];
        RequireDistinct(Names);
        _entries = Names.Zip(entries).ToDictionary(e => e.First, e => e.Second);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public override TensorArray Describe(string name)
    {
        var entry = _entries[name];
        return new(name, entry.Type, entry.Shape, entry.Length, entry.Numbers);
    }

    /// <inheritdoc/>
    public override TensorReader Open(string name, TensorOptions options)
    {
        var (entry, label) = (_entries[name], $"{_file}, {name}");
        if (options.AsBFloat16)
        {
            throw new TensorFormatException(label, $"holds {entry.Type}, as its file says; leave out --as-bf16");
        }

        if (entry.Numbers is not { } type)
        {
            throw new TensorFormatException(label, $"holds {entry.Type}; ActLab reads F16 BF16 F32 F64, I8 to I64, U8 to U64 and BOOL: save it as BF16 or F32");
        }

        var elements = new Elements(type, BigEndian: false);
        TensorShape.RequireBytes(label, entry.Shape, elements.Size, entry.Length);
        var layout = UnitLayout.Of(label, entry.Shape, fortran: false, options.UnitAxis);
        return new BinaryTensor(new StreamSection(_stream, entry.Start, entry.Length), 0, elements, layout)
        {
            Name = label,
            Format = "safetensors",
            Type = type,
            Shape = entry.Shape,
            UnitAxis = layout.Axis,
            Units = layout.Units,
            Rows = layout.Rows,
        };
    }
}
