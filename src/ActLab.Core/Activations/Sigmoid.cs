using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>1 / (1 + e^-x)</summary>
/// <remarks>The derivative is written in e^-|x|, because y(1 - y) is exactly 0 once y rounds to 1.</remarks>
public readonly record struct Sigmoid : IActivation<Sigmoid>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "sigmoid", "Sigmoid", "1 / (1 + exp(-x))", "exp(-abs(x)) / (1 + exp(-abs(x)))^2", "(0, 1)", "Verhulst 1845")
    {
        Aliases = ["logistic"],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(0, 0.5, 0.25), new(1, 0.7310585786300049, 0.19661193324148185)],
    };

    /// <inheritdoc/>
    public static Sigmoid With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Logistic(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var e = T.Exp(-T.Abs(x));
        var denominator = T.Of(1) + e;
        return e / (denominator * denominator);
    }

    /// <inheritdoc/>
    public bool HasDerivativeFromOutput => true;

    /// <inheritdoc/>
    public T DerivativeFromOutput<T>(T y) where T : struct, IReal<T> => T.MultiplyAdd(-y, y, y);
}
