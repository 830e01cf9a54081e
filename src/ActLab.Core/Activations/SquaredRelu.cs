using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>max(0, x)^2</summary>
public readonly record struct SquaredRelu : IActivation<SquaredRelu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "squared-relu", "Squared ReLU", "max(0, x)^2", "2*max(0, x)", "[0, inf)", "So, Manke, Liu, Dai, Shazeer & Le 2021")
    {
        Aliases = ["relu-squared"],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(-2, 0, 0), new(0, 0, 0), new(3, 9, 6)],
    };

    /// <inheritdoc/>
    public static SquaredRelu With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), T.Of(0), x * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), T.Of(0), x + x);
}
