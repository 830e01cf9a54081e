using System.Numerics;

namespace ActLab.Tests.Statistics;

/// <summary>Mean and central moments in whole numbers: every double is one, times a power of two, so nothing is rounded but the results.</summary>
readonly record struct ExactMoments(double Mean, double M2, double M3, double M4)
{
    const int FractionBits = 52, Bias = 1075;

    /// <summary>The moments of finite values.</summary>
    public static ExactMoments Of(IReadOnlyList<double> values)
    {
        var exponent = values.Where(x => x != 0).Select(Exponent).DefaultIfEmpty().Min();
        var whole = values.Select(x => x == 0 ? 0 : Mantissa(x) << (Exponent(x) - exponent)).ToList();
        var (n, sum) = ((BigInteger)values.Count, whole.Aggregate(BigInteger.Add));
        double Central(int power) => Quotient(whole.Select(x => BigInteger.Pow((n * x) - sum, power)).Aggregate(BigInteger.Add), BigInteger.Pow(n, power), power * exponent);
        return new(Quotient(sum, n, exponent), Central(2), Central(3), Central(4));
    }

    static int Exponent(double x) => Math.Max((int)(BitConverter.DoubleToInt64Bits(x) >> FractionBits) & 0x7FF, 1) - Bias;

    static BigInteger Mantissa(double x)
    {
        var fraction = BitConverter.DoubleToInt64Bits(x) & ((1L << FractionBits) - 1);
        return Math.Sign(x) * (BigInteger)(double.IsNormal(x) ? fraction | (1L << FractionBits) : fraction);
    }

    /// <summary>a / b 2^exponent, from 96 bits.</summary>
    static double Quotient(BigInteger a, BigInteger b, int exponent)
    {
        var shift = 96 + (int)b.GetBitLength() - (int)BigInteger.Abs(a).GetBitLength();
        return Math.ScaleB((double)((shift < 0 ? a >> -shift : a << shift) / b), exponent - shift);
    }
}
