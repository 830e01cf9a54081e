using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x / sqrt(1 + alpha x^2)</summary>
/// <remarks>
/// Beyond 1 / sqrt(alpha) it is written in 1/x, so that no square overflows. The derivative (1 + alpha x^2)^(-3/2) is divided twice: the product
/// would overflow before the quotient is 0. The roundings on the way to f would cost up to 2 ulp; what they take is given back.
/// </remarks>
public readonly record struct Isru(double Alpha) : IActivation<Isru>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "isru", "ISRU", "x / sqrt(1 + alpha*x^2)", "1 / ((1 + alpha*x^2) * sqrt(1 + alpha*x^2))", "(-1, 1)",
        "Carlile, Delamarter, Kinney, Marti & Whitney 2017")
    {
        Parameters = [new("alpha", "1")],
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(0, 0, 1), new(0.75, 0.6, 0.512), new(-0.75, -0.6, 0.512)],
    };

    /// <inheritdoc/>
    public static Isru With(ParameterSet parameters) => new(parameters.Within("alpha", 1e-12, 1e12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var finite = Select.Finite(x);
        var (near, far) = (Near(finite), Far(finite));
        var (sum, sumLost) = (ByDistance(finite, near.Sum, far.Sum), ByDistance(finite, near.Lost, far.Lost));
        var root = T.Sqrt(sum);
        var rootLost = (T.MultiplyAdd(-root, root, sum) + sumLost) / (root + root);
        var inverse = T.Of(1) / root;
        var inverseLost = (T.MultiplyAdd(-inverse, root, T.Of(1)) - inverse * rootLost) / root;
        var beyond = inverse + inverseLost;
        return ByDistance(finite, T.MultiplyAdd(finite, inverse, finite * inverseLost), T.Less(x, T.Of(0), -beyond, beyond));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var sum = T.MultiplyAdd(T.OfParameter(Alpha) * x, x, T.Of(1));
        return T.Of(1) / sum / T.Sqrt(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T ByDistance<T>(T x, T near, T far) where T : struct, IReal<T> =>
        T.LessOrEqual(T.Abs(x), T.OfParameter(1 / Math.Sqrt(Alpha)), near, far);

    /// <summary>1 + alpha x^2, and what rounding takes from it, for products up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    (T Sum, T Lost) Near<T>(T x) where T : struct, IReal<T>
    {
        var scaled = T.OfParameter(Alpha) * x;
        var product = scaled * x;
        var lost = T.MultiplyAdd(scaled, x, -product) + T.MultiplyAdd(T.OfParameter(Alpha), x, -scaled) * x;
        var sum = T.Of(1) + product;
        return (sum, product - (sum - T.Of(1)) + lost);
    }

    /// <summary>alpha + 1 / x^2, and what rounding takes from it, for squares up to alpha.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    (T Sum, T Lost) Far<T>(T x) where T : struct, IReal<T>
    {
        var inverse = T.Of(1) / x;
        var square = inverse * inverse;
        var inverseLost = T.MultiplyAdd(-inverse, x, T.Of(1)) * inverse;
        var lost = T.MultiplyAdd(inverse, inverse, -square) + T.Of(2) * inverse * inverseLost;
        var sum = T.OfParameter(Alpha) + square;
        return (sum, square - (sum - T.OfParameter(Alpha)) + lost);
    }
}
