using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>A value and a bound of its error.</summary>
readonly record struct Estimate(DoubleDouble Value, DoubleDouble Bound)
{
    public static Estimate Unknown { get; } = new(DoubleDouble.NaN, DoubleDouble.PositiveInfinity);

    public static Estimate Of(Bounded bounded) => new(bounded.Value, bounded.Error);

    /// <summary>A value of which nothing is certain.</summary>
    public static Estimate Unbounded(Bounded bounded) => new(bounded.Value, DoubleDouble.PositiveInfinity);

    public DoubleDouble Magnitude => DoubleDouble.Abs(Value);

    public bool IsKnown => Bound.IsFinite && Value.IsFinite;

    /// <summary>The bound is at most 2^-<paramref name="bits"/> of the value.</summary>
    public bool IsWithin(int bits) => IsKnown && Bound <= Magnitude.ScaleByPowerOfTwo(-bits);

    public DoubleDouble DistanceTo(Estimate other) => DoubleDouble.Abs(Value - other.Value);
}
