using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>min(max(0, (x + 1) / 2), 1)</summary>
/// <remarks>At -1 and 1 the derivative is 0, that of Keras on TensorFlow and PyTorch.</remarks>
public readonly record struct SparseSigmoid : IActivation<SparseSigmoid>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "sparse-sigmoid", "Sparse sigmoid", "min(max(0, (x + 1)/2), 1)", "if(x <= -1, 0, if(x >= 1, 0, 1/2))", "[0, 1]",
        "Blondel, Martins & Niculae 2020")
    {
        IsMonotone = true,
        Centre = Centre.None,
        Conventions = [new("JAX", -1, 0.25), new("JAX", 1, 0.25)],
        KnownPoints = [new(-1, 0, 0), new(0, 0.5, 0.5), new(0.5, 0.75, 0.5), new(2, 1, 0)],
    };

    /// <inheritdoc/>
    public static SparseSigmoid With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(-1, 0, 0.5, 0), new(1, 0.5, 0, 0)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Min(T.Max(T.Of(0), T.Of(0.5) * (x + T.Of(1))), T.Of(1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Inside(x, T.Of(-1), T.Of(1), T.Of(0.5), T.Of(0));
}
