using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x / (1 + e^-x)</summary>
/// <remarks>
/// f'(x) = sigmoid(x) (1 + x sigmoid(-x)). Near the root at -1.2784645 the two parts cancel.
/// </remarks>
public readonly record struct Silu : IActivation<Silu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "silu", "SiLU", "x / (1 + exp(-x))", "(1 + (1 + x)*exp(-x)) / (1 + exp(-x))^2", "[-0.27846454276107379, inf)",
        "Elfwing, Uchibe & Doya 2018; Ramachandran, Zoph & Le 2017 (swish)")
    {
        Aliases = ["swish"],
        IsMonotone = false,
        Centre = Centre.Crosses,
        KnownPoints = [new(0, 0, 0.5), new(1, 0.7310585786300049, 0.9276705118714867)],
        Guards =
        [
            new(double.NegativeInfinity, -700, Guarded.Both),
            new(-1.75, -0.95, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static Silu With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Max(x, T.Of(-1e30)) * T.Logistic(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var finite = Select.Finite(x);
        var (sigmoid, complement) = Gate.Sigmoids(finite);
        return sigmoid * Gate.Slope(finite, sigmoid, complement);
    }
}
