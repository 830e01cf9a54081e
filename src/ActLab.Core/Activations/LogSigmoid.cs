using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>log(1 / (1 + e^-x)) = -log(1 + e^-x)</summary>
public readonly record struct LogSigmoid : IActivation<LogSigmoid>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "log-sigmoid", "LogSigmoid", "-log(1 + exp(-x))", "1 / (1 + exp(x))", "(-inf, 0)", "Verhulst 1845 (the logistic function)")
    {
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(0, -0.6931471805599453, 0.5), new(-87, -87, 1)],
    };

    /// <inheritdoc/>
    public static LogSigmoid With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => -T.Softplus(-x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => T.Logistic(-x);

    /// <inheritdoc/>
    public bool HasDerivativeFromOutput => true;

    /// <inheritdoc/>
    public T DerivativeFromOutput<T>(T y) where T : struct, IReal<T> => -T.Expm1(y);
}
