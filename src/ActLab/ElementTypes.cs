using ActLab.Core.Numbers;
using ActLab.Data;

namespace ActLab;

/// <summary>Types of numbers in files as types to compute with.</summary>
static class ElementTypes
{
    /// <summary>The type whose rounding and special values count: double for integers and truth values.</summary>
    public static NumberType Number(this ElementType type) => type switch
    {
        ElementType.F16 => NumberType.F16,
        ElementType.BF16 => NumberType.BF16,
        ElementType.F32 => NumberType.F32,
        _ => NumberType.F64,
    };
}
