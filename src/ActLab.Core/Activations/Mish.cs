using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x tanh(softplus(x))</summary>
/// <remarks>
/// With n = e^x (e^x + 2), tanh(softplus(x)) = n / (n + 2) and f'(x) = (n + 4x e^x (e^x + 1) / (n + 2)) / (n + 2), x being cut
/// at 40, where that is 1 to 110 bits. Near the root at -1.1924312 the two terms cancel.
/// </remarks>
public readonly record struct Mish : IActivation<Mish>
{
    const double Flat = 40;

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "mish", "Mish", "x * tanh(log(1 + exp(x)))",
        "tanh(log(1 + exp(x))) + x / (1 + exp(-x)) * (1 - tanh(log(1 + exp(x)))^2)",
        "[-0.30884341301725041, inf)", "Misra 2019")
    {
        IsMonotone = false,
        Centre = Centre.Crosses,
        KnownPoints = [new(0, 0, 0.6), new(1, 0.8650983882673103, 1.0490362200997922)],
        Guards =
        [
            new(double.NegativeInfinity, -700, Guarded.Both),
            new(-4.5, -0.6, Guarded.Derivative),
        ],
    };

    /// <inheritdoc/>
    public static Mish With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var (softplus, lost) = T.SoftplusParts(x);
        var gate = T.Tanh(softplus);
        return Gate.Times(x, gate, lost * T.MultiplyAdd(-gate, gate, T.Of(1)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var near = T.Max(T.Min(x, T.Of(Flat)), T.Of(-1e30));
        var e = T.Exp(near);
        var n = T.MultiplyAdd(e, e, e + e);
        var more = n + T.Of(2);
        return T.MultiplyAdd(T.Of(4) * near, T.MultiplyAdd(e, e, e) / more, n) / more;
    }
}
