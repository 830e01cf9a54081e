using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>max(0, x)</summary>
/// <remarks>At 0 the derivative is 0, PyTorch's convention; every value in [0, 1] is a subgradient.</remarks>
public readonly record struct Relu : IActivation<Relu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "relu", "ReLU", "max(0, x)", "if(x <= 0, 0, 1)", "[0, inf)", "Nair & Hinton 2010")
    {
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(-2, 0, 0), new(0, 0, 0), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static Relu With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(0, 0, 1, 0)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), T.Of(0), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Step(x, T.Of(0), T.Of(1));
}
