using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>A function of one lane of numbers; a struct, so that a loop is compiled for it alone.</summary>
interface ILaneKernel<V>
{
    /// <summary>Whether it is so short that a loop gains by taking two registers at a time.</summary>
    static virtual bool IsLight => false;

    /// <summary>The function, lane by lane; no lane's result depends on another's.</summary>
    V At(V x);
}

/// <summary>A function with a quick way for most arguments.</summary>
interface IRangedKernel<V, E> : ILaneKernel<V>
{
    /// <summary>A bit for each lane that the quick way does not serve.</summary>
    uint Outside(V x);

    /// <summary>
    /// The function of whole registers' elements by the quick way; false if it does not serve some of them, whose results
    /// are void.
    /// </summary>
    bool Within(ref readonly E from, ref E to, int count);

    /// <summary>The function of as many elements by the way that serves every argument.</summary>
    void Beyond(ReadOnlySpan<E> x, Span<E> y);

    /// <summary>Lane by lane, the result of the way that serves x.</summary>
    V Chosen(V x, V within, V beyond);
}

/// <summary>The formula in the arithmetic of the lanes themselves.</summary>
readonly struct FormulaKernel<TAct, TFunction, TWeight, V>(TAct activation) : ILaneKernel<V>
    where TAct : struct, IActivation<TAct>
    where TFunction : IFunction
    where TWeight : IWeight
    where V : struct, IReal<V>
{
    readonly TAct _activation = activation;

    public static bool IsLight => TWeight.IsLight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V x) => TFunction.Apply(_activation, x);
}

/// <summary>How much a formula asks for; a type, so that loops are compiled for it.</summary>
interface IWeight
{
    static abstract bool IsLight { get; }
}

/// <summary>Straight pieces: a few instructions.</summary>
readonly struct Light : IWeight
{
    public static bool IsLight => true;
}

/// <summary>Anything else.</summary>
readonly struct Heavy : IWeight
{
    public static bool IsLight => false;
}

/// <summary>The formula in double, for lanes of float: widened, evaluated and rounded once.</summary>
readonly struct WidenedKernel<TAct, TFunction, TWidening, V>(TAct activation) : ILaneKernel<V>
    where TAct : struct, IActivation<TAct>
    where TFunction : IFunction
    where TWidening : IWidening<V>
    where V : struct, ILanes<V, float>
{
    readonly Formula _formula = new(activation);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At(V x) => TWidening.Apply(_formula, x);

    readonly struct Formula(TAct activation) : IWideFunction
    {
        readonly TAct _activation = activation;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public W At<W>(W x) where W : struct, ILanes<W, double> => TFunction.Apply(_activation, x);
    }
}
