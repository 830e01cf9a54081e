using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>0 for x &lt;= -beta, (x + beta)^2 / (4 beta) up to beta, x beyond</summary>
/// <remarks>Smooth at -beta and beta, where its slope is 0 and 1.</remarks>
public readonly record struct Smelu(double Beta) : IActivation<Smelu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "smelu", "SmeLU", "if(x <= -beta, 0, if(x >= beta, x, (x + beta)^2 / (4*beta)))",
        "if(x <= -beta, 0, if(x >= beta, 1, (x + beta) / (2*beta)))", "[0, inf)", "Shamir, Lin & Coviello 2020")
    {
        Parameters = [new("beta", "1")],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(-1, 0, 0), new(0, 0.25, 0.5), new(0.5, 0.5625, 0.75), new(2, 2, 1)],
    };

    /// <inheritdoc/>
    public static Smelu With(ParameterSet parameters) => new(parameters.Within("beta", 1e-12, 1e12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> =>
        T.LessOrEqual(x, T.OfParameter(-Beta), T.Of(0), T.LessOrEqual(x, T.OfParameter(Beta), Middle(x), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.OfParameter(-Beta), T.Of(0), T.LessOrEqual(T.OfParameter(Beta), x, T.Of(1),
        (x + T.OfParameter(Beta)) / T.OfParameter(2 * Beta)));

    /// <summary>(x + beta)^2 / (4 beta); what rounding takes from the sum, the square and the quotient is given back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Middle<T>(T x) where T : struct, IReal<T>
    {
        var (beta, divisor) = (T.OfParameter(Beta), T.OfParameter(4 * Beta));
        var sum = x + beta;
        var sumLost = x - (sum - beta);
        var square = sum * sum;
        var squareLost = T.MultiplyAdd(sum, sum, -square) + T.Of(2) * sum * sumLost;
        var quotient = square / divisor;
        return quotient + (T.MultiplyAdd(-quotient, divisor, square) + squareLost) / divisor;
    }
}
