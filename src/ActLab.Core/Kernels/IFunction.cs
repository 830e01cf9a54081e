using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>Which function of an activation a loop evaluates; a type, so that the loop is compiled for it.</summary>
interface IFunction
{
    /// <summary>The guards that concern this function.</summary>
    static abstract Guarded What { get; }

    /// <summary>The function at x.</summary>
    static abstract T Apply<TAct, T>(in TAct activation, T x)
        where TAct : struct, IActivation<TAct> where T : struct, IReal<T>;

    /// <summary>The function over spans of equal length.</summary>
    static virtual void Apply<TAct, T>(in TAct activation, ReadOnlySpan<T> x, Span<T> y)
        where TAct : struct, IActivation<TAct> where T : struct, IReal<T> =>
        throw new NotSupportedException("an activation that works in blocks has f and f' alone");
}

/// <summary>f(x).</summary>
readonly struct ForwardFunction : IFunction
{
    public static Guarded What => Guarded.Forward;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<TAct, T>(in TAct activation, T x)
        where TAct : struct, IActivation<TAct> where T : struct, IReal<T> => activation.Forward(x);

    public static void Apply<TAct, T>(in TAct activation, ReadOnlySpan<T> x, Span<T> y)
        where TAct : struct, IActivation<TAct> where T : struct, IReal<T> => activation.Forward(x, y);
}

/// <summary>f'(x).</summary>
readonly struct DerivativeFunction : IFunction
{
    public static Guarded What => Guarded.Derivative;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<TAct, T>(in TAct activation, T x)
        where TAct : struct, IActivation<TAct> where T : struct, IReal<T> => activation.Derivative(x);

    public static void Apply<TAct, T>(in TAct activation, ReadOnlySpan<T> x, Span<T> y)
        where TAct : struct, IActivation<TAct> where T : struct, IReal<T> => activation.Derivative(x, y);
}

/// <summary>f'(x) as a function of y = f(x), which takes the place of x.</summary>
readonly struct OutputDerivativeFunction : IFunction
{
    /// <summary>No guard is known on the scale of outputs.</summary>
    public static Guarded What => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<TAct, T>(in TAct activation, T y)
        where TAct : struct, IActivation<TAct> where T : struct, IReal<T> => activation.DerivativeFromOutput(y);
}
