namespace ActLab.Core.Audit;

/// <summary>The doubles as integers in ascending order, -0 just below +0, so that neighbours differ by 1.</summary>
static class DoubleOrder
{
    public static long Key(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    public static double At(long key) => BitConverter.Int64BitsToDouble(key ^ ((key >> 63) & long.MaxValue));

    /// <summary>The double <paramref name="steps"/> away.</summary>
    public static double Step(double x, int steps) => At(Key(x) + steps);
}
