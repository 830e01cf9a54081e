using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x min(max(0, x + 3), 6) / 6</summary>
/// <remarks>At -3 the derivative is 0 and at 3 it is 1, as in TensorFlow, JAX and PyTorch since its change of 2025: the slopes outside.</remarks>
public readonly record struct HardSwish : IActivation<HardSwish>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "hard-swish", "Hardswish", "x * min(max(0, x + 3), 6) / 6", "if(x <= -3, 0, if(x >= 3, 1, (2*x + 3)/6))", "[-0.375, inf)",
        "Howard, Sandler, Chu, Chen, Chen, Tan et al. 2019")
    {
        Aliases = ["hard-silu"],
        IsMonotone = false,
        Centre = Centre.Crosses,
        Conventions = [new("PyTorch 2.6", -3, -0.5), new("PyTorch 2.6", 3, 1.5)],
        KnownPoints = [new(-3, 0, 0), new(-1.5, -0.375, 0), new(0, 0, 0.5), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static HardSwish With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(-3, 0, -0.5, 0), new(3, 1.5, 1, 1)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.Of(-3), T.Of(0), T.LessOrEqual(x, T.Of(3), Middle(x), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(-3), T.Of(0), T.LessOrEqual(T.Of(3), x, T.Of(1),
        T.MultiplyAdd(T.Of(2), x, T.Of(3)) / T.Of(6)));

    /// <summary>x (x + 3) / 6; what rounding takes from the sum and from the quotient is given back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Middle<T>(T x) where T : struct, IReal<T>
    {
        var sum = x + T.Of(3);
        var sumLost = x - (sum - T.Of(3));
        var share = sum / T.Of(6);
        var shareLost = (T.MultiplyAdd(-share, T.Of(6), sum) + sumLost) / T.Of(6);
        return T.MultiplyAdd(x, share, x * shareLost);
    }
}
