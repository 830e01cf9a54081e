using System.Numerics;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>What differs between float32 and float64 kernels. Spans have equal length and do not overlap in part.</summary>
interface IPrecision<TElement> where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    static abstract void Scalar<TAct, TFunction>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction;

    /// <summary>A pass with the lane kernel for the function, where there are lanes.</summary>
    static abstract void InLanes<TAct, TFunction, TPass>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction where TPass : struct, ILanePass<TElement>, allows ref struct;

    /// <summary>The SIMD kernel of an activation that works in blocks.</summary>
    static abstract void InBlocks<TAct, TFunction>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction;

    /// <summary>What stands in for the SIMD kernel where there are no lanes.</summary>
    static abstract void WithoutLanes<TAct, TFunction>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction;

    static abstract bool NeedsMending<TAct, TFunction>(KernelFamily family)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction;

    static abstract void Mend<TAct, TFunction>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction;
}

readonly struct DoublePrecision : IPrecision<double>
{
    public static void Scalar<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        Loops.Elements<TAct, TFunction, Real64, double>(activation, x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InLanes<TAct, TFunction, TPass>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction where TPass : struct, ILanePass<double>, allows ref struct =>
        SimdKernel.OfDouble<TAct, TFunction, TPass>(activation, pass);

    public static void InBlocks<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        SimdKernel.BlocksOfDouble<TAct, TFunction>(activation, x, y);

    public static void WithoutLanes<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        Loops.Elements<TAct, TFunction, Real64, double>(activation, x, y);

    public static bool NeedsMending<TAct, TFunction>(KernelFamily family)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        family is KernelFamily.Scalar or KernelFamily.Simd && Guards.Any<TAct, TFunction>();

    public static void Mend<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        Guards.Mend<TAct, TFunction>(activation, x, y);
}

/// <summary>float32; the SIMD kernel computes in double wherever float would lose digits, and needs no mending.</summary>
readonly struct SinglePrecision : IPrecision<float>
{
    public static void Scalar<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        Loops.Elements<TAct, TFunction, Real32, float>(activation, x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InLanes<TAct, TFunction, TPass>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction where TPass : struct, ILanePass<float>, allows ref struct =>
        SimdKernel.OfSingle<TAct, TFunction, TPass>(activation, pass);

    public static void InBlocks<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        SimdKernel.BlocksOfSingle<TAct, TFunction>(activation, x, y);

    public static void WithoutLanes<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        Loops.WidenedElements<TAct, TFunction>(activation, x, y);

    public static bool NeedsMending<TAct, TFunction>(KernelFamily family)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        family is KernelFamily.Scalar && Guards.Any<TAct, TFunction>();

    public static void Mend<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction =>
        Guards.Mend<TAct, TFunction>(activation, x, y);
}
