using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>The SIMD family: picks the widest registers that the processor has, and for float the arithmetic the formula needs.</summary>
static class SimdKernel
{
    static bool Has512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    static bool Has256 => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;

    static bool Has128 => Vector128.IsHardwareAccelerated && (Fma.IsSupported || AdvSimd.Arm64.IsSupported);

    /// <summary>Whether there are registers that make lanes worth their while; if not, the scalar loops serve.</summary>
    public static bool HasLanes => Has128;

    /// <summary>Whether a family evaluates a function lane by lane and needs nothing before or after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOnePass<TAct, TFunction, TPrecision, TElement>(KernelFamily family)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPrecision : IPrecision<TElement>
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement> =>
        family is KernelFamily.Simd && HasLanes && !TPrecision.NeedsMending<TAct, TFunction>(family);

    /// <summary>y = function(x), mending nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TAct, TFunction, TPrecision, TElement>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPrecision : IPrecision<TElement>
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        if (HasLanes)
            TPrecision.InLanes<TAct, TFunction, MapPass<TElement>>(activation, new(x, y));
        else
            TPrecision.WithoutLanes<TAct, TFunction>(activation, x, y);
    }

    /// <summary>A pass over doubles with the kernel for a function of the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfDouble<TAct, TFunction, TPass>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPass : struct, ILanePass<double>, allows ref struct
    {
        if (Has512)
            pass.Run<FormulaKernel<TAct, TFunction, Lanes512<double, AccurateMath>>, Lanes512<double, AccurateMath>>(new(activation));
        else if (Has256)
            pass.Run<FormulaKernel<TAct, TFunction, Lanes256<double, AccurateMath>>, Lanes256<double, AccurateMath>>(new(activation));
        else
            pass.Run<FormulaKernel<TAct, TFunction, Lanes128<double, AccurateMath>>, Lanes128<double, AccurateMath>>(new(activation));
    }

    /// <summary>A pass over floats with the kernel for a function of the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfSingle<TAct, TFunction, TPass>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPass : struct, ILanePass<float>, allows ref struct
    {
        if (Has512)
            Single<TAct, TFunction, TPass, Width512, Lanes512<float, SingleMath>, Lanes512<double, WideMath>>(activation, pass);
        else if (Has256)
            Single<TAct, TFunction, TPass, Width256, Lanes256<float, SingleMath>, Lanes256<double, WideMath>>(activation, pass);
        else
            Single<TAct, TFunction, TPass, Width128, Lanes128<float, SingleMath>, Lanes128<double, WideMath>>(activation, pass);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Single<TAct, TFunction, TPass, TWidth, V, W>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPass : struct, ILanePass<float>, allows ref struct
        where TWidth : IWidth<V, W>
        where V : struct, ILanes<V, float>
        where W : struct, ILanes<W, double>
    {
        if (SinglePlan<TAct, TFunction>.For(activation).FloatSuffices)
            pass.Run<FormulaKernel<TAct, TFunction, V>, V>(new(activation));
        else
            pass.Run<WidenedKernel<TAct, TFunction, TWidth, V, W>, V>(new(activation));
    }
}
