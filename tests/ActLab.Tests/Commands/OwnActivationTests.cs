using System.Runtime.CompilerServices;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>A formula and a file of definitions, in every command that takes activations.</summary>
public class OwnActivationTests
{
    static string Definitions { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "..", "Formulas", "example-definitions.txt");

    [Fact]
    public void List_shows_them_at_the_end()
    {
        var all = CommandRun.Of("list", "--definition", Definitions, "--f", "max(0, x)", "--json").Json().EnumerateArray().ToList();
        Assert.Equal(["soft-step", "two-slopes", "wavy", "formula"], all[^4..].Select(a => a.GetProperty("id").GetString()));
        Assert.Equal("if(0 >= x, 0, 1)", all[^1].GetProperty("derivative").GetString());
        Assert.Equal([0.0], all[^1].GetProperty("kinks").EnumerateArray().Select(k => k.GetDouble()));
        Assert.Equal("[0, 1]", all[^4].GetProperty("range").GetString());
    }

    [Theory]
    [InlineData("eval --f b*x^2 --set b=3 --at 2", 12, 12)]
    [InlineData("eval --f b*x^2 --set b=3 --at 2 --kernel simd --number f32", 12, 12)]
    [InlineData("eval two-slopes --definition FILE --at 5", 4, 1)]
    [InlineData("eval two-slopes --definition FILE --at 5 --set alpha=2", 10, 2)]
    [InlineData("eval --f leaky_relu(x,alpha=0.5) --at -2 --number dd", -1, 0.5)]
    public void Eval(string line, double f, double df)
    {
        var point = CommandRun.Of([.. line.Replace("FILE", Definitions, StringComparison.Ordinal).Split(' '), "--json"]).Json().GetProperty("points")[0];
        Assert.Equal(f, point.GetProperty("f").GetDouble());
        Assert.Equal(df, point.GetProperty("df").GetDouble());
    }

    [Fact]
    public void Plot_draws_a_formula_beside_the_catalogue()
    {
        var curves = CommandRun.Of("plot", "relu", "--f", "max(0, x)", "--json").Json().EnumerateArray().ToList();
        Assert.Equal(["relu", "formula"], curves.Select(c => c.GetProperty("activation").GetString()));
        Assert.Equal(curves[0].GetProperty("y").ToString(), curves[1].GetProperty("y").ToString());
    }

    [Fact]
    public void Audit_takes_every_claim_of_a_file()
    {
        var audits = CommandRun.Of("audit", "--definition", Definitions, "--json").Json().GetProperty("audits").EnumerateArray().ToList();
        Assert.Equal(
            [("soft-step", "pass"), ("soft-step", "pass"), ("soft-step", "pass"), ("two-slopes", "pass"), ("two-slopes", "pass"), ("wavy", "pass")],
            audits.Select(a => (a.GetProperty("activation").GetString(), a.GetProperty("verdict").GetString())));
    }

    [Theory]
    [InlineData("x*sigmoid(b*x)")]
    [InlineData("x + sin(b*x)/2")]
    public void Ulp_holds_a_formula_against_double_double(string formula)
    {
        var result = CommandRun.Of("ulp", "--f", formula, "--set", "b=1.5", "--range=-20:20", "--samples", "20000", "--json").Json()[0];
        Assert.Equal("formula", result.GetProperty("activation").GetString());
        Assert.InRange(result.GetProperty("maxUlp").GetDouble(), 0.1, 1);
    }

    /// <summary>(e^x - 1)/x in double has lost half of its digits at 1e-8; the table, made in double-double, has not.</summary>
    [Fact]
    public void Ulp_does_not_trust_the_formula_in_double()
    {
        string[] line = ["ulp", "--f", "if(x == 0, 1, (exp(x)-1)/x)", "--range=1e-9:1e-7", "--samples", "2000", "--json"];
        Assert.True(CommandRun.Of([.. line, "--number", "f64"]).Json()[0].GetProperty("maxUlp").GetDouble() > 1e6);
    }

    [Fact]
    public void Stats_of_a_formula_are_those_of_the_same_activation()
    {
        var both = CommandRun.Of("stats", "relu", "--f", "max(0, x)", "--normal", "0,1", "--rows", "200", "--units", "4", "--json").Json().EnumerateArray().ToList();
        Assert.Equal(["relu", "formula"], both.Select(a => a.GetProperty("activation").GetString()));
        foreach (var name in (string[])["dead", "dormant", "moments", "meanSquareGain"])
        {
            Assert.Equal(both[0].GetProperty(name).ToString(), both[1].GetProperty(name).ToString());
        }
    }

    [Theory]
    [InlineData("list --set a=1", "--set gives the parameters of --f here")]
    [InlineData("list --f x+", "--f \"x+\", column 3: expected a number")]
    [InlineData("plot --f x --df 2y", "--df \"2y\", column 2: expected an operator")]
    [InlineData("plot --df x", "give the formula with --f too")]
    [InlineData("plot --definition /nowhere.txt", "/nowhere.txt does not exist")]
    [InlineData("plot --definition /", "/ is a directory")]
    [InlineData("plot three --definition FILE", "no activation is named 'three'")]
    [InlineData("plot x*sin(x)", "no activation is named 'x*sin(x)'; a formula goes after --f")]
    [InlineData("eval --definition FILE --at 0", "eval takes one activation")]
    [InlineData("eval --at 0", "Required argument missing")]
    [InlineData("eval --f leaky_relu(x,beta=1) --at 0", "column 1: leaky-relu has no parameter 'beta'")]
    [InlineData("eval --f leaky-relu(x) --at 0", "column 1: unknown name 'leaky'; expected")]
    [InlineData("stats --f b*x --normal 0,1", "unknown name 'b'")]
    public void Refusals(string line, string part) =>
        Assert.Contains(part, CommandRun.Of(line.Replace("FILE", Definitions, StringComparison.Ordinal).Split(' ')).Refusal(), StringComparison.Ordinal);

    static string Here([CallerFilePath] string path = "") => path;
}
