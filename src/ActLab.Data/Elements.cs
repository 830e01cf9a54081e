using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActLab.Data;

/// <summary>An element type with its byte order: how bytes become doubles.</summary>
/// <param name="Type">Type of the numbers.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
readonly record struct Elements(ElementType Type, bool BigEndian)
{
    /// <summary>Bytes per number.</summary>
    public int Size => Type switch
    {
        ElementType.Bool or ElementType.I8 or ElementType.U8 => 1,
        ElementType.I16 or ElementType.U16 or ElementType.F16 or ElementType.BF16 => 2,
        ElementType.I32 or ElementType.U32 or ElementType.F32 => 4,
        _ => 8,
    };

    /// <summary>Turns the bytes into doubles; the bytes are swapped in place if need be.</summary>
    public void Decode(Span<byte> bytes, Span<double> values)
    {
        if (BigEndian == BitConverter.IsLittleEndian)
        {
            Swap(bytes);
        }

        switch (Type)
        {
            case ElementType.Bool: Each<byte>(bytes, values, x => x == 0 ? 0 : 1); break;
            case ElementType.I8: Convert<sbyte>(bytes, values); break;
            case ElementType.I16: Convert<short>(bytes, values); break;
            case ElementType.I32: Convert<int>(bytes, values); break;
            case ElementType.I64: Convert<long>(bytes, values); break;
            case ElementType.U8: Convert<byte>(bytes, values); break;
            case ElementType.U16: Convert<ushort>(bytes, values); break;
            case ElementType.U32: Convert<uint>(bytes, values); break;
            case ElementType.U64: Convert<ulong>(bytes, values); break;
            case ElementType.BF16: Each<ushort>(bytes, values, x => BitConverter.UInt32BitsToSingle((uint)x << 16)); break;
            case ElementType.F16: Convert<Half>(bytes, values); break;
            case ElementType.F32: Widen(MemoryMarshal.Cast<byte, float>(bytes), values); break;
            default: MemoryMarshal.Cast<byte, double>(bytes).CopyTo(values); break;
        }
    }

    /// <summary>The commonest type, eight at a time.</summary>
    static void Widen(ReadOnlySpan<float> numbers, Span<double> values)
    {
        var eights = MemoryMarshal.Cast<float, Vector256<float>>(numbers);
        var wide = MemoryMarshal.Cast<double, Vector512<double>>(values);
        for (var i = 0; i < eights.Length; i++)
        {
            var (low, high) = Vector256.Widen(eights[i]);
            wide[i] = Vector512.Create(low, high);
        }

        var done = eights.Length * Vector256<float>.Count;
        Convert<float>(MemoryMarshal.AsBytes(numbers[done..]), values[done..]);
    }

    static void Convert<T>(ReadOnlySpan<byte> bytes, Span<double> values) where T : unmanaged, INumberBase<T>
    {
        var numbers = MemoryMarshal.Cast<byte, T>(bytes);
        values = values[..numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            values[i] = double.CreateTruncating(numbers[i]);
        }
    }

    static void Each<T>(ReadOnlySpan<byte> bytes, Span<double> values, Func<T, double> convert) where T : unmanaged
    {
        var numbers = MemoryMarshal.Cast<byte, T>(bytes);
        for (var i = 0; i < numbers.Length; i++)
        {
            values[i] = convert(numbers[i]);
        }
    }

    void Swap(Span<byte> bytes)
    {
        switch (Size)
        {
            case 2: Swap(MemoryMarshal.Cast<byte, ushort>(bytes)); break;
            case 4: Swap(MemoryMarshal.Cast<byte, uint>(bytes)); break;
            case 8: Swap(MemoryMarshal.Cast<byte, ulong>(bytes)); break;
        }
    }

    static void Swap(Span<ushort> words) => BinaryPrimitives.ReverseEndianness(words, words);

    static void Swap(Span<uint> words) => BinaryPrimitives.ReverseEndianness(words, words);

    static void Swap(Span<ulong> words) => BinaryPrimitives.ReverseEndianness(words, words);
}
