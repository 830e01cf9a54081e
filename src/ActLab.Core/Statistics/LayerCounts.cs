using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// What of any set of rows does not depend on their order: whole numbers, per column of the tile, and the rows where a
/// value was first and last above 0. They add up to the same whoever counted what.
/// </summary>
sealed class LayerCounts
{
    /// <summary>Counts of the values; those of the activations follow. Ends: values 1 and -1 in tiles that reach no further.</summary>
    public const int PosInf = 0, NegInf = 1, Zero = 2, NegativeZero = 3, Subnormal = 4, Positive = 5, Ends = 6, ValueFields = 7;

    readonly int _width;
    readonly long[] _counts;

    /// <summary>Nothing counted.</summary>
    public LayerCounts(int width, int fields, bool histogram)
    {
        (_width, _counts) = (width, new long[width * fields]);
        (First, Last) = (new long[width], new long[width]);
        Array.Fill(First, long.MaxValue);
        Array.Fill(Last, -1);
        Histogram = histogram ? new() : null;
    }

    /// <summary>By column, the first row with a value above 0; the largest number where there is none.</summary>
    public long[] First { get; }

    /// <summary>By column, the last such row; -1 where there is none.</summary>
    public long[] Last { get; }

    /// <summary>The values sorted into bins, if asked for.</summary>
    public ValueHistogram? Histogram { get; }

    /// <summary>Rows counted.</summary>
    public long Rows { get; set; }

    /// <summary>One field, by column.</summary>
    public Span<long> Field(int field) => _counts.AsSpan(field * _width, _width);

    /// <summary>Adds to one field of eight columns.</summary>
    public void Add(int field, int group, Vector512<long> count)
    {
        ref var sum = ref _counts[(field * _width) + (group * Tile.Lanes)];
        (Vector512.LoadUnsafe(ref sum) + count).StoreUnsafe(ref sum);
    }

    /// <summary>Adds the counts of other rows.</summary>
    public void Add(LayerCounts other)
    {
        TensorPrimitives.Add(_counts, other._counts, _counts);
        TensorPrimitives.Min(First, other.First, First);
        TensorPrimitives.Max(Last, other.Last, Last);
        Histogram?.Add(other.Histogram!);
        Rows += other.Rows;
    }

    /// <summary>All of it but <see cref="Rows"/> as bytes.</summary>
    public byte[] ToBytes() => [.. Parts().SelectMany(part => MemoryMarshal.AsBytes(part.AsSpan()).ToArray())];

    /// <summary>Takes what <see cref="ToBytes"/> gave, for counts of the same shape; false if the length is another.</summary>
    public bool TryTake(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Parts().Sum(part => part.Length * sizeof(long)))
        {
            return false;
        }

        foreach (var part in Parts())
        {
            var into = MemoryMarshal.AsBytes(part.AsSpan());
            bytes[..into.Length].CopyTo(into);
            bytes = bytes[into.Length..];
        }

        return true;
    }

    IEnumerable<long[]> Parts() => [_counts, First, Last, .. Histogram is { } histogram ? [histogram.Bins] : Array.Empty<long[]>()];
}
