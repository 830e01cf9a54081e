using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// y = e^(x - m) / sum of e^(x - m), m being the largest x. Each block is widened to double and evaluated twice, once for the
/// sum and once for the result, which is then rounded once.
/// </summary>
readonly ref struct Softmax<E>(ReadOnlySpan<E> x, Span<E> y) : ILaneTask<double>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    /// <summary>e^x is 0 from here on to the left.</summary>
    const double Vanished = -800;

    readonly ReadOnlySpan<E> _x = x;
    readonly Span<E> _y = y;

    [SkipLocalsInit]
    public void Run<V>() where V : struct, ILanes<V, double>
    {
        Span<double> block = stackalloc double[Block.Size];
        var largest = V.Of(double.NegativeInfinity);
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var length = Wide.Load<V, E>(_x, start, block, double.NegativeInfinity);
            for (var i = 0; i < length; i += V.Count)
            {
                largest = V.Max(largest, V.Load(in block[i]));
            }
        }

        var max = V.Of(Wide.Largest(largest));
        LaneSum<V> sum = default;
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var length = Wide.Load<V, E>(_x, start, block, double.NegativeInfinity);
            for (var i = 0; i < length; i += V.Count)
            {
                sum.Add(Exponential(V.Load(in block[i]), max));
            }
        }

        var total = V.Of(sum.Total());
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var length = Wide.Load<V, E>(_x, start, block, double.NegativeInfinity);
            for (var i = 0; i < length; i += V.Count)
            {
                V.Store(Exponential(V.Load(in block[i]), max) / total, ref block[i]);
            }

            Wide.Store(block, _y, start);
        }
    }

    /// <summary>e^(x - max), with what rounding took from the difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Exponential<V>(V x, V max) where V : struct, ILanes<V, double>
    {
        var difference = x - max;
        var part = difference + max;
        var lost = x - part - (max - (part - difference));
        var power = V.Exp(V.AtLeast(V.Of(Vanished), difference));
        return V.MultiplyAdd(power, V.LessOrEqual(difference, V.Of(Vanished), V.Of(0), lost), power);
    }
}

/// <summary>dx = y (dy - sum of dy y), in double and rounded once.</summary>
readonly ref struct SoftmaxBackward<E>(ReadOnlySpan<E> y, ReadOnlySpan<E> dy, Span<E> dx) : ILaneTask<double>
    where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    readonly ReadOnlySpan<E> _y = y;
    readonly ReadOnlySpan<E> _dy = dy;
    readonly Span<E> _dx = dx;

    [SkipLocalsInit]
    public void Run<V>() where V : struct, ILanes<V, double>
    {
        Span<double> outputs = stackalloc double[Block.Size];
        Span<double> gradients = stackalloc double[Block.Size];
        LaneSum<V> sum = default;
        for (var start = 0; start < _y.Length; start += Block.Size)
        {
            var length = Wide.Load<V, E>(_y, start, outputs, 0);
            Wide.Load<V, E>(_dy, start, gradients, 0);
            for (var i = 0; i < length; i += V.Count)
            {
                sum.AddProduct(V.Load(in outputs[i]), V.Load(in gradients[i]));
            }
        }

        var mean = V.Of(sum.Total());
        for (var start = 0; start < _y.Length; start += Block.Size)
        {
            var length = Wide.Load<V, E>(_y, start, outputs, 0);
            Wide.Load<V, E>(_dy, start, gradients, 0);
            for (var i = 0; i < length; i += V.Count)
            {
                V.Store(V.Load(in outputs[i]) * (V.Load(in gradients[i]) - mean), ref outputs[i]);
            }

            Wide.Store(outputs, _dx, start);
        }
    }
}

/// <summary>Blocks of numbers as doubles.</summary>
static class Wide
{
    /// <summary>The block that begins at <paramref name="start"/>; returns its length in whole registers, filled up with a number.</summary>
    public static int Load<V, E>(ReadOnlySpan<E> from, int start, Span<double> block, double filler)
        where V : struct, ILanes<V, double>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var source = from[start..Math.Min(start + Block.Size, from.Length)];
        var length = (source.Length + V.Count - 1) / V.Count * V.Count;
        TensorPrimitives.ConvertTruncating(source, block);
        block[source.Length..length].Fill(filler);
        return length;
    }

    /// <summary>Rounds as much of the block as the destination has room for.</summary>
    public static void Store<E>(Span<double> block, Span<E> to, int start) where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        var length = Math.Min(Block.Size, to.Length - start);
        TensorPrimitives.ConvertTruncating<double, E>(block[..length], to.Slice(start, length));
    }

    /// <summary>The largest lane, NaN if one is.</summary>
    public static double Largest<V>(V lanes) where V : struct, ILanes<V, double>
    {
        Span<double> all = stackalloc double[V.Count];
        V.Store(lanes, ref all[0]);
        return TensorPrimitives.Max<double>(all);
    }
}
