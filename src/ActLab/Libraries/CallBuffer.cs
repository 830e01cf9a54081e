using System.Runtime.InteropServices;
using ActLab.Core.Audit.Foreign;

namespace ActLab.Libraries;

/// <summary>Memory for one span of a call: pages between two inaccessible ones, marked on both sides of the span.</summary>
unsafe sealed class CallBuffer
{
    /// <summary>Bytes that are marked and looked at on each side.</summary>
    const int Margin = 4096;

    readonly nint _start;
    readonly long _length;

    /// <summary>Room for spans of so many bytes.</summary>
    public CallBuffer(int bytes) => (_start, _length, IsGuarded) = Memory.Allocate(bytes + (4L * Margin));

    /// <summary>Whether the pages on both sides are inaccessible.</summary>
    public bool IsGuarded { get; }

    /// <summary>A span of so many bytes, everything in and around it marked.</summary>
    /// <param name="bytes">Its length.</param>
    /// <param name="offset">Bytes from a multiple of 64, where it touches no end.</param>
    /// <param name="atStart">Whether it begins where accessible memory does.</param>
    /// <param name="atEnd">Whether it ends where accessible memory does.</param>
    public Span<byte> Place(int bytes, int offset, bool atStart, bool atEnd)
    {
        var at = atStart ? 0 : atEnd ? _length - bytes : Margin + offset;
        var (from, to) = (Math.Max(0, at - Margin), Math.Min(_length, at + bytes + Margin));
        new Span<byte>((void*)(_start + from), (int)(to - from)).Fill(ForeignKernel.Mark);
        return new((void*)(_start + at), bytes);
    }

    /// <summary>Elements from a span to the farthest byte before and behind it that is no longer marked.</summary>
    public (int Before, int After) Written(Span<byte> span, int size)
    {
        fixed (byte* first = &MemoryMarshal.GetReference(span))
        {
            var at = (nint)first - _start;
            var before = new ReadOnlySpan<byte>((void*)(_start + Math.Max(0, at - Margin)), (int)Math.Min(at, Margin));
            var after = new ReadOnlySpan<byte>((void*)(_start + at + span.Length), (int)Math.Min(_length - at - span.Length, Margin));
            var (low, high) = (before.IndexOfAnyExcept(ForeignKernel.Mark), after.LastIndexOfAnyExcept(ForeignKernel.Mark));
            return (low < 0 ? 0 : (before.Length - low + size - 1) / size, high < 0 ? 0 : (high / size) + 1);
        }
    }
}
