using ActLab.Core.Numbers;

namespace ActLab.Libraries;

/// <summary>A function void name(const T* x, T* y, size_t n) in a shared library.</summary>
/// <param name="Path">The library, as a full path.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Number">T: float32 or float64.</param>
sealed record KernelSymbol(string Path, string Name, NumberType Number)
{
    /// <summary>Bytes of an element.</summary>
    public int ElementSize => Number == NumberType.F64 ? sizeof(double) : sizeof(float);

    /// <summary>The library's file name.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);
}
