using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>min(max(0, x), 6)</summary>
/// <remarks>At 0 and at 6 the derivative is 0, PyTorch's convention.</remarks>
public readonly record struct Relu6 : IActivation<Relu6>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "relu6", "ReLU6", "min(max(0, x), 6)", "if(x <= 0, 0, if(x >= 6, 0, 1))", "[0, 6]", "Krizhevsky 2010")
    {
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(-2, 0, 0), new(3, 3, 1), new(6, 6, 0), new(7, 6, 0)],
    };

    /// <inheritdoc/>
    public static Relu6 With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(0, 0, 1, 0), new(6, 1, 0, 0)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Min(T.Max(T.Of(0), x), T.Of(6));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Inside(x, T.Of(0), T.Of(6), T.Of(1), T.Of(0));
}
