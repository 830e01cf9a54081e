using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>The elementary functions of Real64, Real32 and Lanes512 against mpmath.</summary>
public class ElementaryTests
{
    /// <summary>Function and largest error in ulps of double, as the doc comments state it.</summary>
    public static TheoryData<string, double> Bounds { get; } = new()
    {
        { "Exp", 0.54 }, { "Expm1", 0.59 }, { "Log", 0.54 }, { "Log1p", 0.54 }, { "Tanh", 0.57 },
        { "Logistic", 0.54 }, { "Softplus", 0.78 }, { "Erf", 0.75 }, { "NormalCdf", 0.82 }, { "NormalPdf", 0.54 },
        { "Erfc", 0.8 }, { "Sin", 0.82 }, { "Cos", 0.82 },
    };

    public static TheoryData<string> Functions { get; } = [.. Bounds.Select(row => row.Data.Item1)];

    static readonly ILookup<string, Fixture> Fixtures =
        File.ReadLines(Path.Combine(Here(), "elementary_fixtures.csv")).Select(Fixture.Parse).ToLookup(f => f.Function);

    [Theory, MemberData(nameof(Bounds))]
    public void Real64_meets_its_bound(string function, double bound)
    {
        Assert.True(Fixtures[function].Count() > 300);
        foreach (var fixture in Fixtures[function])
        {
            var got = Apply(function, new Real64(fixture.X)).Value;
            var limit = double.IsSubnormal(fixture.Value) ? 1 : bound;
            Assert.True(fixture.Ulps(got) <= limit, $"{function}({fixture.X:R}) = {got:R}, off by {fixture.Ulps(got)} ulp");
        }
    }

    [Theory, MemberData(nameof(Functions))]
    public void Every_lane_is_the_same_bits_as_Real64(string function)
    {
        double[] specials = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.Epsilon, -3, 700];
        double[] arguments = [.. Fixtures[function].Select(f => f.X), .. specials];
        for (var start = 0; start < arguments.Length; start++)
        {
            var lanes = Enumerable.Range(0, 8).Select(i => arguments[(start + i * 61) % arguments.Length]).ToArray();
            var got = Apply(function, new Lanes512<double, AccurateMath>(Vector512.Create(lanes))).Value;
            for (var i = 0; i < 8; i++)
                Assert.Equal(Bits(Apply(function, new Real64(lanes[i])).Value), Bits(got[i]));
        }
    }

    [Theory, MemberData(nameof(Functions))]
    public void Real32_is_the_value_rounded_once(string function)
    {
        foreach (var fixture in Fixtures[function].Where(f => (float)f.X == f.X))
            Assert.Equal((float)fixture.Value, Apply(function, new Real32((float)fixture.X)).Value);
    }

    [Theory]
    [InlineData("Exp", double.NegativeInfinity, 0)]
    [InlineData("Exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exp", -0.0, 1)]
    [InlineData("Expm1", double.NegativeInfinity, -1)]
    [InlineData("Expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Expm1", -0.0, -0.0)]
    [InlineData("Log", 0, double.NegativeInfinity)]
    [InlineData("Log", -0.0, double.NegativeInfinity)]
    [InlineData("Log", -1, double.NaN)]
    [InlineData("Log", 1, 0)]
    [InlineData("Log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log1p", -1, double.NegativeInfinity)]
    [InlineData("Log1p", -1.0000000000000002, double.NaN)]
    [InlineData("Log1p", -0.0, -0.0)]
    [InlineData("Log1p", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Tanh", -0.0, -0.0)]
    [InlineData("Tanh", double.NegativeInfinity, -1)]
    [InlineData("Tanh", double.PositiveInfinity, 1)]
    [InlineData("Logistic", double.NegativeInfinity, 0)]
    [InlineData("Logistic", 0, 0.5)]
    [InlineData("Logistic", double.PositiveInfinity, 1)]
    [InlineData("Softplus", double.NegativeInfinity, 0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Softplus", double.MaxValue, double.MaxValue)]
    [InlineData("Erf", -0.0, -0.0)]
    [InlineData("Erf", double.NegativeInfinity, -1)]
    [InlineData("Erf", double.PositiveInfinity, 1)]
    [InlineData("NormalCdf", double.NegativeInfinity, 0)]
    [InlineData("NormalCdf", -0.0, 0.5)]
    [InlineData("NormalCdf", double.PositiveInfinity, 1)]
    [InlineData("NormalPdf", double.NegativeInfinity, 0)]
    [InlineData("NormalPdf", double.PositiveInfinity, 0)]
    [InlineData("Erfc", -0.0, 1)]
    [InlineData("Erfc", double.NegativeInfinity, 2)]
    [InlineData("Erfc", double.PositiveInfinity, 0)]
    [InlineData("Sin", -0.0, -0.0)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Cos", -0.0, 1)]
    [InlineData("Cos", double.NegativeInfinity, double.NaN)]
    public void Special_values(string function, double x, double value) =>
        Assert.Equal(Bits(value), Bits(Apply(function, new Real64(x)).Value));

    [Theory, MemberData(nameof(Functions))]
    public void NaN_stays_NaN(string function)
    {
        Assert.True(double.IsNaN(Apply(function, new Real64(double.NaN)).Value));
        Assert.True(float.IsNaN(Apply(function, new Real32(float.NaN)).Value));
    }

    static T Apply<T>(string function, T x) where T : struct, IReal<T> => function switch
    {
        "Exp" => T.Exp(x),
        "Expm1" => T.Expm1(x),
        "Log" => T.Log(x),
        "Log1p" => T.Log1p(x),
        "Tanh" => T.Tanh(x),
        "Logistic" => T.Logistic(x),
        "Softplus" => T.Softplus(x),
        "Erf" => T.Erf(x),
        "NormalCdf" => T.NormalCdf(x),
        "NormalPdf" => T.NormalPdf(x),
        "Erfc" => T.Erfc(x),
        "Sin" => T.Sin(x),
        "Cos" => T.Cos(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
    };

    /// <summary>The bits, one pattern for every NaN.</summary>
    static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>One line of elementary_fixtures.csv; see elementary_fixtures.py.</summary>
    sealed record Fixture(string Function, double X, double Value, double Rest)
    {
        public static Fixture Parse(string line)
        {
            var parts = line.Split(',');
            return new(parts[0], Number(parts[1]), Number(parts[2]), Number(parts[3]));
        }

        public double Ulps(double got) => got.Equals(Value) ? Math.Abs(Rest) : Math.Abs((got - Value) / Ulp - Rest);

        double Ulp => double.IsSubnormal(Value) || Value == 0 ? double.Epsilon : Math.ScaleB(1, Math.Max(Math.ILogB(Value), -1022) - 52);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
