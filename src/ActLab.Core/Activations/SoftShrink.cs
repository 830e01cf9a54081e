using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x - lambda for x > lambda, x + lambda for x &lt; -lambda, 0 between</summary>
/// <remarks>At -lambda and lambda the derivative is 0, PyTorch's convention. With lambda 0 it is the identity.</remarks>
public readonly record struct SoftShrink(double Lambda) : IActivation<SoftShrink>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "soft-shrink", "Softshrink", "if(abs(x) <= lambda, 0, if(x < 0, x + lambda, x - lambda))", "if(abs(x) <= lambda, 0, 1)", "(-inf, inf)",
        "Donoho & Johnstone 1994")
    {
        Parameters = [new("lambda", "0.5")],
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(-2, -1.5, 1), new(0.25, 0, 0), new(0.5, 0, 0), new(0.75, 0.25, 1)],
    };

    /// <inheritdoc/>
    public static SoftShrink With(ParameterSet parameters) => new(parameters.Within("lambda", 0, 1e12));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => IsIdentity ? [] : [new(-Lambda, 1, 0, 0), new(Lambda, 0, 1, 0)];

    /// <inheritdoc/>
    public string Formula => IsIdentity ? "x" : Info.Formula;

    /// <inheritdoc/>
    public string DerivativeFormula => IsIdentity ? "1" : Info.Derivative;

    bool IsIdentity => Lambda == 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => IsIdentity ? x : T.LessOrEqual(T.Abs(x), T.OfParameter(Lambda), T.Of(0),
        T.Less(x, T.Of(0), x + T.OfParameter(Lambda), x - T.OfParameter(Lambda)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(T.Abs(x), T.OfParameter(Lambda), T.Of(IsIdentity ? 1 : 0), T.Less(T.OfParameter(Lambda), T.Abs(x), T.Of(1), x));
}
