using System.Globalization;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>The functions of IReal by name, and elementary.csv: their values by mpmath (elementary.py).</summary>
static class Elementary
{
    /// <summary>f(X) = Mantissa * 2^Exponent.</summary>
    public sealed record Point(DoubleDouble X, Rational Mantissa, long Exponent)
    {
        /// <summary>log2 of |error| / |f(X)|; scaled before anything is expanded, so e^(1e13) stays cheap.</summary>
        public double RelativeErrorBits(DoubleDouble value) =>
            Rational.RelativeErrorBits(Rational.Of(value.ScaleByPowerOfTwo(-Exponent)), Mantissa);
    }

    public static TheoryData<string> Names =>
        ["exp", "expm1", "log", "log1p", "sqrt", "tanh", "logistic", "softplus", "erf", "normal-cdf", "normal-pdf", "erfc", "sin", "cos"];

    public static Func<T, T> Function<T>(string name) where T : struct, IReal<T> => name switch
    {
        "exp" => T.Exp,
        "expm1" => T.Expm1,
        "log" => T.Log,
        "log1p" => T.Log1p,
        "sqrt" => T.Sqrt,
        "tanh" => T.Tanh,
        "logistic" => T.Logistic,
        "softplus" => T.Softplus,
        "erf" => T.Erf,
        "normal-cdf" => T.NormalCdf,
        "normal-pdf" => T.NormalPdf,
        "erfc" => T.Erfc,
        "sin" => T.Sin,
        "cos" => T.Cos,
        _ => throw new ArgumentException(name),
    };

    public static List<Point> Points(string name)
    {
        var points =
            from line in File.ReadLines(Path.Combine(Folder(), "elementary.csv"))
            let cells = line.Split(',')
            where cells[0] == name
            select new Point(DoubleDouble.Of(Number(cells[1])) + DoubleDouble.Of(Number(cells[2])),
                Rational.Parse(cells[3]), long.Parse(cells[4], CultureInfo.InvariantCulture));
        return [.. points];
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
