using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>Math64 and Math32 are the naive forms, flaws included.</summary>
public class NaiveNumberTests
{
    [Theory]
    [InlineData(-2.5)]
    [InlineData(0.0)]
    [InlineData(1e-9)]
    [InlineData(1.75)]
    public void Math64_is_System_Math(double x)
    {
        var number = new Math64(x);
        Assert.Equal(Math.Exp(x), Math64.Exp(number).Value);
        Assert.Equal(Math.Exp(x) - 1, Math64.Expm1(number).Value);
        Assert.Equal(Math.Tanh(x), Math64.Tanh(number).Value);
        Assert.Equal(Math.Log(1 + Math.Exp(x)), Math64.Softplus(number).Value);
        Assert.Equal(1 / (1 + Math.Exp(-x)), Math64.Logistic(number).Value);
    }

    [Fact]
    public void Math32_rounds_every_step()
    {
        Assert.Equal(1 / (1 + MathF.Exp(1.5f)), Math32.Logistic(new(-1.5f)).Value);
        Assert.Equal(0, Math32.Softplus(new(-20)).Value);
        Assert.Equal(0, Math32.Log1p(new(1e-9f)).Value);
    }

    [Fact]
    public void The_textbook_erf_is_within_its_published_error()
    {
        for (var x = -4.0; x <= 4; x += 1.0 / 64)
        {
            Assert.Equal(Real64.Erf(new(x)).Value, Math64.Erf(new(x)).Value, 1.5e-7);
            Assert.Equal(Real64.NormalCdf(new(x)).Value, Math64.NormalCdf(new(x)).Value, 1.5e-7);
        }
    }
}
