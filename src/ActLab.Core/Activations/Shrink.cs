using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x - bias for x > lambda, x + bias for x &lt; -lambda, 0 between</summary>
/// <remarks>
/// With bias 0 it is hard-shrink, with bias equal to lambda soft-shrink; otherwise it jumps at -lambda and lambda, by
/// lambda - bias. There the derivative is 0. With both 0 it is the identity.
/// </remarks>
public readonly record struct Shrink(double Lambda, double Bias) : IActivation<Shrink>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "shrink", "Shrink", "if(abs(x) <= lambda, 0, if(x < 0, x + bias, x - bias))", "if(abs(x) <= lambda, 0, 1)", "(-inf, -0.5) or {0} or (0.5, inf)",
        "ONNX operator set 9, 2019")
    {
        Parameters = [new("lambda", "0.5"), new("bias", "0")],
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(-2, -2, 1), new(0.25, 0, 0), new(0.5, 0, 0), new(0.75, 0.75, 1)],
    };

    /// <inheritdoc/>
    public static Shrink With(ParameterSet parameters) => new(parameters.Within("lambda", 0, 1e12), parameters.Within("bias", -1e12, 1e12));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks
    {
        get
        {
            var step = Lambda - Bias;
            return IsIdentity ? []
                : Lambda == 0 ? [new(0, 1, 1, 0) { Jump = new(Bias, -Bias) }]
                : step == 0 ? [new(-Lambda, 1, 0, 0), new(Lambda, 0, 1, 0)]
                : [new(-Lambda, 1, 0, 0) { Jump = new(-step, 0) }, new(Lambda, 0, 1, 0) { Jump = new(0, step) }];
        }
    }

    /// <inheritdoc/>
    public string Formula => IsIdentity ? "x" : Info.Formula;

    /// <inheritdoc/>
    public string DerivativeFormula => IsIdentity ? "1" : Info.Derivative;

    bool IsIdentity => Lambda == 0 && Bias == 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => IsIdentity ? x : T.LessOrEqual(T.Abs(x), T.OfParameter(Lambda), T.Of(0),
        T.Less(x, T.Of(0), x + T.OfParameter(Bias), x - T.OfParameter(Bias)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(T.Abs(x), T.OfParameter(Lambda), T.Of(IsIdentity ? 1 : 0), T.Less(T.OfParameter(Lambda), T.Abs(x), T.Of(1), x));
}
