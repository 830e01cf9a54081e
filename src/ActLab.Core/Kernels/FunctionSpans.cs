using System.Numerics;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>y = f(x) or f'(x) over a pair of spans, for the activation's own type.</summary>
readonly ref struct FunctionSpans<TFunction, TPrecision, TElement>(
    KernelFamily family, ReadOnlySpan<TElement> x, Span<TElement> y) : IActivationVisitor
    where TFunction : IFunction
    where TPrecision : IPrecision<TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    readonly ReadOnlySpan<TElement> _x = x;
    readonly Span<TElement> _y = y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct>
    {
        if (SimdKernel.IsOnePass<TAct, TFunction, TPrecision, TElement>(family))
        {
            TPrecision.InLanes<TAct, TFunction, MapPass<TElement>>(activation, new(_x, _y));
        }
        else if (TPrecision.NeedsMending<TAct, TFunction>(family))
        {
            InBlocks(activation);
        }
        else
        {
            Run(activation, _x, _y);
        }
    }

    /// <summary>One kernel over one pair of spans.</summary>
    void Run<TAct>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct>
    {
        switch (family)
        {
            case KernelFamily.Scalar:
                TPrecision.Scalar<TAct, TFunction>(activation, x, y);
                break;
            case KernelFamily.Math:
                Loops.Elements<TAct, TFunction, MathReal<TElement>, TElement>(activation, x, y);
                break;
            case KernelFamily.Tensor:
                TensorLoop.Run<TAct, TFunction, TElement>(activation, x, y);
                break;
            default:
                SimdKernel.Run<TAct, TFunction, TPrecision, TElement>(activation, x, y);
                break;
        }
    }

    /// <summary>Keeps a copy of each block of x, because y may be x itself.</summary>
    [SkipLocalsInit]
    void InBlocks<TAct>(in TAct activation) where TAct : struct, IActivation<TAct>
    {
        Span<TElement> copy = stackalloc TElement[Block.Size];
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var source = copy[..Math.Min(Block.Size, _x.Length - start)];
            var destination = _y.Slice(start, source.Length);
            _x.Slice(start, source.Length).CopyTo(source);
            Run(activation, source, destination);
            TPrecision.Mend<TAct, TFunction>(activation, source, destination);
        }
    }
}

/// <summary>The block that kernels with a scratch buffer work in.</summary>
static class Block
{
    /// <summary>Elements: small enough for the stack and the first-level cache.</summary>
    public const int Size = 512;
}
