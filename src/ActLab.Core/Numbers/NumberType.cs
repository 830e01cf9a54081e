using System.Globalization;

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

    /// <summary>Bits of the significand after the first.</summary>
    public static int FractionBits(this NumberType type) => type switch
    {
        NumberType.F16 => 10,
        NumberType.BF16 => 7,
        NumberType.F32 => 23,
        _ => 52,
    };

    /// <summary>The spacing of the type at 1.</summary>
    public static double Epsilon(this NumberType type) => Math.ScaleB(1, -type.FractionBits());

    /// <summary>The smallest positive number of full precision.</summary>
    public static double SmallestNormal(this NumberType type) => Math.ScaleB(1, type switch
    {
        NumberType.F16 => -14,
        NumberType.F64 => -1022,
        _ => -126,
    });

    /// <summary>The name in full, as float16.</summary>
    public static string FullName(this NumberType type) => type switch
    {
        NumberType.F16 => "float16",
        NumberType.BF16 => "bfloat16",
        NumberType.F32 => "float32",
        _ => "float64",
    };

    /// <summary>The bits of a value of the type, as 0x and hexadecimal digits.</summary>
    public static string Bits(this NumberType type, double value) => type switch
    {
        NumberType.F16 => Hexadecimal($"{BitConverter.HalfToUInt16Bits((Half)value):X4}"),
        NumberType.BF16 => Hexadecimal($"{BitConverter.SingleToUInt32Bits((float)value) >> 16:X4}"),
        NumberType.F32 => Hexadecimal($"{BitConverter.SingleToUInt32Bits((float)value):X8}"),
        _ => Hexadecimal($"{BitConverter.DoubleToUInt64Bits(value):X16}"),
    };

    /// <summary>The shortest decimal text that reads back to the same value of the type.</summary>
    public static string Text(this NumberType type, double value) => type switch
    {
        NumberType.F16 => ((Half)value).ToString("R", CultureInfo.InvariantCulture),
        NumberType.F64 => value.ToString("R", CultureInfo.InvariantCulture),
        _ => ((float)value).ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The largest magnitude that rounds to 0: half the smallest subnormal number, 0 for binary64.</summary>
    public static double LargestRoundedToZero(this NumberType type) => type switch
    {
        NumberType.F16 => Math.ScaleB(1, -25),
        NumberType.BF16 => Math.ScaleB(1, -134),
        NumberType.F32 => Math.ScaleB(1, -150),
        _ => 0,
    };

    static string Hexadecimal(FormattableString digits) => "0x" + FormattableString.Invariant(digits);

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
