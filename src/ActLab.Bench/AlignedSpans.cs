using System.Runtime.InteropServices;

namespace ActLab.Bench;

/// <summary>
/// Equally long spans, each beginning on a cache line's boundary, because where a buffer happens to lie moves times by a
/// factor of 3. They begin evenly parted modulo 4,096 bytes, two of them 2,048 apart: nearer, loads wait for unrelated stores.
/// </summary>
sealed unsafe class AlignedSpans<T> : IDisposable where T : unmanaged
{
    /// <summary>Bytes at a multiple of which each of them begins.</summary>
    public const int CacheLine = 64;

    const int Page = 4096;

    readonly nint _distance;
    readonly int _length;
    byte* _memory;

    /// <summary>Allocates them.</summary>
    public AlignedSpans(int count, int length)
    {
        _length = length;
        var pages = ((nint)length * sizeof(T) + Page - 1) / Page;
        _distance = (pages * Page) + (Page / count / CacheLine * CacheLine);
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)(_distance * count), Page);
    }

    /// <summary>One of them.</summary>
    public Span<T> this[int index] => new(_memory + (_distance * index), _length);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
