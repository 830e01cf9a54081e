using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// y = e^(x - m) / sum of e^(x - m), m being the largest x. Each block is widened to double, and evaluated once for the sum
/// and, unless it is the only one, again for the result, which is then rounded once.
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
        var max = _x.IsEmpty ? 0 : double.CreateTruncating(TensorPrimitives.Max(_x));
        LaneSum<V> sum = default;
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var powers = Powers<V>(start, max, block);
            for (var i = 0; i < powers.Length; i += V.Count)
            {
                sum.Add(V.Load(in powers[i]));
            }
        }

        var total = V.Of(sum.Total);
        var inverse = V.Of(1) / total;
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var powers = _x.Length > Block.Size ? Powers<V>(start, max, block) : block[..Wide.WholeLength<V>(_x.Length)];
            for (var i = 0; i < powers.Length; i += V.Count)
            {
                var power = V.Load(in powers[i]);
                var quotient = power * inverse;
                V.Store(V.MultiplyAdd(V.MultiplySubtractFrom(quotient, total, power), inverse, quotient), ref powers[i]);
            }

            Wide.Store(powers, _y, start);
        }
    }

    /// <summary>e^(x - max) of a block, each with what rounding takes from the difference.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    Span<double> Powers<V>(int start, double max, Span<double> block) where V : struct, ILanes<V, double>
    {
        var numbers = Wide.Load<V, E>(_x, start, block, double.NegativeInfinity);
        var shift = V.Of(max);
        for (var i = 0; i < numbers.Length; i += V.Count)
        {
            var x = V.Load(in numbers[i]);
            var difference = x - shift;
            var part = difference + shift;
            var lost = x - part - (shift - (part - difference));
            var power = V.Exp(V.AtLeast(V.Of(Vanished), difference));
            V.Store(V.MultiplyAdd(power, V.LessOrEqual(difference, V.Of(Vanished), V.Of(0), lost), power), ref numbers[i]);
        }

        return numbers;
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
        Span<double> one = stackalloc double[Block.Size];
        Span<double> other = stackalloc double[Block.Size];
        LaneSum<V> sum = default;
        for (var start = 0; start < _y.Length; start += Block.Size)
        {
            var outputs = Wide.Load<V, E>(_y, start, one, 0);
            var gradients = Wide.Load<V, E>(_dy, start, other, 0);
            for (var i = 0; i < outputs.Length; i += V.Count)
            {
                sum.AddProduct(V.Load(in outputs[i]), V.Load(in gradients[i]));
            }
        }

        var mean = V.Of(sum.Total);
        for (var start = 0; start < _y.Length; start += Block.Size)
        {
            var outputs = Wide.Load<V, E>(_y, start, one, 0);
            var gradients = Wide.Load<V, E>(_dy, start, other, 0);
            for (var i = 0; i < outputs.Length; i += V.Count)
            {
                V.Store(V.Load(in outputs[i]) * (V.Load(in gradients[i]) - mean), ref outputs[i]);
            }

            Wide.Store(outputs, _dx, start);
        }
    }
}
