using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x / sqrt(1 + alpha x^2)</summary>
/// <remarks>
/// Beyond 1 / sqrt(alpha) it is written in 1/x, so that no square overflows. The derivative (1 + alpha x^2)^(-3/2) is divided twice: the product
/// would overflow before the quotient is 0.
/// </remarks>
public readonly record struct Isru(double Alpha) : IActivation<Isru>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "isru", "ISRU", "x / sqrt(1 + alpha*x^2)", "1 / ((1 + alpha*x^2) * sqrt(1 + alpha*x^2))", "(-1, 1)",
        "Carlile, Delamarter, Kinney, Marti & Whitney 2017")
    {
        Parameters = [new("alpha", "1")],
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(0, 0, 1), new(0.75, 0.6, 0.512), new(-0.75, -0.6, 0.512)],
    };

    /// <inheritdoc/>
    public static Isru With(ParameterSet parameters) => new(parameters.Within("alpha", 1e-12, 1e12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var inverse = T.Of(1) / x;
        var beyond = T.Of(1) / T.Sqrt(T.MultiplyAdd(inverse, inverse, T.OfParameter(Alpha)));
        return T.LessOrEqual(T.Abs(x), T.OfParameter(1 / Math.Sqrt(Alpha)), x / T.Sqrt(T.MultiplyAdd(T.OfParameter(Alpha) * x, x, T.Of(1))),
            T.Less(x, T.Of(0), -beyond, beyond));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var sum = T.MultiplyAdd(T.OfParameter(Alpha) * x, x, T.Of(1));
        return T.Of(1) / sum / T.Sqrt(sum);
    }
}
