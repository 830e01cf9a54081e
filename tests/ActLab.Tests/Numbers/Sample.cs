using ActLab.Core.Numbers;

namespace ActLab.Tests.Numbers;

/// <summary>Seeded random numbers spread over exponents.</summary>
static class Sample
{
    public static double Double(Random random, int maxExponent) =>
        Math.ScaleB((1 + random.NextDouble()) * (random.Next(2) * 2 - 1), random.Next(-maxExponent, maxExponent + 1));

    /// <summary>106 bits, or sometimes few: a zero or a distant low part.</summary>
    public static DoubleDouble DoubleDouble(Random random, int maxExponent)
    {
        var high = Double(random, maxExponent);
        var low = random.Next(4) switch
        {
            0 => 0,
            1 => Math.ScaleB(high, -random.Next(54, 200)),
            _ => high * Math.ScaleB(random.NextDouble() - 0.5, -53),
        };
        return Core.Numbers.DoubleDouble.Of(high) + Core.Numbers.DoubleDouble.Of(low);
    }
}
