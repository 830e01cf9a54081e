using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > 0, alpha (e^(x / alpha) - 1) otherwise</summary>
/// <remarks>
/// Smooth at 0, with slope 1. In the left tail of the derivative, what rounding takes from x / alpha would cost abs(x / alpha)
/// times its share; it is given back.
/// </remarks>
public readonly record struct Celu(double Alpha) : IActivation<Celu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "celu", "CELU", "if(x <= 0, alpha*(exp(x/alpha) - 1), x)", "if(x <= 0, exp(x/alpha), 1)", "(-1, inf)", "Barron 2017")
    {
        Parameters = [new("alpha", "1")],
        IsMonotone = true,
        Centre = Centre.Crosses,
        Conventions = [new("Keras on TensorFlow", 0, 2)],
        KnownPoints = [new(-1, -0.6321205588285577, 0.36787944117144233), new(2, 2, 1)],
    };

    /// <inheritdoc/>
    public static Celu With(ParameterSet parameters) => new(parameters.Within("alpha", 1e-12, 1e12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.Of(0), T.OfParameter(Alpha) * T.Expm1(x / T.OfParameter(Alpha)), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var finite = Select.Finite(x);
        var share = finite / T.OfParameter(Alpha);
        var lost = T.MultiplyAdd(-share, T.OfParameter(Alpha), finite) / T.OfParameter(Alpha);
        var exp = T.Exp(share);
        return Select.Step(x, T.MultiplyAdd(lost, exp, exp), T.Of(1));
    }
}
