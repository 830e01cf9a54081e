using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x erf(log(1 + e^x))</summary>
/// <remarks>Its two terms are both accurate in the left tail; near the root of f' at -1.1930600 they cancel.</remarks>
public readonly record struct Serf : IActivation<Serf>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "serf", "Serf", "x * erf(log(1 + exp(x)))",
        "erf(log(1 + exp(x))) + x * 2/sqrt(pi) * exp(-log(1 + exp(x))^2) / (1 + exp(-x))", "[-0.3484374587596064, inf)", "Nag & Bhattacharyya 2021")
    {
        IsMonotone = false,
        Centre = Centre.Crosses,
        KnownPoints = [new(0, 0, 0.673041289742525), new(1, 0.9367219154717153, 1.083749404456944)],
        Guards =
        [
            new(double.NegativeInfinity, -700, Guarded.Both),
            new(-4.5, -0.5, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static Serf With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        // What rounding took need not be known well: the slope of erf is within an eighth of 2/sqrt(pi) (1 - erf^2) left of 0.
        var (softplus, lost) = T.SoftplusParts(x);
        var (gate, gateLost) = T.ErfParts(softplus);
        var slope = T.Of(Constant.TwoOverSqrtPi) * T.MultiplyAdd(-gate, gate, T.Of(1));
        return Gate.Times(x, gate, Gate.ExceptAtZero(x, T.MultiplyAdd(lost, slope, gateLost)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var softplus = T.Softplus(x);
        var bell = T.Of(Constant.TwoOverSqrtPi) * T.Exp(-(softplus * softplus));
        return T.MultiplyAdd(Select.Finite(x) * bell, T.Logistic(x), T.Erf(softplus));
    }
}
