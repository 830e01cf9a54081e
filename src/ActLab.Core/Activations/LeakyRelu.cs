using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > 0, alpha x otherwise</summary>
/// <remarks>At 0 the derivative is alpha, PyTorch's convention. No unit dies while alpha is not 0.</remarks>
public readonly record struct LeakyRelu(double Alpha) : IActivation<LeakyRelu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "leaky-relu", "Leaky ReLU", "if(x <= 0, alpha*x, x)", "if(x <= 0, alpha, 1)", "(-inf, inf)",
        "Maas, Hannun & Ng 2013")
    {
        Parameters = [new("alpha", "0.01")],
        IsMonotone = true,
        Centre = Centre.Crosses,
        Defaults = [new("Keras", "alpha 0.3 (layer), 0.2 (function)"), new("TensorFlow", "alpha 0.2")],
        Conventions = [new("JAX", 0, 1)],
        KnownPoints = [new(-2, -0.02, 0.01), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static LeakyRelu With(ParameterSet parameters) => new(parameters.Number("alpha"));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => Alpha == 1 ? [] : [new(0, Alpha, 1, Alpha)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), T.OfParameter(Alpha) * x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Step(x, T.OfParameter(Alpha), T.Of(1));
}
