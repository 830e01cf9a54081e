using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x / (1 + |x|)</summary>
/// <remarks>
/// The derivative is divided twice: the square of 1 + |x| overflows where 1 over it is still a number. f'' goes from 2 to -2 at 0;
/// there |x| counts as the constant 0, so that f'' is the middle of both.
/// </remarks>
public readonly record struct Softsign : IActivation<Softsign>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "softsign", "Softsign", "x / (1 + abs(x))", "1 / (1 + abs(x))^2", "(-1, 1)", "Bergstra, Desjardins, Lamblin & Bengio 2009")
    {
        IsMonotone = true,
        Centre = Centre.Odd,
        KnownPoints = [new(1, 0.5, 0.25), new(-3, -0.75, 0.0625)],
    };

    /// <inheritdoc/>
    public static Softsign With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T>
    {
        var finite = Select.Finite(x);
        return finite / (T.Of(1) + T.Less(finite, T.Of(0), -finite, T.LessOrEqual(finite, T.Of(0), T.Of(0), finite)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T>
    {
        var denominator = T.Of(1) + T.Abs(x);
        return T.Of(1) / denominator / denominator;
    }
}
