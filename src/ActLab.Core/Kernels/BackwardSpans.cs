using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace ActLab.Core.Kernels;

/// <summary>dx = dy function(x) over three spans, for the activation's own type.</summary>
readonly ref struct BackwardSpans<TFunction, TPrecision, TElement>(
    KernelFamily family, ReadOnlySpan<TElement> x, ReadOnlySpan<TElement> dy, Span<TElement> dx) : IActivationVisitor
    where TFunction : IFunction
    where TPrecision : IPrecision<TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    readonly ReadOnlySpan<TElement> _x = x;
    readonly ReadOnlySpan<TElement> _dy = dy;
    readonly Span<TElement> _dx = dx;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct>
    {
        if (SimdKernel.IsOnePass<TAct, TFunction, TPrecision, TElement>(family))
        {
            TPrecision.InLanes<TAct, TFunction, BackwardPass<TElement>>(activation, new(_x, _dy, _dx));
        }
        else
        {
            InBlocks(activation);
        }
    }

    [SkipLocalsInit]
    void InBlocks<TAct>(in TAct activation) where TAct : struct, IActivation<TAct>
    {
        Span<TElement> buffer = stackalloc TElement[Block.Size];
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var derivative = buffer[..Math.Min(Block.Size, _x.Length - start)];
            var source = _x.Slice(start, derivative.Length);
            new FunctionSpans<TFunction, TPrecision, TElement>(family, source, derivative).Visit(activation);
            TensorPrimitives.Multiply(_dy.Slice(start, derivative.Length), derivative, _dx.Slice(start, derivative.Length));
        }
    }
}
