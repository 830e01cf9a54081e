using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>A function of one lane of numbers; a struct, so that a loop is compiled for it alone.</summary>
interface ILaneKernel<V>
{
    /// <summary>The function, lane by lane; no lane's result depends on another's.</summary>
    V At(V x);
}

/// <summary>The formula in the arithmetic of the lanes themselves.</summary>
readonly struct FormulaKernel<TAct, TFunction, V>(TAct activation) : ILaneKernel<V>
    where TAct : struct, IActivation<TAct>
    where TFunction : IFunction
    where V : struct, IReal<V>
{
    readonly TAct _activation = activation;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V x) => TFunction.Apply(_activation, x);
}

/// <summary>The formula in double, for lanes of float: widened, evaluated and rounded once.</summary>
readonly struct WidenedKernel<TAct, TFunction, TWidth, V, W>(TAct activation) : ILaneKernel<V>
    where TAct : struct, IActivation<TAct>
    where TFunction : IFunction
    where TWidth : IWidth<V, W>
    where V : struct, ILanes<V, float>
    where W : struct, ILanes<W, double>
{
    readonly TAct _activation = activation;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V x)
    {
        var (lower, upper) = TWidth.Widen(x);
        return TWidth.Narrow(Half(_activation, lower), Half(_activation, upper));
    }

    /// <summary>Compiled on its own: two formulas in one loop are more than the compiler is willing to inline.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static W Half(in TAct activation, W x) => TFunction.Apply(activation, x);
}
