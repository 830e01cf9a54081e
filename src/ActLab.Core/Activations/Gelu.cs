using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x Phi(x) = x (1 + erf(x / sqrt 2)) / 2</summary>
/// <remarks>
/// Phi is a primitive of the number system: written as 1 + erf it is 0 below -8.3 in double.
/// Near the root of f' at -0.7517915 the two terms of Phi(x) + x phi(x) cancel.
/// </remarks>
public readonly record struct Gelu : IActivation<Gelu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "gelu", "GELU", "x/2 * (1 + erf(x / sqrt(2)))",
        "(1 + erf(x / sqrt(2)))/2 + x*exp(-x^2/2) / sqrt(2*pi)",
        "[-0.16997120747967436, inf)", "Hendrycks & Gimpel 2016")
    {
        IsMonotone = false,
        Centre = Centre.Crosses,
        Defaults = [new("JAX", "the tanh form, which is gelu-tanh"), new("Keras", "keras.ops: the tanh form; keras.activations: this one")],
        KnownPoints = [new(0, 0, 0.5), new(1, 0.8413447460685429, 1.0833154705876863)],
        Guards =
        [
            new(double.NegativeInfinity, -37, Guarded.Both),
            new(-1.45, -0.45, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static Gelu With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var (cdf, lost) = T.NormalCdfParts(x);
        return Gate.Times(x, cdf, Gate.ExceptAtZero(x, lost));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> =>
        T.MultiplyAdd(Select.Finite(x), T.NormalPdf(x), T.NormalCdf(x));
}
