using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>e^x</summary>
public readonly record struct Exponential : IActivation<Exponential>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "exponential", "Exponential", "exp(x)", "exp(x)", "(0, inf)", "Euler 1748")
    {
        Aliases = ["exp"],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(0, 1, 1), new(1, 2.718281828459045, 2.718281828459045)],
    };

    /// <inheritdoc/>
    public static Exponential With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => T.Exp(x);

    /// <inheritdoc/>
    public bool HasDerivativeFromOutput => true;

    /// <inheritdoc/>
    public T DerivativeFromOutput<T>(T y) where T : struct, IReal<T> => y;
}
