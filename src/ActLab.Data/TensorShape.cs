using System.Numerics;

namespace ActLab.Data;

/// <summary>What a shape claims, held against the bytes that are there.</summary>
static class TensorShape
{
    /// <summary>Axes at most.</summary>
    public const int MaxRank = 32;

    /// <summary>A shape as NumPy writes it, but for the comma after a single length.</summary>
    public static string Text(IEnumerable<long> shape) => $"({string.Join(", ", shape)})";

    /// <summary>Refuses a shape that takes another number of bytes than there are.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="shape">Lengths, none negative.</param>
    /// <param name="size">Bytes per value.</param>
    /// <param name="present">Bytes for its values.</param>
    /// <exception cref="TensorFormatException">They do not agree.</exception>
    public static void RequireBytes(string file, IReadOnlyList<long> shape, int size, long present)
    {
        // An axis of length 0 empties the tensor, but not before the others have been multiplied.
        if (Product(shape.Where(length => length > 0)) > long.MaxValue / 8)
        {
            throw new TensorFormatException(file, $"shape {Text(shape)} is larger than any file; write it again");
        }

        var claimed = size * Product(shape);
        if (claimed != present)
        {
            throw new TensorFormatException(file, $"shape {Text(shape)} takes {claimed} bytes and {present} are there; "
                + (claimed > present ? "the file is cut short: copy it again" : "something was appended: write it again"));
        }
    }

    static BigInteger Product(IEnumerable<long> lengths) => lengths.Aggregate(BigInteger.One, (a, b) => a * b);
}
