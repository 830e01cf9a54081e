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
            Single<TAct, TFunction, Lanes512<float, SingleMath>, RegisterColumn, Widening512, Lanes256<float, SingleMath>>(activation, x, y);
        else if (Has256)
            Single<TAct, TFunction, Lanes256<float, SingleMath>, MemoryColumn<Lanes256<float, SingleMath>>, Widening256, Lanes128<float, SingleMath>>(activation, x, y);
        else if (Has128)
            Single<TAct, TFunction, Lanes128<float, SingleMath>, MemoryColumn<Lanes128<float, SingleMath>>, Widening128, Lanes128<float, SingleMath>>(activation, x, y);
        else
            Loops.WidenedElements<TAct, TFunction>(activation, x, y);
    }

    static void Formula<TAct, TFunction, V>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where V : struct, ILanes<V, double> =>
        LaneLoops.Run<FormulaKernel<TAct, TFunction, V>, V, double>(new(activation), x, y);

    static void Single<TAct, TFunction, V, TColumn, TWidening, H>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where V : struct, ILanes<V, float>
        where TColumn : struct, IColumn<TColumn, V>
        where TWidening : IWidening<H>
        where H : struct, ILanes<H, float>
    {
        var plan = SinglePlan<TAct, TFunction>.For(activation);
        if (plan.FloatSuffices)
            LaneLoops.Run<FormulaKernel<TAct, TFunction, V>, V, float>(new(activation), x, y);
        else if (plan.Table is { } table)
            Table<WidenedKernel<TAct, TFunction, TWidening, H>, TColumn, V, H>(table, new(activation), x, y);
        else
            LaneLoops.Run<WidenedKernel<TAct, TFunction, TWidening, H>, H, float>(new(activation), x, y);
    }

    static void Table<TBeyond, TColumn, V, H>(SingleTable table, in TBeyond beyond, ReadOnlySpan<float> x, Span<float> y)
        where TBeyond : struct, ILaneKernel<H>
        where TColumn : struct, IColumn<TColumn, V>
        where V : struct, ILanes<V, float>
        where H : struct, ILanes<H, float>
    {
        if (table.IsProduct)
            LaneLoops.RunRanged<TableKernel<ProductSum, TColumn, TBeyond, V, H>, V, float>(new(table.Columns, beyond), x, y);
        else
            LaneLoops.RunRanged<TableKernel<DirectSum, TColumn, TBeyond, V, H>, V, float>(new(table.Columns, beyond), x, y);
        GC.KeepAlive(table);
    }
}
