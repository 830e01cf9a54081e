using ActLab.Core.Expressions;
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
    [InlineData("sin(2*x)", "2*cos(2*x)")]
    [InlineData("cos(x)", "-sin(x)")]
    [InlineData("erfc(x)", "-1.12837916709551257389615890312154517168810125865800*exp(-x^2)")]
    [InlineData("sign(x)*x", "sign(x)")]
    [InlineData("0.5*(0.25*x)", "0.125")]
    [InlineData("x^2*x", "2*x*x + x^2")]
    [InlineData("x^3/3 + x^3/3", "2*(3*x^2/3)")]
    public void Derivatives_are_simplified(string formula, string derivative) =>
        Assert.Equal(derivative, Expression.Parse(formula, Parameters).Derivative().ToString());

    [Fact]
    public void Derivative_by_a_parameter() =>
        Assert.Equal("if(x <= 0, x, 0)", Expression.Parse("if(x <= 0, alpha*x, x)", Parameters).Derivative("alpha").ToString());
}
