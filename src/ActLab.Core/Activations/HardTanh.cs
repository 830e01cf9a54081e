using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>min(max(min, x), max)</summary>
/// <remarks>At both ends the derivative is 0, PyTorch's convention.</remarks>
public readonly record struct HardTanh(double Low, double High) : IActivation<HardTanh>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "hard-tanh", "Hardtanh", "min(max(min, x), max)", "if(x <= min, 0, if(x >= max, 0, 1))", "[-1, 1]", "Collobert 2004")
    {
        Parameters = [new("min", "-1"), new("max", "1")],
        IsMonotone = true,
        Centre = Centre.Odd,
        Conventions = [new("TensorFlow", -1, 1), new("TensorFlow", 1, 1), new("JAX", -1, 1), new("JAX", 1, 1)],
        KnownPoints = [new(-2, -1, 0), new(0.5, 0.5, 1), new(1, 1, 0)],
    };

    /// <inheritdoc/>
    public static HardTanh With(ParameterSet parameters) => parameters.Ordered("min", "max") is var (low, high) ? new(low, high) : default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(Low, 0, 1, 0), new(High, 1, 0, 0)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Min(T.Max(T.OfParameter(Low), x), T.OfParameter(High));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Inside(x, T.OfParameter(Low), T.OfParameter(High), T.Of(1), T.Of(0));
}
