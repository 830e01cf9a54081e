using System.Globalization;
using System.Numerics;

namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>Up to this exponent, a million decimal digits, text is decimal.</summary>
    const long TextExponentLimit = 1L << 22;

    /// <summary>The nearest double, ties to even, rounded once also where the result is subnormal.</summary>
    public double ToDouble() => Round(53, -1074);

    /// <summary>The nearest float, ties to even, rounded once also where the result is subnormal.</summary>
    public float ToSingle() => (float)Round(24, -149);

    /// <summary>31 significant decimal digits.</summary>
    public override string ToString() => ToString(31);

    /// <summary>
    /// Correctly rounded scientific notation such as -1.25e-3; with a factor *2^n where the decimal exponent would
    /// pass a million.
    /// </summary>
    public string ToString(int digits) =>
        !IsOrdinary ? Hi.ToString(CultureInfo.InvariantCulture)
        : Math.Abs(Exponent) > TextExponentLimit ? $"{new DoubleDouble(Hi, Lo, 0).ToString(digits)}*2^{Exponent}"
        : Decimal(digits, (int)Math.Floor(Log2Magnitude * Math.Log10(2)));

    /// <summary>Digits and exponent; the guess of the exponent may be one off, then the count of digits shows it.</summary>
    string Decimal(int digits, int exponent)
    {
        const int FractionBits = 200;
        var numerator = (BigInteger)Math.ScaleB(Math.Abs(Hi), FractionBits) + (BigInteger)Math.ScaleB(Lo * Sign, FractionBits);
        var denominator = BigInteger.One;
        var ten = BigInteger.Pow(10, Math.Abs(digits - 1 - exponent));
        var two = BigInteger.One << (int)Math.Abs(Exponent - FractionBits);
        if (exponent < digits)
            numerator *= ten;
        else
            denominator *= ten;
        if (Exponent > FractionBits)
            numerator *= two;
        else
            denominator *= two;
        var text = ((2 * numerator + denominator) / (2 * denominator)).ToString(CultureInfo.InvariantCulture);
        return text.Length != digits
            ? Decimal(digits, exponent + text.Length - digits)
            : string.Create(CultureInfo.InvariantCulture, $"{(Hi < 0 ? "-" : "")}{text[0]}.{text[1..]}e{exponent}");
    }

    /// <summary>Rounds to a precision in bits above a lowest exponent. Lo decides only where Hi is a tie.</summary>
    double Round(int precision, int lowest)
    {
        if (!IsOrdinary)
            return Hi;
        var exponent = (int)Math.Clamp(Exponent, -2000, 2000);
        var unit = Math.Max(exponent - precision + 1, lowest);
        var scaled = Math.ScaleB(Math.Abs(Hi), exponent - unit);
        var floor = Math.Floor(scaled);
        var excess = scaled - floor;
        var low = Lo * Sign;
        var up = excess > 0.5 || (excess == 0.5 && (low > 0 || (low == 0 && double.IsOddInteger(floor))));
        return Math.CopySign(Math.ScaleB(up ? floor + 1 : floor, unit), Hi);
    }
}
