using System.Numerics;

namespace ActLab.Core.Kernels;

/// <summary>
/// y = f(x) and df = f'(x) over three spans, for the activation's own type: each block of x goes through the kernels of
/// both while it is in the first-level cache.
/// </summary>
readonly ref struct FusedSpans<TPrecision, TElement>(
    KernelFamily family, ReadOnlySpan<TElement> x, Span<TElement> y, Span<TElement> df) : IActivationVisitor
    where TPrecision : IPrecision<TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    /// <summary>Elements; three blocks of doubles fill the smallest first-level caches, 32 KiB, to three quarters.</summary>
    const int BlockSize = 1024;

    readonly ReadOnlySpan<TElement> _x = x;
    readonly Span<TElement> _y = y;
    readonly Span<TElement> _df = df;

    public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct>
    {
        var forwardLast = _y == _x;
        for (var start = 0; start < _x.Length; start += BlockSize)
        {
            var length = Math.Min(BlockSize, _x.Length - start);
            var source = _x.Slice(start, length);
            var forward = new FunctionSpans<ForwardFunction, TPrecision, TElement>(family, source, _y.Slice(start, length));
            var derivative = new FunctionSpans<DerivativeFunction, TPrecision, TElement>(family, source, _df.Slice(start, length));
            if (!forwardLast)
            {
                forward.Visit(activation);
            }

            derivative.Visit(activation);
            if (forwardLast)
            {
                forward.Visit(activation);
            }
        }
    }
}
