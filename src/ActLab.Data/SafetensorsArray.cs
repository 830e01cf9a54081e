namespace ActLab.Data;

/// <summary>
/// An array of a .safetensors file: the length of a header, the header in JSON, the numbers; little-endian, in C order
/// (huggingface/safetensors, README.md).
/// </summary>
sealed class SafetensorsArray(Stream stream, string file, SafetensorsEntry entry) : ContainedArray(file, entry.Name)
{
    /// <summary>Reads the header.</summary>
    /// <exception cref="TensorFormatException">It is no such file.</exception>
    public static IReadOnlyList<SafetensorsArray> All(Stream stream, string file) =>
        [.. SafetensorsHeader.Read(stream, file).Select(entry => new SafetensorsArray(stream, file, entry))];

    /// <inheritdoc/>
    public override TensorArray Describe() => new(Name, entry.Type, entry.Shape, entry.Length, entry.Numbers);

    /// <inheritdoc/>
    public override TensorReader Open(TensorOptions options)
    {
        if (options.AsBFloat16)
        {
            throw new TensorFormatException(Label, $"holds {entry.Type}, as its file says; leave out --as-bf16");
        }

        if (entry.Numbers is not { } type)
        {
            throw new TensorFormatException(Label, $"holds {entry.Type}; ActLab reads F16 BF16 F32 F64, I8 to I64, U8 to U64 and BOOL: save it as BF16 or F32");
        }

        var elements = new Elements(type, BigEndian: false);
        TensorShape.RequireBytes(Label, entry.Shape, elements.Size, entry.Length);
        var layout = UnitLayout.Of(Label, entry.Shape, fortran: false, options.UnitAxis);
        return new BinaryTensor(
            Label, "safetensors", entry.Shape, elements, layout, new StreamSection(stream, entry.Start, entry.Length), 0);
    }
}
