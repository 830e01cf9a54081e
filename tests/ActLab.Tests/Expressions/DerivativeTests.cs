using ActLab.Core.Expressions;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Expressions;

public class DerivativeTests
{
    static readonly Dictionary<string, double> Parameters = new() { ["alpha"] = 0.25 };

    [Theory]
    [InlineData("x", "1")]
    [InlineData("3", "0")]
    [InlineData("alpha*x", "alpha")]
    [InlineData("x^2", "2*x")]
    [InlineData("x^-1", "-x^-2")]
    [InlineData("1/x", "-1/x^2")]
    [InlineData("max(0, x)", "if(0 >= x, 0, 1)")]
    [InlineData("if(x <= 0, alpha*(exp(x) - 1), x)", "if(x <= 0, alpha*exp(x), 1)")]
    [InlineData("log(1 + exp(x))", "exp(x)/(1 + exp(x))")]
    [InlineData("softplus(x)", "sigmoid(x)")]
    [InlineData("abs(x)", "if(x <= 0, -1, 1)")]
    [InlineData("1/(1+exp(-x))", "exp(-x)/(1 + exp(-x))^2")]
    [InlineData("5 - 3*x", "-3")]
    public void Derivatives_are_simplified(string formula, string derivative) =>
        Assert.Equal(derivative, Expression.Parse(formula, Parameters).Derivative().ToString());

    [Fact]
    public void Derivative_by_a_parameter() =>
        Assert.Equal("if(x <= 0, x, 0)", Expression.Parse("if(x <= 0, alpha*x, x)", Parameters).Derivative("alpha").ToString());

    [Fact]
    public void Symbolic_and_automatic_derivatives_agree_within_their_bounds()
    {
        var random = new Random(7);
        var compared = 0;
        for (var i = 0; i < 2000; i++)
        {
            var f = Expression.Parse(RandomFormula.Next(random, 4), Parameters);
            var derivative = f.Derivative();
            Assert.Equal(derivative, Expression.Parse(derivative.ToString(), Parameters));
            var x = Math.ScaleB(random.NextDouble() * 4 - 2, random.Next(-6, 3));
            var (value, automatic) = f.Evaluate(Dual<Bounded>.Variable(Bounded.Of(x)));
            var symbolic = derivative.Evaluate(Bounded.Of(x));
            var bound = automatic.Error + symbolic.Error;
            if (bound.IsFinite && value.Error.IsFinite && !TieWithin(f, x))
            {
                compared++;
                Assert.True(DoubleDouble.Abs(automatic.Value - symbolic.Value) <= bound, $"{f} at {x:R}: {derivative}");
            }
        }

        Assert.InRange(compared, 1000, 2000);
    }

    /// <summary>Where rounding may decide the branch, the two evaluations may differ.</summary>
    static bool TieWithin(Expression f, double x) => f.Nodes.Concat(f.Switches)
        .Select(n => n.Evaluate(Bounded.Of(x)))
        .Any(n => !n.Error.IsFinite || (DoubleDouble.Abs(n.Value) <= n.Error && !n.Error.IsZero));
}
