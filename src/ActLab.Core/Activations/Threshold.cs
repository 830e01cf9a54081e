using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > threshold, value otherwise</summary>
/// <remarks>
/// At the threshold, where the function jumps unless value equals it, the derivative is 0, PyTorch's convention. PyTorch has no
/// default for either parameter; these are ActLab's.
/// </remarks>
public readonly record struct Threshold(double Limit, double Value) : IActivation<Threshold>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "threshold", "Threshold", "if(x <= threshold, value, x)", "if(x <= threshold, 0, 1)", "{0} or (0.5, inf)",
        "Collobert, Kavukcuoglu & Farabet 2011 (Torch7)")
    {
        Parameters = [new("threshold", "0.5"), new("value", "0")],
        IsMonotone = true,
        Centre = Centre.None,
        Defaults = [new("PyTorch", "none: both parameters must be given")],
        KnownPoints = [new(-2, 0, 0), new(0.5, 0, 0), new(0.75, 0.75, 1)],
    };

    /// <inheritdoc/>
    public static Threshold With(ParameterSet parameters) => new(parameters.Number("threshold"), parameters.Number("value"));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => [new(Limit, 0, 1, 0) { Jump = Value == Limit ? null : new(Value, Limit) }];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.OfParameter(Limit), T.OfParameter(Value), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.OfParameter(Limit), T.Of(0), T.Less(T.OfParameter(Limit), x, T.Of(1), x));
}
