using System.Runtime.CompilerServices;

namespace ActLab.Core.Numbers;

/// <summary>
/// The reference: (Hi + Lo) * 2^Exponent, a double-double significand (T. J. Dekker 1971) of about 106 bits with an
/// exponent of its own, so that e^-277000 is an ordinary value and no tail loses digits.
/// </summary>
/// <remarks>
/// Arithmetic and square root are within 2^-103 of the result, elementary functions within 2^-100.
/// A magnitude of 2^(2^47) and above is infinite, one below 2^-(2^47) is zero.
/// A number other than 0, infinity and NaN has 1 &lt;= |Hi| &lt; 2 and Hi the nearest double to Hi + Lo, so that equal
/// numbers have equal fields.
/// </remarks>
public readonly partial record struct DoubleDouble : IReal<DoubleDouble>, IComparable<DoubleDouble>
{
    const long ExponentLimit = 1L << 47;
    const double TwoTo128 = 3.402823669209385e38;

    DoubleDouble(double hi, double lo, long exponent) => (Hi, Lo, Exponent) = (hi, lo, exponent);

    /// <summary>The leading 53 bits: 1 &lt;= |Hi| &lt; 2, or 0, infinity, NaN.</summary>
    public double Hi { get; }

    /// <summary>What Hi leaves of the significand, at most half an ulp of Hi.</summary>
    public double Lo { get; }

    /// <summary>The power of two.</summary>
    public long Exponent { get; }

    /// <summary>0.</summary>
    public static DoubleDouble Zero => default;

    /// <summary>1.</summary>
    public static DoubleDouble One => new(1, 0, 0);

    /// <summary>+infinity.</summary>
    public static DoubleDouble PositiveInfinity => new(double.PositiveInfinity, 0, 0);

    /// <summary>Not a number.</summary>
    public static DoubleDouble NaN => new(double.NaN, 0, 0);

    /// <summary>Neither infinite nor NaN.</summary>
    public bool IsFinite => double.IsFinite(Hi);

    /// <summary>Not a number.</summary>
    public bool IsNaN => double.IsNaN(Hi);

    /// <summary>+0 or -0.</summary>
    public bool IsZero => Hi == 0;

    /// <summary>-1, 0 or 1; 0 for NaN.</summary>
    public int Sign => Hi > 0 ? 1 : Hi < 0 ? -1 : 0;

    /// <summary>The binary logarithm of the magnitude, as a double; -inf at 0.</summary>
    public double Log2Magnitude => Exponent + Math.Log2(Math.Abs(Hi));

    /// <summary>The binary exponent of the magnitude: one below <see cref="Exponent"/> where Lo takes from a power of two.</summary>
    public long FloorLog2 => Math.Abs(Hi) == 1 && Lo * Hi < 0 ? Exponent - 1 : Exponent;

    /// <summary>Finite and not 0.</summary>
    bool IsOrdinary => Math.Abs(Hi) is >= 1 and <= 2;

    /// <summary>The significand.</summary>
    Pair Significand => new(Hi, Lo);

    /// <summary>Exactly <paramref name="value"/>.</summary>
    public static DoubleDouble Of(double value) => Create(new(value, 0), 0);

    /// <summary>The constant within 2^-106 of itself.</summary>
    public static DoubleDouble Of(Constant constant) => Create(Pair.QuickSum(constant.High, constant.Middle), 0);

    /// <summary>This times 2^<paramref name="power"/>, exactly.</summary>
    public DoubleDouble ScaleByPowerOfTwo(long power) =>
        IsOrdinary ? Create(Significand, Exponent + Math.Clamp(power, -2 * ExponentLimit, 2 * ExponentLimit)) : this;

    /// <summary>Normalises significand * 2^exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static DoubleDouble Create(Pair significand, long exponent)
    {
        var biased = (BitConverter.DoubleToUInt64Bits(significand.Hi) >> 52) & 0x7FF;
        if (biased is 0 or >= 0x7FE)
            return CreateUnusual(significand, exponent);
        var scale = BitConverter.UInt64BitsToDouble((0x7FE - biased) << 52);
        exponent += (long)biased - 0x3FF;
        return Math.Abs(exponent) < ExponentLimit
            ? new(significand.Hi * scale, significand.Lo * scale, exponent)
            : new(significand.Hi * (exponent > 0 ? double.PositiveInfinity : 0), 0, 0);
    }

    /// <summary>Zero, subnormal, infinite, NaN, and the top binade, whose scale would be subnormal.</summary>
    static DoubleDouble CreateUnusual(Pair significand, long exponent) =>
        significand.Hi == 0 || !double.IsFinite(significand.Hi) ? new(significand.Hi, 0, 0)
        : Math.Abs(significand.Hi) < 1 ? Create(new(significand.Hi * TwoTo128, significand.Lo * TwoTo128), exponent - 128)
        : Create(new(significand.Hi / TwoTo128, significand.Lo / TwoTo128), exponent + 128);

    /// <summary>The number as a plain pair; below the range of a double it fades to 0, above it is infinite.</summary>
    Pair ToPair()
    {
        var power = (int)Math.Clamp(Exponent, -1200, 1200);
        return new(Math.ScaleB(Hi, power), Math.ScaleB(Lo, power));
    }
}
