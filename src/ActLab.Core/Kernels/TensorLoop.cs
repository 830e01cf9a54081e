using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The tensor family: the formula as calls of TensorPrimitives over whole blocks.</summary>
static class TensorLoop
{
    /// <summary>y = function(x).</summary>
    public static void Run<TAct, TFunction, TElement>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement> =>
        Composed<TAct, TFunction, TElement>.For(activation).Program.Run(x, y);

    /// <summary>A program and what it is of. The last one is kept: writing down calls takes longer than making short ones.</summary>
    sealed record Composed<TAct, TFunction, TElement>(TAct Activation, TensorProgram<TElement> Program)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        static Composed<TAct, TFunction, TElement>? _last;

        public static Composed<TAct, TFunction, TElement> For(in TAct activation)
        {
            var (last, comparer) = (_last, EqualityComparer<TAct>.Default);
            if (last is null || !comparer.Equals(last.Activation, activation))
            {
                _last = last = new(activation, new(TFunction.Apply(activation, TensorBlock<TElement>.Source)));
            }

            return last;
        }
    }
}
