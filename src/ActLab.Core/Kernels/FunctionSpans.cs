using System.Numerics;
using System.Numerics.Tensors;
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

    public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct>
    {
        if (TPrecision.NeedsMending<TAct, TFunction>(family))
        {
            InBlocks(activation);
        }
        else
        {
            Run(activation, family, _x, _y);
        }
    }

    /// <summary>One kernel over one pair of spans.</summary>
    public static void Run<TAct>(in TAct activation, KernelFamily family, ReadOnlySpan<TElement> x, Span<TElement> y)
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
                TPrecision.Simd<TAct, TFunction>(activation, x, y);
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
            Run(activation, family, source, destination);
            TPrecision.Mend<TAct, TFunction>(activation, source, destination);
        }
    }
}

/// <summary>dx = dy f'(x) over three spans, for the activation's own type.</summary>
readonly ref struct BackwardSpans<TPrecision, TElement>(
    KernelFamily family, ReadOnlySpan<TElement> x, ReadOnlySpan<TElement> dy, Span<TElement> dx) : IActivationVisitor
    where TPrecision : IPrecision<TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    readonly ReadOnlySpan<TElement> _x = x;
    readonly ReadOnlySpan<TElement> _dy = dy;
    readonly Span<TElement> _dx = dx;

    [SkipLocalsInit]
    public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct>
    {
        Span<TElement> buffer = stackalloc TElement[Block.Size];
        for (var start = 0; start < _x.Length; start += Block.Size)
        {
            var derivative = buffer[..Math.Min(Block.Size, _x.Length - start)];
            var source = _x.Slice(start, derivative.Length);
            new FunctionSpans<DerivativeFunction, TPrecision, TElement>(family, source, derivative).Visit(activation);
            TensorPrimitives.Multiply(_dy.Slice(start, derivative.Length), derivative, _dx.Slice(start, derivative.Length));
        }
    }
}

/// <summary>The block that kernels with a scratch buffer work in.</summary>
static class Block
{
    /// <summary>Elements: small enough for the stack and the first-level cache.</summary>
    public const int Size = 512;
}
