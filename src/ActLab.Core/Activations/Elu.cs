using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > 0, alpha (e^x - 1) otherwise</summary>
/// <remarks>
/// Written with expm1: e^x - 1 loses every digit as x tends to 0 from below. At 0 the derivative is alpha.
/// Where e^x is below the normal numbers, the factor alpha would multiply what its rounding lost.
/// </remarks>
public readonly record struct Elu(double Alpha) : IActivation<Elu>, ILearnable
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "elu", "ELU", "if(x <= 0, alpha*(exp(x) - 1), x)", "if(x <= 0, alpha*exp(x), 1)", "(-1, inf)",
        "Clevert, Unterthiner & Hochreiter 2016")
    {
        Parameters = [new("alpha", "1")],
        IsMonotone = true,
        Centre = Centre.Crosses,
        KnownPoints = [new(-1, -0.6321205588285577, 0.36787944117144233), new(2, 2, 1)],
        Guards = [new(double.NegativeInfinity, -708, Guarded.Derivative)],
    };

    /// <inheritdoc/>
    public static Elu With(ParameterSet parameters) => new(parameters.Number("alpha"));

    /// <inheritdoc/>
    public IReadOnlyList<Kink> Kinks => Alpha == 1 ? [] : [new(0, Alpha, 1, Alpha)];

    /// <inheritdoc/>
    public string Parameter => "alpha";

    /// <inheritdoc/>
    public double Value => Alpha;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => ForwardAt(x, T.OfParameter(Alpha));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Step(x, T.OfParameter(Alpha) * T.Exp(x), T.Of(1));

    /// <inheritdoc/>
    public bool HasDerivativeFromOutput => Alpha > 0;

    /// <inheritdoc/>
    public T DerivativeFromOutput<T>(T y) where T : struct, IReal<T> => Select.Step(y, y + T.OfParameter(Alpha), T.Of(1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ForwardAt<T>(T x, T value) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), value * T.Expm1(x), x);

    /// <inheritdoc/>
    public T DerivativeByParameter<T>(T x) where T : struct, IReal<T> => Select.Step(x, T.Expm1(x), T.Of(0));
}
