using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>x for x > 0, x / sqrt(1 + alpha x^2) otherwise</summary>
/// <remarks>ISRU on the left. At 0 its first two derivatives are those of x.</remarks>
public readonly record struct Isrlu(double Alpha) : IActivation<Isrlu>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "isrlu", "ISRLU", "if(x <= 0, x / sqrt(1 + alpha*x^2), x)", "if(x <= 0, 1 / ((1 + alpha*x^2) * sqrt(1 + alpha*x^2)), 1)",
        "(-1, inf)", "Carlile, Delamarter, Kinney, Marti & Whitney 2017")
    {
        Parameters = [new("alpha", "1")],
        IsMonotone = true,
        Centre = Centre.Crosses,
        KnownPoints = [new(-0.75, -0.6, 0.512), new(3, 3, 1)],
    };

    /// <inheritdoc/>
    public static Isrlu With(ParameterSet parameters) => new(parameters.Within("alpha", 1e-12, 1e12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, T.Of(0), new Isru(Alpha).Forward(x), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => Select.Step(x, new Isru(Alpha).Derivative(x), T.Of(1));
}
