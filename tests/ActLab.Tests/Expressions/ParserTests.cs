using ActLab.Core;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Expressions;

public class ParserTests
{
    static readonly Dictionary<string, double> Parameters = new() { ["alpha"] = 0.25, ["beta"] = 2 };

    [Theory]
    [InlineData("1 + 2*3", 0, 7)]
    [InlineData("(1 + 2)*3", 0, 9)]
    [InlineData("8 - 3 - 2", 0, 3)]
    [InlineData("8 / 4 / 2", 0, 1)]
    [InlineData("2^3^2", 0, 512)]
    [InlineData("-x^2", 3, -9)]
    [InlineData("(-x)^2", 3, 9)]
    [InlineData("x^-2", 2, 0.25)]
    [InlineData("x^3", -2, -8)]
    [InlineData("x^0", 0, 1)]
    [InlineData("2*-x", 3, -6)]
    [InlineData("--x", 3, 3)]
    [InlineData("+x - +1", 3, 2)]
    [InlineData("z*alpha + beta", 4, 3)]
    [InlineData("max(0, x) + min(x, 1)", 5, 6)]
    [InlineData("if(x < 0, 1, 2)", 0, 2)]
    [InlineData("if(x <= 0, 1, 2)", 0, 1)]
    [InlineData("if(x > 0, 1, 2)", 0, 2)]
    [InlineData("if(x >= 0, 1, 2)", 0, 1)]
    [InlineData("if(x == 0, 1, 2)", 0, 1)]
    [InlineData("if(x == 0, 1, 2)", 1, 2)]
    [InlineData("abs(x)*sqrt(16) + log(1) + log1p(0) + expm1(0)", -1, 4)]
    [InlineData("exp(0)+tanh(0)+sigmoid(0)", 0, 1.5)]
    [InlineData("1e-3 * 1E+3 + .5 + 2.", 0, 3.5)]
    public void Values(string text, double x, double expected) =>
        Assert.Equal(expected, Expression.Parse(text, Parameters).Evaluate(new Real64(x)).Value);

    [Theory]
    [InlineData("", 1, "expected a number, x, a function or '(', found the end")]
    [InlineData("1 +", 4, "found the end")]
    [InlineData("x y", 3, "expected an operator or the end, found 'y'")]
    [InlineData("2 * (x + 1", 11, "expected ')', found the end")]
    [InlineData("foo(x)", 1, "unknown name 'foo'")]
    [InlineData("1 + gamma", 5, "unknown name 'gamma'; expected x, z, pi, alpha, beta, abs")]
    [InlineData("max(x)", 6, "expected ',', found ')'")]
    [InlineData("exp(x, 1)", 6, "expected ')', found ','")]
    [InlineData("exp x", 5, "expected '(', found 'x'")]
    [InlineData("if(x, 1, 2)", 5, "expected one of < <= > >= ==, found ','")]
    [InlineData("x = 1", 3, "expected an operator or the end, found '='")]
    [InlineData("x $ 1", 3, "'$' has no meaning")]
    [InlineData("x\0", 2, "'\\u0000' has no meaning")]
    [InlineData("1e400", 1, "'1e400' is beyond the range of a double")]
    [InlineData("x + 1e-400", 5, "'1e-400' is beyond the range of a double")]
    [InlineData("1e999999999", 2, "found 'e999999999'")]
    public void Errors(string text, int column, string message)
    {
        Assert.False(Expression.TryParse(text, Parameters, null, out _, out var error));
        Assert.Equal(column, error.Column);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        var thrown = Assert.Throws<BadInputException>(() => Expression.Parse(text, Parameters));
        Assert.StartsWith($"formula, column {column}: ", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>A parameter may be named as a function; what follows the name tells them apart.</summary>
    [Fact]
    public void A_parameter_may_be_named_as_a_function()
    {
        var formula = Expression.Parse("min(max(min, x), max)", new Dictionary<string, double> { ["min"] = -2, ["max"] = 3 });
        Assert.Equal([-2, 1.5, 3], new[] { -7, 1.5, 9 }.Select(x => formula.Evaluate(new Real64(x)).Value));
    }

    [Fact]
    public void Length_nesting_and_size_are_limited()
    {
        string[] tooMuch =
        [
            new string(' ', Expression.MaxLength) + "x",
            new string('(', 65) + "x" + new string(')', 65),
            new string('-', 65) + "x",
            string.Join("^", Enumerable.Repeat("x", 70)),
            string.Join("+", Enumerable.Repeat("x", 600)),
            string.Concat(Enumerable.Repeat("exp(", 70)) + "x" + new string(')', 70),
        ];
        Assert.All(tooMuch, text => Assert.False(Expression.TryParse(text, null, null, out _, out _)));
        Assert.True(Expression.TryParse(string.Join("+", Enumerable.Repeat("x", 200)), null, null, out _, out _));
        Assert.True(Expression.TryParse(new string('(', 60) + "x" + new string(')', 60), null, null, out _, out _));
    }

    [Fact]
    public void Ten_thousand_random_texts_throw_nothing_else()
    {
        string[] pieces =
        [
            "x", "z", "alpha", "1", "0.5", "1e9", ".", "e", "(", ")", ",", "+", "-", "*", "/", "^", "<", "<=", "==", "if(",
            "max(", "exp(", "log(", "sqrt(", "abs(", " ", "\t", "é", "\ud800", "3.14159265358979323846", "1e308", "^-2", "1e99999",
        ];
        var random = new Random(20_260_101);
        for (var i = 0; i < 10_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (Expression.TryParse(text, Parameters, null, out var expression, out var error))
            {
                _ = expression.Evaluate(new Real64(random.NextDouble()));
                _ = expression.Derivative().ToString();
                Assert.Equal(expression, Expression.Parse(expression.ToString(), Parameters));
            }
            else
            {
                Assert.InRange(error.Column, 1, text.Length + 1);
            }
        }
    }

    [Fact]
    public void Every_node_is_reached()
    {
        var formula = Expression.Parse("-exp(abs(-max(1, x)))");
        Assert.Equal(7, formula.Nodes.Count());
        Assert.Equal(6, formula.Depth);
        Assert.Equal(["-max(1, x)", "1 - x"], formula.Switches.Select(s => s.ToString()));
    }

    [Fact]
    public void Short_literals_are_doubles_and_long_ones_are_more()
    {
        var tenth = Expression.Parse("0.1").Evaluate(DoubleDouble.Zero);
        Assert.Equal(DoubleDouble.Of(0.1), tenth);
        var pi = Expression.Parse("3.14159265358979323846264338327950288419716939937510582097494").Evaluate(DoubleDouble.Zero);
        Assert.Equal(DoubleDouble.Of(Constant.Pi), pi);
        var small = Expression.Parse("0.000314159265358979323846264338327950288419716939937510582097494E+4").Evaluate(DoubleDouble.Zero);
        Assert.Equal(DoubleDouble.Of(Constant.Pi), small);
        var whole = Expression.Parse("100000000000000000000000").Evaluate(DoubleDouble.Zero);
        Assert.True((whole / DoubleDouble.Of(1e11) / DoubleDouble.Of(1e12) - DoubleDouble.One).IsZero);
    }
}
