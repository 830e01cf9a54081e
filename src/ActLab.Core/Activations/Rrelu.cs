using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > 0, (lower + upper) / 2 x otherwise</summary>
/// <remarks>
/// What PyTorch computes in evaluation; in training the slope is drawn between lower and upper for every element. At 0 the
/// derivative is the slope on the left, PyTorch's convention.
/// </remarks>
public readonly record struct Rrelu(double Lower, double Upper) : IActivation<Rrelu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "rrelu", "RReLU", "if(x <= 0, (lower + upper)/2*x, x)", "if(x <= 0, (lower + upper)/2, 1)", "(-inf, inf)", "Xu, Wang, Chen & Li 2015")
    {
        Parameters = [new("lower", "0.125"), new("upper", "0.3333333333333333")],
        IsMonotone = true,
        Centre = Centre.Crosses,
        KnownPoints = [new(-2, -0.4583333333333333, 0.22916666666666666), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static Rrelu With(ParameterSet parameters) => parameters.Ordered("lower", "upper", mayBeEqual: true) is var (lower, upper) ? new(lower, upper) : default;

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => (Lower + Upper) / 2 is var slope && slope == 1 ? [] : [new(0, slope, 1, slope)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), Slope<T>() * x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Step(x, Slope<T>(), T.Of(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Slope<T>() where T : struct, IReal<T> => (T.OfParameter(Lower) + T.OfParameter(Upper)) * T.Of(0.5);
}
