using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>scale x for x > 0, scale alpha (e^x - 1) otherwise</summary>
/// <remarks>
/// scale and alpha are the fixed point that keeps mean 0 and variance 1 (to 160 bits, from its closed form). At 0 the derivative
/// is scale alpha, PyTorch's convention. Where e^x is below the normal numbers, that factor would multiply what its rounding
/// lost.
/// </remarks>
public readonly record struct Selu : IActivation<Selu>
{
    static Constant Scale { get; } = new(1.0507009873554805, 3.987484766715415e-17, 1.1958963858054469e-33);

    static Constant ScaleAlpha { get; } = new(1.7580993408473768, 1.415351938008446e-17, -8.817647879556271e-34);

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "selu", "SELU", "if(x <= 0, 1.75809934084737685994021752081227958*(exp(x) - 1), 1.05070098735548049341933498529460635*x)",
        "if(x <= 0, 1.75809934084737685994021752081227958*exp(x), 1.05070098735548049341933498529460635)", "(-1.7580993408473768, inf)",
        "Klambauer, Unterthiner, Mayr & Hochreiter 2017")
    {
        IsMonotone = true,
        Centre = Centre.Crosses,
        Defaults = [new("ONNX", "scale and alpha rounded to float32")],
        Conventions = [new("TensorFlow", 0, 1.0507009873554805)],
        KnownPoints = [new(-1, -1.1113307378125628, 0.6467686030348141), new(2, 2.101401974710961, 1.0507009873554805)],
        Guards = [new(double.NegativeInfinity, -708, Guarded.Derivative)],
    };

    /// <inheritdoc/>
    public static Selu With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(0, ScaleAlpha.High, Scale.High, ScaleAlpha.High)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.Of(0), T.Of(ScaleAlpha) * T.Expm1(x), T.Of(Scale) * x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> =>
        Select.Step(x, T.Of(ScaleAlpha) * T.Exp(x), T.Of(Scale));
}
