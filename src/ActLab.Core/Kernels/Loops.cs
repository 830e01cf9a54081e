using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The span loops over single elements. Spans have equal length.</summary>
static class Loops
{
    /// <summary>One element at a time; TReal is a wrapper of one TElement.</summary>
    public static void Elements<TAct, TFunction, TReal, TElement>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TReal : struct, IReal<TReal>
        where TElement : struct
    {
        var from = MemoryMarshal.Cast<TElement, TReal>(x);
        var to = MemoryMarshal.Cast<TElement, TReal>(y);
        if (TAct.WorksInBlocks)
        {
            TFunction.Apply(activation, from, to);
            return;
        }

        for (var i = 0; i < from.Length; i++)
        {
            to[i] = TFunction.Apply(activation, from[i]);
        }
    }

    /// <summary>One float at a time, evaluated in double and rounded once.</summary>
    public static void WidenedElements<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = (float)TFunction.Apply(activation, new Real64(x[i])).Value;
        }
    }
}
