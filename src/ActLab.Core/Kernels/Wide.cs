using System.Numerics;
using System.Numerics.Tensors;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>Blocks of numbers as doubles.</summary>
static class Wide
{
    /// <summary>The length of as many numbers in whole registers.</summary>
    public static int WholeLength<V>(int length) where V : struct, ILanes<V, double> => (length + V.Count - 1) / V.Count * V.Count;

    /// <summary>The block of numbers that begins at <paramref name="start"/>, in whole registers, filled up.</summary>
    public static Span<double> Load<V, E>(ReadOnlySpan<E> from, int start, Span<double> memory, double filler)
        where V : struct, ILanes<V, double>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var source = from[start..Math.Min(start + Block.Size, from.Length)];
        var block = memory[..WholeLength<V>(source.Length)];
        TensorPrimitives.ConvertTruncating(source, block);
        block[source.Length..].Fill(filler);
        return block;
    }

    /// <summary>Rounds as much of a block as the destination has room for.</summary>
    public static void Store<E>(ReadOnlySpan<double> block, Span<E> to, int start) where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var length = Math.Min(block.Length, to.Length - start);
        TensorPrimitives.ConvertTruncating(block[..length], to.Slice(start, length));
    }
}
