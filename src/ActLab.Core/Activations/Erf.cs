using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x</summary>
/// <remarks>
/// In the tails of the derivative, what rounding takes from x^2 would cost x^2 times its share; it is given back. Where e^(-x^2)
/// is below the normal numbers, the factor would multiply what its rounding lost.
/// </remarks>
public readonly record struct Erf : IActivation<Erf>
{
    /// <summary>So far out that e^(-x^2) is 0 in every number system, and x^2 a number.</summary>
    const double FarOut = 1e15;

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "erf", "Error function", "erf(x)", "2/sqrt(pi) * exp(-x^2)", "(-1, 1)", "Glaisher 1871")
    {
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(0, 0, 1.1283791670955126), new(1, 0.8427007929497149, 0.4151074974205947)],
        Guards = [new(-27.5, -26.5, Guarded.Derivative), new(26.5, 27.5, Guarded.Derivative)],
    };

    /// <inheritdoc/>
    public static Erf With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var size = T.Min(T.Abs(x), T.Of(FarOut));
        var square = size * size;
        var exp = T.Exp(-square);
        return T.Of(Constant.TwoOverSqrtPi) * T.MultiplyAdd(-T.MultiplyAdd(size, size, -square), exp, exp);
    }
}
