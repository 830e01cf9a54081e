using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>(e^x - e^-x) / (e^x + e^-x)</summary>
/// <remarks>
/// The derivative is written in e^-2|x|, because 1 - y^2 is exactly 0 once y rounds to 1. Where that is below the normal
/// numbers, the factor 4 would multiply what its rounding lost.
/// </remarks>
public readonly record struct Tanh : IActivation<Tanh>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "tanh", "Tanh", "(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "4 * exp(-2*abs(x)) / (1 + exp(-2*abs(x)))^2",
        "(-1, 1)", "LeCun, Bottou, Orr & Müller 1998")
    {
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(0, 0, 1), new(1, 0.7615941559557649, 0.4199743416140261)],
        Guards =
        [
            new(double.NegativeInfinity, -354, Guarded.Derivative),
            new(354, double.PositiveInfinity, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static Tanh With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var e = T.Exp(T.Of(-2) * T.Abs(x));
        var denominator = T.Of(1) + e;
        return T.Of(4) * e / (denominator * denominator);
    }

    /// <inheritdoc/>
    public bool HasDerivativeFromOutput => true;

    /// <inheritdoc/>
    public T DerivativeFromOutput<T>(T y) where T : struct, IReal<T> => T.MultiplyAdd(-y, y, T.Of(1));
}
