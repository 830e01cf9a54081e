using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>MathReal is the naive form of every function, flaws included.</summary>
public class NaiveNumberTests
{
    [Theory]
    [InlineData(-2.5)]
    [InlineData(0.0)]
    [InlineData(1e-9)]
    [InlineData(1.75)]
    public void Doubles_are_System_Math(double x)
    {
        var number = new MathReal<double>(x);
        Assert.Equal(Math.Exp(x), MathReal<double>.Exp(number).Value);
        Assert.Equal(Math.Exp(x) - 1, MathReal<double>.Expm1(number).Value);
        Assert.Equal(Math.Tanh(x), MathReal<double>.Tanh(number).Value);
        Assert.Equal(Math.Log(1 + Math.Exp(x)), MathReal<double>.Softplus(number).Value);
        Assert.Equal(1 / (1 + Math.Exp(-x)), MathReal<double>.Logistic(number).Value);
    }

    [Fact]
    public void Floats_rounds_every_step()
    {
        Assert.Equal(1 / (1 + MathF.Exp(1.5f)), MathReal<float>.Logistic(new(-1.5f)).Value);
        Assert.Equal(0, MathReal<float>.Softplus(new(-20)).Value);
        Assert.Equal(0, MathReal<float>.Log1p(new(1e-9f)).Value);
    }

    [Fact]
    public void The_textbook_erf_is_within_its_published_error()
    {
        for (var x = -4.0; x <= 4; x += 1.0 / 64)
        {
            Assert.Equal(Real64.Erf(new(x)).Value, MathReal<double>.Erf(new(x)).Value, 1.5e-7);
            Assert.Equal(Real64.NormalCdf(new(x)).Value, MathReal<double>.NormalCdf(new(x)).Value, 1.5e-7);
        }
    }
}
