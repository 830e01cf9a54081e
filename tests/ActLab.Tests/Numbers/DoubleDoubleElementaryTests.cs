using System.Globalization;
using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>DoubleDouble against elementary.csv, which elementary.py computed with mpmath in 600 bits.</summary>
public class DoubleDoubleElementaryTests
{
    static readonly Dictionary<string, Func<DoubleDouble, DoubleDouble>> Functions = new()
    {
        ["exp"] = DoubleDouble.Exp,
        ["expm1"] = DoubleDouble.Expm1,
        ["log"] = DoubleDouble.Log,
        ["log1p"] = DoubleDouble.Log1p,
        ["sqrt"] = DoubleDouble.Sqrt,
        ["tanh"] = DoubleDouble.Tanh,
        ["logistic"] = DoubleDouble.Logistic,
        ["softplus"] = DoubleDouble.Softplus,
        ["erf"] = DoubleDouble.Erf,
        ["normal-cdf"] = DoubleDouble.NormalCdf,
        ["normal-pdf"] = DoubleDouble.NormalPdf,
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Relative_error_is_at_most_2_to_the_minus_100(string name)
    {
        var errors = Points(name).Select(p => (p.X, Bits: ErrorBits(Functions[name](p.X), p.Mantissa, p.Exponent))).ToList();

        Assert.True(errors.Count > 150);
        var (x, bits) = errors.MaxBy(e => e.Bits);
        Assert.True(bits <= -100, $"{name}({x}) is off by 2^{bits}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: worst 2^{bits:f2} at {x} of {errors.Count}");
    }

    /// <summary>The exponents differ by at most 1 before anything is shifted, so e^(1e13) stays cheap.</summary>
    static double ErrorBits(DoubleDouble value, Rational mantissa, long exponent)
    {
        var distance = value.Exponent - exponent;
        Assert.InRange(distance, -1, 1);
        return Rational.RelativeErrorBits((Rational.Of(value.Hi) + Rational.Of(value.Lo)).Scale(distance), mantissa);
    }

    static IEnumerable<(DoubleDouble X, Rational Mantissa, long Exponent)> Points(string name) =>
        from line in File.ReadLines(Path.Combine(Folder(), "elementary.csv"))
        let cells = line.Split(',')
        where cells[0] == name
        select (DoubleDouble.Of(Number(cells[1])) + DoubleDouble.Of(Number(cells[2])),
            Rational.Parse(cells[3]), long.Parse(cells[4], CultureInfo.InvariantCulture));

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
