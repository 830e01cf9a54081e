namespace ActLab.Data;

/// <summary>What a file cannot tell.</summary>
/// <param name="UnitAxis">The axis of the units, -1 for the last; null takes the last one of two, and refuses to guess among more.</param>
/// <param name="AsBFloat16">Whether u2 and V2, which NumPy makes of bfloat16, are to be read as bfloat16.</param>
/// <param name="Array">The array to read in a file of named arrays; null takes the only one.</param>
public sealed record TensorOptions(int? UnitAxis = null, bool AsBFloat16 = false, string? Array = null)
{
    /// <summary>Nothing said.</summary>
    public static TensorOptions Default { get; } = new();
}
