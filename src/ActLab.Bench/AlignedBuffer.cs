using System.Runtime.InteropServices;

namespace ActLab.Bench;

/// <summary>Memory on a cache line's boundary, because where a buffer happens to lie moves times by a factor of 3.</summary>
sealed unsafe class AlignedBuffer<T>(int length) : IDisposable where T : unmanaged
{
    const nuint Alignment = 64;

    T* _memory = (T*)NativeMemory.AlignedAlloc((nuint)length * (nuint)sizeof(T) + Alignment, Alignment);

    /// <summary>The elements.</summary>
    public Span<T> Span => new(_memory, length);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
