namespace ActLab.Data;

/// <summary>An array of a .safetensors file.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Type">Its type as written.</param>
/// <param name="Shape">Lengths of the axes.</param>
/// <param name="Start">Where its values begin in the file.</param>
/// <param name="Length">Their bytes.</param>
sealed record SafetensorsEntry(string Name, string Type, IReadOnlyList<long> Shape, long Start, long Length)
{
    /// <summary>The type of its numbers; null if ActLab does not read them, as numbers of 8 bits and fewer.</summary>
    public ElementType? Numbers => Type switch
    {
        "BOOL" => ElementType.Bool,
        "I8" => ElementType.I8,
        "I16" => ElementType.I16,
        "I32" => ElementType.I32,
        "I64" => ElementType.I64,
        "U8" => ElementType.U8,
        "U16" => ElementType.U16,
        "U32" => ElementType.U32,
        "U64" => ElementType.U64,
        "BF16" => ElementType.BF16,
        "F16" => ElementType.F16,
        "F32" => ElementType.F32,
        "F64" => ElementType.F64,
        _ => null,
    };
}
