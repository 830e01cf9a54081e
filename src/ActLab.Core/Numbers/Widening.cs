using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActLab.Core.Numbers;

/// <summary>Floats that are widened to double, go through a function and are rounded once.</summary>
interface IWidening<V> where V : struct, ILanes<V, float>
{
    /// <summary>The function, lane by lane.</summary>
    static abstract V Apply<TFunction>(in TFunction function, V x) where TFunction : struct, IWideFunction;
}

/// <summary>A function for any lanes of double.</summary>
interface IWideFunction
{
    /// <summary>The function, lane by lane.</summary>
    W At<W>(W x) where W : struct, ILanes<W, double>;
}

/// <summary>Eight floats, in one 512-bit register as doubles.</summary>
readonly struct Widening512 : IWidening<Lanes256<float, SingleMath>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<float, SingleMath> Apply<TFunction>(in TFunction function, Lanes256<float, SingleMath> x)
        where TFunction : struct, IWideFunction =>
        new(Avx512F.ConvertToVector256Single(function.At(
            new Lanes512<double, WideMath>(Avx512F.ConvertToVector512Double(x.Value))).Value));
}

/// <summary>Four floats, in one 256-bit register as doubles.</summary>
readonly struct Widening256 : IWidening<Lanes128<float, SingleMath>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<float, SingleMath> Apply<TFunction>(in TFunction function, Lanes128<float, SingleMath> x)
        where TFunction : struct, IWideFunction =>
        new(Avx.ConvertToVector128Single(function.At(
            new Lanes256<double, WideMath>(Avx.ConvertToVector256Double(x.Value))).Value));
}

/// <summary>Four floats, in two 128-bit registers as doubles.</summary>
readonly struct Widening128 : IWidening<Lanes128<float, SingleMath>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<float, SingleMath> Apply<TFunction>(in TFunction function, Lanes128<float, SingleMath> x)
        where TFunction : struct, IWideFunction =>
        new(Vector128.Narrow(
            function.At(new Lanes128<double, WideMath>(Vector128.WidenLower(x.Value))).Value,
            function.At(new Lanes128<double, WideMath>(Vector128.WidenUpper(x.Value))).Value));
}
