using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace ActLab.Tests.Golden;

/// <summary>One row of the golden files.</summary>
sealed record GoldenRow(string Activation, string Parameters, string X, string F, string Df, string D2f)
{
    public static IReadOnlyList<GoldenRow> All { get; } = [.. Read("golden.csv"), .. Read("more.csv")];

    static List<GoldenRow> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var rows = new List<GoldenRow>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            // Only the parameters column is ever quoted.
            var quoted = line.Split('"');
            var parameters = quoted.Length == 3 ? quoted[1] : line.Split(',')[1];
            var name = line[..line.IndexOf(',', StringComparison.Ordinal)];
            var numbers = line.Split(',')[^4..];
            rows.Add(new(name, parameters, numbers[0], numbers[1], numbers[2], numbers[3]));
        }

        return rows;
    }
}

/// <summary>Distances between doubles and long decimal texts, in exact rational arithmetic.</summary>
static class Exact
{
    const int LowestExponent = -1074;

    /// <summary>|value - reference| in units of the ulp of double at <paramref name="scale"/> (default: at the reference).</summary>
    public static double Ulps(double value, string reference, double? scale = null)
    {
        var nearest = double.Parse(reference, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            return double.PositiveInfinity;
        }

        // What lies so far below the smallest double is 0 to hundreds of bits; its rational number would have millions.
        if (reference.IndexOf('e', StringComparison.Ordinal) is >= 0 and var e && int.Parse(reference[(e + 1)..], CultureInfo.InvariantCulture) < -500)
        {
            return Math.Abs(value) / double.Epsilon;
        }

        var (top, bottom) = Rational(reference);
        var (valueTop, valueExponent) = Parts(value);
        var ulpExponent = Math.Max(LowestExponent, Math.ILogB(Math.Max(Math.Abs(scale ?? nearest), double.Epsilon)) - 52);
        // (v 2^e - top/bottom) / 2^u, all as integers over bottom 2^1200 to keep every bit.
        var shift = 1200;
        var difference = (valueTop * bottom << (shift + valueExponent)) - (top << shift);
        var ulps = (difference << 60) / (bottom << (shift + ulpExponent));
        return Math.Abs((double)ulps) / Math.Pow(2, 60);
    }

    static (BigInteger Top, BigInteger Bottom) Rational(string text)
    {
        var mantissa = text;
        var exponent = 0;
        if (text.IndexOf('e', StringComparison.Ordinal) is >= 0 and var e)
        {
            mantissa = text[..e];
            exponent = int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture);
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        var digits = BigInteger.Parse(mantissa, CultureInfo.InvariantCulture);
        return exponent >= 0 ? (digits * BigInteger.Pow(10, exponent), 1) : (digits, BigInteger.Pow(10, -exponent));
    }

    static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52 & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var mantissa = biased == 0 ? fraction : fraction | 1L << 52;
        return (bits < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1075);
    }
}
