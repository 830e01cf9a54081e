using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x - tanh(x)</summary>
/// <remarks>
/// Near 0 the difference cancels; there tanh is Lambert's continued fraction (1768), x / (1 + x^2 / K) with
/// K = 3 + x^2 / (5 + x^2 / (7 + ...)), and the difference x x^2 / (x^2 + K), in which nothing is subtracted. Cut off at 39 it
/// holds 110 bits up to the border. What rounding takes from x^2 and from the denominator is given back.
/// </remarks>
public readonly record struct Tanhshrink : IActivation<Tanhshrink>
{
    /// <summary>Up to here the fraction serves; beyond, the difference is more than half of 1 and tanh less.</summary>
    const double Border = 1.4375;

    /// <summary>The last partial denominator of the fraction.</summary>
    const int Last = 39;

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "tanhshrink", "Tanhshrink", "x - tanh(x)", "tanh(x)^2", "(-inf, inf)", "Collobert, Kavukcuoglu & Farabet 2011 (Torch7)")
    {
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(1, 0.23840584404423512, 0.580025658385974), new(-2, -1.035972419924183, 0.9293491751468356)],
    };

    /// <inheritdoc/>
    public static Tanhshrink With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(T.Abs(x), T.Of(Border), Near(x), x - T.Tanh(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var tanh = T.Tanh(x);
        return tanh * tanh;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Near<T>(T x) where T : struct, IReal<T>
    {
        var square = x * x;
        var squareLost = T.MultiplyAdd(x, x, -square);
        var fraction = T.Of(Last);
        for (var odd = Last - 2; odd >= 5; odd -= 2)
        {
            fraction = T.Of(odd) + square / fraction;
        }

        var more = square + square / fraction;
        var denominator = T.Of(3) + more;
        var denominatorLost = more - (denominator - T.Of(3));
        var share = square / denominator;
        var shareLost = (T.MultiplyAdd(-share, denominator, square) + (squareLost - share * denominatorLost)) / denominator;
        return T.MultiplyAdd(x, share, x * shareLost);
    }
}
