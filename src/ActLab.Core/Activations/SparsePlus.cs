using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Activations;

/// <summary>0 for x &lt;= -1, (x + 1)^2 / 4 up to 1, x beyond</summary>
/// <remarks>SmeLU with beta 1, found as the integral of the sparse sigmoid.</remarks>
public readonly record struct SparsePlus : IActivation<SparsePlus>
{
    /// <inheritdoc/>
    public static ActivationInfo Info { get; } = new(
        "sparse-plus", "Sparse plus", "if(x <= -1, 0, if(x >= 1, x, (x + 1)^2 / 4))", "if(x <= -1, 0, if(x >= 1, 1, (x + 1)/2))",
        "[0, inf)", "Blondel, Martins & Niculae 2020")
    {
        IsMonotone = true,
        Centre = Centre.None,
        KnownPoints = [new(-1, 0, 0), new(0, 0.25, 0.5), new(0.5, 0.5625, 0.75), new(2, 2, 1)],
    };

    /// <inheritdoc/>
    public static SparsePlus With(ParameterSet parameters) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, IReal<T> => new Smelu(1).Forward(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x) where T : struct, IReal<T> => new Smelu(1).Derivative(x);
}
