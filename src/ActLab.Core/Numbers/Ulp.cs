namespace ActLab.Core.Numbers;

/// <summary>
/// Signed errors in units in the last place of a reference: 2^(floor(log2 |reference|) - 52) for double, - 23 for
/// float, never less than the smallest subnormal, which is also the unit at 0.
/// </summary>
/// <remarks>With a least exponent n the unit is that of max(|reference|, 2^n).</remarks>
public static class Ulp
{
    const int AnyExponent = int.MinValue;

    /// <summary>value - reference in ulps of double; 0 where both are the same infinity or NaN, +inf where only one is.</summary>
    public static double UlpsOfDouble(double value, DoubleDouble reference, int leastExponent = AnyExponent) =>
        Ulps(value, reference, reference.ToDouble(), leastExponent, 52, -1074);

    /// <summary>value - reference in ulps of float; 0 where both are the same infinity or NaN, +inf where only one is.</summary>
    public static double UlpsOfSingle(float value, DoubleDouble reference, int leastExponent = AnyExponent) =>
        Ulps(value, reference, reference.ToSingle(), leastExponent, 23, -149);

    /// <summary>value - reference in ulps of a type; 0 where both are the same infinity or NaN, +inf where only one is.</summary>
    public static double Of(NumberType type, double value, DoubleDouble reference, int leastExponent = AnyExponent) => Ulps(
        value, reference, type.Round(reference.ToDouble()), leastExponent, type.FractionBits(), Math.ILogB(type.SmallestNormal()) - type.FractionBits());

    /// <summary>An infinity is also right where the reference, though finite, rounds to it.</summary>
    static double Ulps(double value, DoubleDouble reference, double rounded, long leastExponent, int fractionBits, int lowest)
    {
        if (!double.IsFinite(value) || !reference.IsFinite)
            return value.Equals(rounded) ? 0 : double.PositiveInfinity;
        var exponent = reference.IsZero ? leastExponent : Math.Max(reference.FloorLog2, leastExponent);
        var unit = Math.Max(exponent - fractionBits, lowest);
        return (DoubleDouble.Of(value) - reference).ScaleByPowerOfTwo(-unit).ToDouble();
    }
}
