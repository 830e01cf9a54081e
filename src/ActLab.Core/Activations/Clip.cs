using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>min(max(min, x), max)</summary>
/// <remarks>
/// The same function as hard-tanh with the other convention: at both ends the derivative is 1, that of PyTorch's clamp.
/// No framework has default bounds; these are ActLab's.
/// </remarks>
public readonly record struct Clip(double Low, double High) : IActivation<Clip>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "clip", "Clip", "min(max(min, x), max)", "if(x < min, 0, if(x > max, 0, 1))", "[0, 1]", "ONNX operator set 1, 2017")
    {
        Aliases = ["clamp"],
        Parameters = [new("min", "0"), new("max", "1")],
        IsMonotone = true,
        Centre = Centre.None,
        Defaults = [new("PyTorch", "none: bounds must be given"), new("ONNX", "the least and the largest number, which is linear")],
        Conventions = [new("JAX", 0, 0.5), new("JAX", 1, 0.5), new("JAX lax.clamp", 0, 0), new("JAX lax.clamp", 1, 0)],
        KnownPoints = [new(-2, 0, 0), new(0.5, 0.5, 1), new(1, 1, 1)],
    };

    /// <inheritdoc/>
    public static Clip With(ParameterSet parameters) => parameters.Ordered("min", "max") is var (low, high) ? new(low, high) : default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(Low, 0, 1, 1), new(High, 1, 0, 1)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Min(T.Max(T.OfParameter(Low), x), T.OfParameter(High));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => T.Less(x, T.OfParameter(Low), T.Of(0), T.Less(T.OfParameter(High), x, T.Of(0), T.LessOrEqual(x, x, T.Of(1), x)));
}
