using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>How a tensor is to be measured.</summary>
public sealed record StatisticsOptions
{
    /// <summary>Shares of the largest derivative that saturation is always counted at, besides <see cref="Epsilon"/>.</summary>
    static readonly double[] StandardEpsilons = [1e-1, 1e-2, 1e-3];

    /// <summary>The type the tensor holds; outputs are rounded to it before they are compared with 0 and with asymptotes.</summary>
    public NumberType Input { get; init; } = NumberType.F64;

    /// <summary>A value is saturated when abs(f') &lt;= Epsilon max abs(f').</summary>
    public double Epsilon { get; init; } = 0.01;

    /// <summary>The tensor holds outputs h = f(z), not pre-activations z: what needs z is missing from the result.</summary>
    public bool Post { get; init; }

    /// <summary>Whether values are also sorted into a histogram, which gives quantiles.</summary>
    public bool Quantiles { get; init; }

    /// <summary>Types besides <see cref="Input"/> for which exact zeros of the derivative are counted.</summary>
    public IReadOnlyList<NumberType> OtherTypes { get; init; } = [];

    /// <summary>fan_in Var(W) of the layer's weights; null takes that which keeps the mean square of the pre-activations.</summary>
    public double? WeightVariance { get; init; }

    /// <summary>Every epsilon counted, <see cref="Epsilon"/> first.</summary>
    public IReadOnlyList<double> Epsilons => [.. StandardEpsilons.Prepend(Epsilon).Distinct()];

    /// <summary>Every type counted for, <see cref="Input"/> first.</summary>
    public IReadOnlyList<NumberType> Types => [.. OtherTypes.Prepend(Input).Distinct()];
}
