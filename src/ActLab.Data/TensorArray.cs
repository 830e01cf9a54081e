namespace ActLab.Data;

/// <summary>An array in a file of named arrays.</summary>
/// <param name="Name">Its name, fit for a terminal.</param>
/// <param name="Type">Its type as the file writes it, such as &lt;f4 or BF16.</param>
/// <param name="Shape">Lengths of the axes.</param>
/// <param name="Bytes">Bytes of its values, unpacked.</param>
/// <param name="Numbers">The type of its numbers; null if it holds none that ActLab reads.</param>
/// <param name="MayBeBFloat16">Whether its values have two bytes and no other meaning, so that they may be bfloat16.</param>
public sealed record TensorArray(
    string Name, string Type, IReadOnlyList<long> Shape, long Bytes, ElementType? Numbers, bool MayBeBFloat16 = false);
