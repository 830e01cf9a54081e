using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>(x + sqrt(x^2 + b)) / 2</summary>
/// <remarks>
/// Left of 0 that cancels and is written b / 4 over (|x| + sqrt(x^2 + b)) / 2. Far out the root is |x| + b / (2 |x|), so that no
/// square overflows. f'(x) = f(x) / sqrt(x^2 + b).
/// </remarks>
public readonly record struct Squareplus(double B) : IActivation<Squareplus>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "squareplus", "Squareplus", "(x + sqrt(x^2 + b)) / 2", "(1 + x / sqrt(x^2 + b)) / 2", "(0, inf)", "Barron 2021")
    {
        Parameters = [new("b", "4")],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(0, 1, 0.5), new(1.5, 2, 0.8), new(-1.5, 0.5, 0.2)],
    };

    /// <inheritdoc/>
    public static Squareplus With(ParameterSet parameters) => new(parameters.Within("b", 1e-12, 1e12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => Over(x, Root(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var root = Root(x);
        return T.Less(T.Of(1e30), x, T.Of(1), Over(x, root) / root);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Over<T>(T x, T root) where T : struct, IReal<T>
    {
        var half = T.MultiplyAdd(T.Of(0.5), T.Abs(x), T.Of(0.5) * root);
        return T.LessOrEqual(x, T.Of(0), T.OfParameter(B / 4) / half, half);
    }

    /// <summary>sqrt(x^2 + b); beyond 1e19 the next term of the series is below 1e-52 of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Root<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(T.Abs(x), T.Of(1e19),
        T.Sqrt(T.MultiplyAdd(x, x, T.OfParameter(B))), T.Abs(x) + T.OfParameter(B / 2) / T.Abs(x));
}
