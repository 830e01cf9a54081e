using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActLab;

/// <summary>Room for rows. It begins with a cache line, so that no register is filled from two of them.</summary>
sealed class RowBuffer<T> where T : unmanaged
{
    const int CacheLine = 64;

    T[] _values = [];
    int _start;

    /// <summary>Room for so many values, those of the call before unless more room was needed.</summary>
    public Span<T> Room(int values)
    {
        if (_values.Length - _start < values)
        {
            _values = GC.AllocateUninitializedArray<T>(values + (CacheLine / Unsafe.SizeOf<T>()), pinned: true);
            _start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) & (CacheLine - 1)) / Unsafe.SizeOf<T>();
        }

        return _values.AsSpan(_start, values);
    }
}
