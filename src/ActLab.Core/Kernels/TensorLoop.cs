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

    /// <summary>
    /// A program and what it is of. Each thread keeps its last one: writing down calls takes longer than making short ones.
    /// </summary>
    sealed record Composed<TAct, TFunction, TElement>(TAct Activation, TensorProgram<TElement> Program)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        [ThreadStatic]
        static Composed<TAct, TFunction, TElement>? _last;

        public static Composed<TAct, TFunction, TElement> For(in TAct activation)
        {
            var last = _last ??= Of(activation);
            return EqualityComparer<TAct>.Default.Equals(last.Activation, activation) ? last : _last = Of(activation);
        }

        static Composed<TAct, TFunction, TElement> Of(in TAct activation) =>
            new(activation, new(TFunction.Apply(activation, TensorBlock<TElement>.Source)));
    }
}
