using System.Text;

namespace ActLab.Terminal;

/// <summary>Output bytes of one frame, in an array that is kept from frame to frame.</summary>
sealed class ByteBuffer
{
    byte[] _bytes = new byte[4096];
    int _count;

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    internal int Length => _count;

    internal void Clear() => _count = 0;

    /// <summary>Takes back what was appended after the first so many bytes.</summary>
    internal void Cut(int length) => _count = length;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _count += bytes.Length;
    }

    /// <summary>Appends a character of the Basic Multilingual Plane as UTF-8.</summary>
    internal void Append(char rune) => _count += new Rune(rune).EncodeToUtf8(Room(3));

    /// <summary>Appends a number that is not negative, in decimal digits.</summary>
    internal void Append(int number)
    {
        number.TryFormat(Room(10), out var written);
        _count += written;
    }

    Span<byte> Room(int length)
    {
        if (_count + length > _bytes.Length)
            Array.Resize(ref _bytes, 2 * (_count + length));
        return _bytes.AsSpan(_count);
    }
}
