using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>min(max(0, x / width + 1/2), 1)</summary>
/// <remarks>
/// width is the distance between the two kinks, 1/alpha in ONNX; so that PyTorch's slope 1/6 is exact, which alpha could not
/// be. At both kinks the derivative is 0, PyTorch's convention.
/// </remarks>
public readonly record struct HardSigmoid(double Width) : IActivation<HardSigmoid>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "hard-sigmoid", "Hardsigmoid", "min(max(0, x/width + 1/2), 1)",
        "if(x <= -width/2, 0, if(x >= width/2, 0, 1/width))", "[0, 1]", "Courbariaux, Bengio & David 2015")
    {
        Parameters = [new("width", "6")],
        IsMonotone = true,
        Centre = Centre.None,
        Defaults = [new("ONNX", "width 5 (alpha 0.2, beta 0.5)"), new("Keras 2", "width 5")],
        KnownPoints = [new(-3, 0, 0), new(0, 0.5, 0.16666666666666666), new(4, 1, 0)],
    };

    /// <inheritdoc/>
    public static HardSigmoid With(ParameterSet parameters) => new(parameters.Within("width", 1e-12, 1e12));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(-Width / 2, 0, 1 / Width, 0), new(Width / 2, 1 / Width, 0, 0)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.OfParameter(-Width / 2), T.Of(0), T.LessOrEqual(T.OfParameter(Width / 2), x, T.Of(1),
        (x + T.OfParameter(Width / 2)) / T.OfParameter(Width)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> =>
        Select.Inside(x, T.OfParameter(-Width / 2), T.OfParameter(Width / 2), T.Of(1) / T.OfParameter(Width), T.Of(0));
}
