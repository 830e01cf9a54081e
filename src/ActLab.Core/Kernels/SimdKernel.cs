using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ActLab.Core.Formulas;
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

    /// <summary>Whether a family evaluates a function register by register and needs nothing before or after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOnePass<TAct, TFunction, TPrecision, TElement>(KernelFamily family)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPrecision : IPrecision<TElement>
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement> =>
        family is KernelFamily.Simd && HasLanes && !TAct.WorksInBlocks && !TPrecision.NeedsMending<TAct, TFunction>(family);

    /// <summary>y = function(x), mending nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TAct, TFunction, TPrecision, TElement>(in TAct activation, ReadOnlySpan<TElement> x, Span<TElement> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPrecision : IPrecision<TElement>
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        if (HasLanes && TAct.WorksInBlocks)
            TPrecision.InBlocks<TAct, TFunction>(activation, x, y);
        else if (HasLanes)
            TPrecision.InLanes<TAct, TFunction, MapPass<TElement>>(activation, new(x, y));
        else
            TPrecision.WithoutLanes<TAct, TFunction>(activation, x, y);
    }

    /// <summary>A task in the widest lanes; where there are none, in those that the runtime imitates.</summary>
    public static void Run<E, TMath, TTask>(in TTask task)
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
        where TMath : ILaneMath<E>
        where TTask : struct, ILaneTask<E>, allows ref struct
    {
        if (Has512)
            task.Run<Lanes512<E, TMath>>();
        else if (Has256)
            task.Run<Lanes256<E, TMath>>();
        else
            task.Run<Lanes128<E, TMath>>();
    }

    /// <summary>A pass over doubles with the kernel for a function of the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfDouble<TAct, TFunction, TPass>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPass : struct, ILanePass<double>, allows ref struct
    {
        if (Has512)
            pass.Run<FormulaKernel<TAct, TFunction, Heavy, Lanes512<double, AccurateMath>>, Lanes512<double, AccurateMath>>(new(activation));
        else if (Has256)
            pass.Run<FormulaKernel<TAct, TFunction, Heavy, Lanes256<double, AccurateMath>>, Lanes256<double, AccurateMath>>(new(activation));
        else
            pass.Run<FormulaKernel<TAct, TFunction, Heavy, Lanes128<double, AccurateMath>>, Lanes128<double, AccurateMath>>(new(activation));
    }

    /// <summary>A pass over floats with the kernel for a function of the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfSingle<TAct, TFunction, TPass>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPass : struct, ILanePass<float>, allows ref struct
    {
        if (Has512)
            Single<TAct, TFunction, TPass, Lanes512<float, SingleMath>, RegisterColumn, Widening512, Lanes256<float, SingleMath>>(activation, pass);
        else if (Has256)
            Single<TAct, TFunction, TPass, Lanes256<float, SingleMath>, MemoryColumn<Lanes256<float, SingleMath>>, Widening256, Lanes128<float, SingleMath>>(activation, pass);
        else
            Single<TAct, TFunction, TPass, Lanes128<float, SingleMath>, MemoryColumn<Lanes128<float, SingleMath>>, Widening128, Lanes128<float, SingleMath>>(activation, pass);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Single<TAct, TFunction, TPass, V, TColumn, TWidening, H>(in TAct activation, in TPass pass)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where TPass : struct, ILanePass<float>, allows ref struct
        where V : struct, ILanes<V, float>
        where TColumn : struct, IColumn<TColumn, V>
        where TWidening : IWidening<H>
        where H : struct, ILanes<H, float>
    {
        var plan = SinglePlan<TAct, TFunction>.For(activation);
        if (plan.FloatSuffices)
            pass.Run<FormulaKernel<TAct, TFunction, Light, V>, V>(new(activation));
        else if (plan.Table is { } table)
            Table<WidenedKernel<TAct, TFunction, TWidening, H>, TPass, TColumn, V, H>(table, new(activation), pass);
        else
            pass.Run<WidenedKernel<TAct, TFunction, TWidening, H>, H>(new(activation));
    }

    /// <summary>Doubles in blocks of registers.</summary>
    public static void BlocksOfDouble<TAct, TFunction>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
    {
        if (Has512)
            Interpreted.InLanes<TAct, TFunction, Lanes512<double, AccurateMath>, double>(activation, x, y);
        else if (Has256)
            Interpreted.InLanes<TAct, TFunction, Lanes256<double, AccurateMath>, double>(activation, x, y);
        else
            Interpreted.InLanes<TAct, TFunction, Lanes128<double, AccurateMath>, double>(activation, x, y);
    }

    /// <summary>Floats in blocks of registers, by the same plan as one register at a time.</summary>
    public static void BlocksOfSingle<TAct, TFunction>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
    {
        if (SinglePlan<TAct, TFunction>.For(activation).Table is not null)
            OfSingle<TAct, TFunction, MapPass<float>>(activation, new(x, y));
        else if (Has512)
            SingleBlocks<TAct, TFunction, Lanes512<float, SingleMath>, Lanes512<double, WideMath>>(activation, x, y);
        else if (Has256)
            SingleBlocks<TAct, TFunction, Lanes256<float, SingleMath>, Lanes256<double, WideMath>>(activation, x, y);
        else
            SingleBlocks<TAct, TFunction, Lanes128<float, SingleMath>, Lanes128<double, WideMath>>(activation, x, y);
    }

    static void SingleBlocks<TAct, TFunction, V, W>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct>
        where TFunction : IFunction
        where V : struct, ILanes<V, float>
        where W : struct, ILanes<W, double>
    {
        if (SinglePlan<TAct, TFunction>.For(activation).FloatSuffices)
            Interpreted.InLanes<TAct, TFunction, V, float>(activation, x, y);
        else
            Interpreted.Widened<TAct, TFunction, W>(activation, x, y);
    }

    static void Table<TBeyond, TPass, TColumn, V, H>(SingleTable table, in TBeyond beyond, in TPass pass)
        where TBeyond : struct, ILaneKernel<H>
        where TPass : struct, ILanePass<float>, allows ref struct
        where TColumn : struct, IColumn<TColumn, V>
        where V : struct, ILanes<V, float>
        where H : struct, ILanes<H, float>
    {
        switch (table.Form)
        {
            case TableForm.Direct:
                pass.RunRanged<TableKernel<DirectSum, TColumn, TBeyond, V, H>, V>(new(table.Columns, beyond));
                break;
            case TableForm.Product:
                pass.RunRanged<TableKernel<ProductSum, TColumn, TBeyond, V, H>, V>(new(table.Columns, beyond));
                break;
            case TableForm.Odd:
                ByBinades<OddSide, TBeyond, TPass, TColumn, V, H>(table, beyond, pass);
                break;
            case TableForm.LinearUnit:
                ByBinades<LinearUnitSide, TBeyond, TPass, TColumn, V, H>(table, beyond, pass);
                break;
            default:
                pass.RunRanged<TableKernel<ReflectedSum, TColumn, TBeyond, V, H>, V>(new(table.Columns, beyond));
                break;
        }

        GC.KeepAlive(table);
    }

    static void ByBinades<TSide, TBeyond, TPass, TColumn, V, H>(SingleTable table, in TBeyond beyond, in TPass pass)
        where TSide : ITableSide
        where TBeyond : struct, ILaneKernel<H>
        where TPass : struct, ILanePass<float>, allows ref struct
        where TColumn : struct, IColumn<TColumn, V>
        where V : struct, ILanes<V, float>
        where H : struct, ILanes<H, float>
    {
        if (table.Slope == 1)
            pass.RunRanged<TableKernel<BinadeSum<TSide, UnitSlope>, TColumn, TBeyond, V, H>, V>(new(table.Columns, beyond));
        else
            pass.RunRanged<TableKernel<BinadeSum<TSide, AnySlope>, TColumn, TBeyond, V, H>, V>(new(table.Columns, beyond));
    }
}
