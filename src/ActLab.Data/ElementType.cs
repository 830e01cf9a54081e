namespace ActLab.Data;

/// <summary>Type of the numbers in a file; all are read as doubles, 64-bit integers rounded to the nearest.</summary>
public enum ElementType
{
    /// <summary>One byte, 0 or not.</summary>
    Bool,

    /// <summary>8-bit integer.</summary>
    I8,

    /// <summary>16-bit integer.</summary>
    I16,

    /// <summary>32-bit integer.</summary>
    I32,

    /// <summary>64-bit integer.</summary>
    I64,

    /// <summary>8-bit unsigned integer.</summary>
    U8,

    /// <summary>16-bit unsigned integer.</summary>
    U16,

    /// <summary>32-bit unsigned integer.</summary>
    U32,

    /// <summary>64-bit unsigned integer.</summary>
    U64,

    /// <summary>bfloat16, the upper half of a binary32.</summary>
    BF16,

    /// <summary>IEEE binary16.</summary>
    F16,

    /// <summary>IEEE binary32.</summary>
    F32,

    /// <summary>IEEE binary64.</summary>
    F64,
}
