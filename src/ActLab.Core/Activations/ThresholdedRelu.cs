using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > alpha, 0 otherwise</summary>
/// <remarks>At alpha, where the function jumps unless alpha is 0, the derivative is 0.</remarks>
public readonly record struct ThresholdedRelu(double Alpha) : IActivation<ThresholdedRelu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "thresholded-relu", "ThresholdedReLU", "if(x <= alpha, 0, x)", "if(x <= alpha, 0, 1)", "{0} or (1, inf)",
        "Konda, Memisevic & Krueger 2015")
    {
        Parameters = [new("alpha", "1")],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(-2, 0, 0), new(1, 0, 0), new(1.5, 1.5, 1)],
    };

    /// <inheritdoc/>
    public static ThresholdedRelu With(ParameterSet parameters) => new(parameters.Number("alpha"));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(Alpha, 0, 1, 0) { Jump = Alpha == 0 ? null : new(0, Alpha) }];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.OfParameter(Alpha), T.Of(0), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.OfParameter(Alpha), T.Of(0), T.Less(T.OfParameter(Alpha), x, T.Of(1), x));
}
