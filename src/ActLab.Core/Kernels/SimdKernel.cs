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

    /// <summary>y = function(x) in double.</summary>
    public static void Run<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        if (Has512)
            Formula<TAct, TFunction, Lanes512<double, AccurateMath>>(activation, x, y);
        else if (Has256)
            Formula<TAct, TFunction, Lanes256<double, AccurateMath>>(activation, x, y);
        else if (Has128)
            Formula<TAct, TFunction, Lanes128<double, AccurateMath>>(activation, x, y);
        else
            Loops.Elements<TAct, TFunction, Real64, double>(activation, x, y);
    }

    /// <summary>y = function(x) in float.</summary>
    public static void Run<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct> where TFunction : IFunction
    {
        if (Has512)
            Single<TAct, TFunction, Width512, Lanes512<float, SingleMath>, Lanes512<double, WideMath>>(activation, x, y);
        else if (Has256)
            Single<TAct, TFunction, Width256, Lanes256<float, SingleMath>, Lanes256<double, WideMath>>(activation, x, y);
        else if (Has128)
            Single<TAct, TFunction, Width128, Lanes128<float, SingleMath>, Lanes128<double, WideMath>>(activation, x, y);
        else
            Loops.WidenedElements<TAct, TFunction>(activation, x, y);
    }

    static void Formula<TAct, TFunction, V>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where V : struct, ILanes<V, double> =>
        LaneLoops.Run<FormulaKernel<TAct, TFunction, V>, V, double>(new(activation), x, y);

    static void Single<TAct, TFunction, TWidth, V, W>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TWidth : IWidth<V, W>
        where V : struct, ILanes<V, float>
        where W : struct, ILanes<W, double>
    {
        if (SinglePlan<TAct, TFunction>.For(activation).FloatSuffices)
            LaneLoops.Run<FormulaKernel<TAct, TFunction, V>, V, float>(new(activation), x, y);
        else
            LaneLoops.Run<WidenedKernel<TAct, TFunction, TWidth, V, W>, V, float>(new(activation), x, y);
    }
}
