using System.Globalization;
using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>Decimal text to a constant, by exact rational arithmetic.</summary>
static class DecimalLiteral
{
    /// <summary>Digits up to which a literal means the nearest double.</summary>
    const int DoubleDigits = 17;

    /// <summary>
    /// The nearest double of a literal with at most 17 significant digits; of a longer one a constant within 2^-155 of it.
    /// Null if it is beyond the range of a double.
    /// </summary>
    /// <param name="text">Digits, perhaps a point, perhaps an exponent; no sign.</param>
    internal static Constant? Parse(string text)
    {
        var mantissa = text.Split('e', 'E')[0];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var high = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(high) || (high == 0 && digits.Length > 0))
        {
            return null;
        }

        if (digits.Length <= DoubleDigits)
        {
            return new(high, 0, 0);
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var exponent = mantissa.Length == text.Length
            ? 0
            : int.Parse(text.AsSpan(mantissa.Length + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var rest = Rational.Of(BigInteger.Parse(digits, CultureInfo.InvariantCulture), exponent - fraction).Minus(high);
        var middle = rest.ToDouble();
        return new(high, middle, rest.Minus(middle).ToDouble());
    }

    readonly record struct Rational(BigInteger Numerator, BigInteger Denominator)
    {
        public static Rational Of(BigInteger digits, int exponent) => exponent < 0
            ? new(digits, BigInteger.Pow(10, -exponent))
            : new(digits * BigInteger.Pow(10, exponent), 1);

        /// <summary>The exact difference.</summary>
        public Rational Minus(double value)
        {
            if (value == 0)
            {
                return this;
            }

            var scale = 53 - Math.ILogB(value);
            var whole = new BigInteger(Math.ScaleB(value, scale)) * Denominator;
            return scale < 0
                ? this with { Numerator = Numerator - (whole << -scale) }
                : new((Numerator << scale) - whole, Denominator << scale);
        }

        /// <summary>The nearest double, or its neighbour in a case too close to call by 61 bits.</summary>
        public double ToDouble()
        {
            if (Numerator.IsZero)
            {
                return 0;
            }

            var shift = 61 - (int)(BigInteger.Abs(Numerator).GetBitLength() - Denominator.GetBitLength());
            var quotient = shift < 0 ? Numerator / (Denominator << -shift) : (Numerator << shift) / Denominator;
            return Math.ScaleB((double)(long)quotient, -shift);
        }
    }
}
