using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x</summary>
public readonly record struct Linear : IActivation<Linear>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "linear", "Linear", "x", "1", "(-inf, inf)", "Widrow & Hoff 1960")
    {
        Aliases = ["identity"],
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(-2, -2, 1), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static Linear With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, x, T.Of(1), x);
}
