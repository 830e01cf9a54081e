using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>How a tensor is to be measured.</summary>
public sealed record StatisticsOptions
{
    /// <summary>The type the tensor holds; outputs are rounded to it before they are compared with 0 and with asymptotes.</summary>
    public NumberType Input { get; init; } = NumberType.F64;

    /// <summary>A value is saturated when abs(f') &lt;= Epsilon max abs(f').</summary>
    public double Epsilon { get; init; } = 0.01;

    /// <summary>The tensor holds outputs h = f(z), not pre-activations z: what needs z is missing from the result.</summary>
    public bool Post { get; init; }
}
