using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Numbers;

/// <summary>One register width: how its floats become twice as many doubles in two registers, and back.</summary>
interface IWidth<TSingle, TDouble>
    where TSingle : struct, ILanes<TSingle, float>
    where TDouble : struct, ILanes<TDouble, double>
{
    /// <summary>The lower and the upper half of the floats, exactly.</summary>
    static abstract (TDouble Lower, TDouble Upper) Widen(TSingle x);

    /// <summary>Both halves rounded to float.</summary>
    static abstract TSingle Narrow(TDouble lower, TDouble upper);
}

/// <summary>512-bit registers.</summary>
readonly struct Width512 : IWidth<Lanes512<float, SingleMath>, Lanes512<double, WideMath>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Lanes512<double, WideMath> Lower, Lanes512<double, WideMath> Upper) Widen(Lanes512<float, SingleMath> x) =>
        (new(Vector512.WidenLower(x.Value)), new(Vector512.WidenUpper(x.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<float, SingleMath> Narrow(Lanes512<double, WideMath> lower, Lanes512<double, WideMath> upper) =>
        new(Vector512.Narrow(lower.Value, upper.Value));
}

/// <summary>256-bit registers.</summary>
readonly struct Width256 : IWidth<Lanes256<float, SingleMath>, Lanes256<double, WideMath>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Lanes256<double, WideMath> Lower, Lanes256<double, WideMath> Upper) Widen(Lanes256<float, SingleMath> x) =>
        (new(Vector256.WidenLower(x.Value)), new(Vector256.WidenUpper(x.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<float, SingleMath> Narrow(Lanes256<double, WideMath> lower, Lanes256<double, WideMath> upper) =>
        new(Vector256.Narrow(lower.Value, upper.Value));
}

/// <summary>128-bit registers.</summary>
readonly struct Width128 : IWidth<Lanes128<float, SingleMath>, Lanes128<double, WideMath>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Lanes128<double, WideMath> Lower, Lanes128<double, WideMath> Upper) Widen(Lanes128<float, SingleMath> x) =>
        (new(Vector128.WidenLower(x.Value)), new(Vector128.WidenUpper(x.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<float, SingleMath> Narrow(Lanes128<double, WideMath> lower, Lanes128<double, WideMath> upper) =>
        new(Vector128.Narrow(lower.Value, upper.Value));
}
