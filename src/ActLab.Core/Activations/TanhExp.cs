using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x tanh(e^x)</summary>
/// <remarks>
/// With t = e^-2e^x, f'(x) = tanh(e^x) + 4 x e^x t / (1 + t)^2; left of 0 1 - tanh(e^x)^2 is nearer. At 10 the first term is 1 and the second 0 to thousands of bits; x is
/// cut there. Near the root at -1.0788601 the two terms cancel.
/// </remarks>
public readonly record struct TanhExp : IActivation<TanhExp>
{
    const double Flat = 10;

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "tanhexp", "TanhExp", "x * tanh(exp(x))", "tanh(exp(x)) + x*exp(x) * (1 - tanh(exp(x))^2)", "[-0.35328577784821125, inf)", "Liu & Di 2020")
    {
        IsMonotone = false,
        Centre = Centre.Crosses,
        KnownPoints = [new(0, 0, 0.7615941559557649), new(1, 0.9913289158005998, 1.0382654356632586)],
        Guards =
        [
            new(double.NegativeInfinity, -700, Guarded.Both),
            new(-4.5, -0.5, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static TanhExp With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var (exp, lost) = T.ExpParts(T.Min(x, T.Of(Flat)));
        var gate = T.Tanh(exp);
        return Gate.Times(x, gate, lost * T.MultiplyAdd(-gate, gate, T.Of(1)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var near = T.Max(T.Min(x, T.Of(Flat)), T.Of(-1e30));
        var exp = T.Exp(near);
        var gate = T.Tanh(exp);
        var tail = T.Exp(T.Of(-2) * exp);
        var denominator = T.Of(1) + tail;
        var slope = T.LessOrEqual(x, T.Of(0), T.MultiplyAdd(-gate, gate, T.Of(1)), T.Of(4) * tail / (denominator * denominator));
        return T.MultiplyAdd(near * exp, slope, gate);
    }
}
