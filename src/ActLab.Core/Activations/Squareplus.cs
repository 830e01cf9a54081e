using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>(x + sqrt(x^2 + b)) / 2</summary>
/// <remarks>
/// Left of 0 that cancels and is written b / 4 over (|x| + sqrt(x^2 + b)) / 2. Far out the root is |x| + b / (2 |x|), so that no
/// square overflows. f'(x) = f(x) / sqrt(x^2 + b). Three roundings would cost up to 3 ulp; what they take is given back.
/// </remarks>
public readonly record struct Squareplus(double B) : IActivation<Squareplus>
{
    /// <summary>So far out that b does not matter beside x^2, which floats still hold.</summary>
    const double Far = 1e19;

    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "squareplus", "Squareplus", "(x + sqrt(x^2 + b)) / 2", "(1 + x / sqrt(x^2 + b)) / 2", "(0, inf)", "Barron 2021")
    {
        Parameters = [new("b", "4")],
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(0, 1, 0.5), new(1.5, 2, 0.8), new(-1.5, 0.5, 0.2)],
    };

    /// <inheritdoc/>
    public static Squareplus With(ParameterSet parameters) => new(parameters.Within("b", 1e-12, 1e12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => Over(x, Root(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var root = Root(x);
        return T.Less(T.Of(1e30), x, T.Of(1), Over(x, root) / root.Root);
    }

    /// <summary>(|x| + sqrt(x^2 + b)) / 2 on the right, b / 4 over it on the left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Over<T>(T x, (T Root, T Lost) root) where T : struct, IReal<T>
    {
        var (size, large) = (T.Of(0.5) * T.Abs(x), T.Of(0.5) * root.Root);
        var half = large + size;
        var halfLost = size - (half - large) + T.Of(0.5) * root.Lost;
        var left = T.OfParameter(B / 4) / half;
        var leftLost = (T.MultiplyAdd(-left, half, T.OfParameter(B / 4)) - left * halfLost) / half;
        return T.LessOrEqual(x, T.Of(0), T.Less(x, T.Of(-Far), left, left + leftLost), T.LessOrEqual(x, T.Of(Far), half + halfLost, x));
    }

    /// <summary>sqrt(x^2 + b) and what rounding takes from it; beyond 1e19 the next term of the series is below 1e-52 of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    (T Root, T Lost) Root<T>(T x) where T : struct, IReal<T>
    {
        var square = x * x;
        var sum = square + T.OfParameter(B);
        var part = sum - square;
        var sumLost = square - (sum - part) + (T.OfParameter(B) - part) + T.MultiplyAdd(x, x, -square);
        var root = T.Sqrt(sum);
        var lost = (T.MultiplyAdd(-root, root, sum) + sumLost) / (root + root);
        return (T.LessOrEqual(T.Abs(x), T.Of(Far), root, T.Abs(x) + T.OfParameter(B / 2) / T.Abs(x)),
            T.LessOrEqual(T.Abs(x), T.Of(Far), lost, T.Of(0)));
    }
}
