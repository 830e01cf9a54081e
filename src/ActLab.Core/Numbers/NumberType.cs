namespace ActLab.Core.Numbers;

/// <summary>The floating-point type of the numbers in a tensor or a kernel.</summary>
public enum NumberType
{
    /// <summary>binary16: 11 significant bits.</summary>
    F16,

    /// <summary>bfloat16: 8 significant bits.</summary>
    BF16,

    /// <summary>binary32: 24 significant bits.</summary>
    F32,

    /// <summary>binary64: 53 significant bits.</summary>
    F64,
}

/// <summary>Rounding to a <see cref="NumberType"/>.</summary>
public static class NumberTypes
{
    const double LargestBFloat16 = 3.3895313892515355e38;

    /// <summary>The value of the type nearest to <paramref name="value"/>, ties to even, rounded once.</summary>
    public static double Round(this NumberType type, double value) => type switch
    {
        NumberType.F16 => (double)(Half)value,
        NumberType.BF16 => RoundToBFloat16(value),
        NumberType.F32 => (float)value,
        _ => value,
    };

    /// <summary>The largest magnitude that rounds to 0: half the smallest subnormal number, 0 for binary64.</summary>
    public static double LargestRoundedToZero(this NumberType type) => type switch
    {
        NumberType.F16 => Math.ScaleB(1, -25),
        NumberType.BF16 => Math.ScaleB(1, -134),
        NumberType.F32 => Math.ScaleB(1, -150),
        _ => 0,
    };

    static double RoundToBFloat16(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var step = Math.ScaleB(1, Math.Max(Math.ILogB(value) - 7, -133));
        var rounded = Math.Round(value / step, MidpointRounding.ToEven) * step;
        return Math.Abs(rounded) <= LargestBFloat16 ? rounded : Math.CopySign(double.PositiveInfinity, value);
    }
}
