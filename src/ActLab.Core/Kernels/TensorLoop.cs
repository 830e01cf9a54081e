using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The tensor family: the formula over whole blocks that fit the first-level cache.</summary>
static class TensorLoop
{
    /// <summary>y = function(x), block by block.</summary>
    public static void Run<TAct, TFunction, TElement>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        for (var start = 0; start < x.Length; start += TensorBlock<TElement>.Capacity)
        {
            var source = x.Slice(start, Math.Min(TensorBlock<TElement>.Capacity, x.Length - start));
            TFunction.Apply(activation, TensorBlock<TElement>.Load(source)).CopyTo(y.Slice(start, source.Length));
        }
    }
}
