using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Activations;

/// <summary>Parameters: what is refused, what unusual values mean, and derivatives by them.</summary>
public class ParameterTests
{
    static readonly Catalog Catalog = new();

    [Theory]
    [InlineData("leaky-relu", "alpha", "nan", "leaky-relu: alpha must be a finite number, not 'nan'")]
    [InlineData("prelu", "alpha", "-inf", "prelu: alpha must be a finite number, not '-inf'")]
    [InlineData("elu", "alpha", "", "elu: alpha must be a finite number, not ''")]
    [InlineData("elu", "alpha", "1e999", "elu: alpha must be a finite number, not '1e999'")]
    [InlineData("elu", "beta", "1", "elu has no parameter 'beta': it has alpha")]
    [InlineData("gelu", "alpha", "1", "gelu has no parameter 'alpha': it has none")]
    [InlineData("softplus", "beta", "0", "softplus: beta must lie between 1E-12 and 1000000000000, not 0")]
    [InlineData("softplus", "beta", "-2", "softplus: beta must lie between 1E-12 and 1000000000000, not -2")]
    [InlineData("maxout", "pieces", "", "maxout: a piece is slope,offset and pieces are parted by ';', not ''")]
    [InlineData("maxout", "pieces", "1,2,3", "maxout: a piece is slope,offset and pieces are parted by ';', not '1,2,3'")]
    [InlineData("maxout", "pieces", "1,x", "maxout: a piece's offset must be a finite number, not 'x'")]
    [InlineData("hard-tanh", "min", "1", "hard-tanh: min must be below max, not 1 with max 1")]
    [InlineData("clip", "max", "-1", "clip: min must be below max, not 0 with max -1")]
    [InlineData("rrelu", "lower", "0.5", "rrelu: lower must be at most upper, not 0.5 with upper 0.3333333333333333")]
    [InlineData("hard-shrink", "lambda", "-0.5", "hard-shrink: lambda must lie between 0 and 1000000000000, not -0.5")]
    [InlineData("soft-shrink", "lambda", "nan", "soft-shrink: lambda must be a finite number, not 'nan'")]
    [InlineData("shrink", "bias", "1e13", "shrink: bias must lie between -1000000000000 and 1000000000000, not 1e13")]
    [InlineData("threshold", "value", "inf", "threshold: value must be a finite number, not 'inf'")]
    [InlineData("celu", "alpha", "0", "celu: alpha must lie between 1E-12 and 1000000000000, not 0")]
    [InlineData("hard-sigmoid", "width", "0", "hard-sigmoid: width must lie between 1E-12 and 1000000000000, not 0")]
    [InlineData("squareplus", "b", "0", "squareplus: b must lie between 1E-12 and 1000000000000, not 0")]
    [InlineData("smelu", "beta", "-1", "smelu: beta must lie between 1E-12 and 1000000000000, not -1")]
    [InlineData("isru", "alpha", "-1", "isru: alpha must lie between 1E-12 and 1000000000000, not -1")]
    [InlineData("relu6", "max", "6", "relu6 has no parameter 'max': it has none")]
    public void A_bad_parameter_is_refused_by_a_clear_line(string id, string name, string value, string line) =>
        Assert.Equal(line, Assert.Throws<BadInputException>(() => With(id, name, value)).Message);

    [Theory]
    [InlineData("1", 2, 2, 1)]
    [InlineData("1", -2, -2, 1)]
    [InlineData("0", -2, -0.0, 0)]
    [InlineData("-0.5", -2, 1, -0.5)]
    [InlineData("3", -2, -6, 3)]
    [InlineData("3", 2, 2, 1)]
    public void Leaky_relu_and_prelu_are_straight_on_either_side(string alpha, double x, double value, double slope)
    {
        foreach (var id in new[] { "leaky-relu", "prelu" })
        {
            Assert.Equal(value, Scalar.Forward(With(id, "alpha", alpha), x));
            Assert.Equal(slope, Scalar.Derivative(With(id, "alpha", alpha), x));
        }
    }

    /// <summary>With slope 1 on both sides, and only then, there is no kink; at 0 the derivative is alpha.</summary>
    [Theory]
    [InlineData("leaky-relu")]
    [InlineData("prelu")]
    [InlineData("elu")]
    public void Only_alpha_one_has_no_kink(string id)
    {
        Assert.Empty(With(id, "alpha", "1").Kinks);
        foreach (var alpha in new[] { -0.5, 0, 1.5 })
        {
            var activation = With(id, "alpha", FormattableString.Invariant($"{alpha}"));
            Assert.Equal([new Kink(0, alpha, 1, alpha)], activation.Kinks);
            Assert.Equal(alpha, Scalar.Derivative(activation, 0));
            Assert.Equal(1, Scalar.Derivative(activation, double.Epsilon));
        }
    }

    [Fact]
    public void Elu_with_alpha_zero_is_relu()
    {
        var (elu, relu) = (With("elu", "alpha", "0"), Catalog.Find("relu"));
        foreach (var x in new[] { -745, -1e-9, -0.0, 0.0, 1e-9, 3.5 })
        {
            Assert.Equal(Scalar.Forward(relu, x) + 0.0, Scalar.Forward(elu, x) + 0.0);
            Assert.Equal(Scalar.Derivative(relu, x) + 0.0, Scalar.Derivative(elu, x) + 0.0);
        }
    }

    /// <summary>A huge beta makes it relu; a tiny one log(2)/beta, its slope 1/2 everywhere.</summary>
    [Fact]
    public void Softplus_keeps_its_limits_in_beta()
    {
        var (sharp, flat) = (With("softplus", "beta", "1e12"), With("softplus", "beta", "1e-12"));
        Assert.Equal([0, 0, 5], new[] { -5.0, -1e-9, 5 }.Select(x => Scalar.Forward(sharp, x)));
        Assert.Equal([0, 0.5, 1], new[] { -5.0, 0, 5 }.Select(x => Scalar.Derivative(sharp, x)));
        Assert.Equal(Math.Log(2) / 1e12, Scalar.Forward(sharp, 0), 1e-27);
        Assert.All([-5.0, 0, 5], x => Assert.Equal(0.5, Scalar.Derivative(flat, x), 1e-11));
        Assert.All([-5.0, 0, 5], x => Assert.Equal(Math.Log(2) * 1e12, Scalar.Forward(flat, x), 10.0));
    }

    /// <summary>The five-point stencil in double-double: its error is near 1e-22 of the value here.</summary>
    [Theory]
    [InlineData("prelu", "alpha", "0.25")]
    [InlineData("prelu", "alpha", "-1.5")]
    [InlineData("elu", "alpha", "1")]
    [InlineData("elu", "alpha", "0")]
    [InlineData("softplus", "beta", "1")]
    [InlineData("softplus", "beta", "3.5")]
    public void Derivatives_by_the_parameter_match_finite_differences(string id, string name, string value)
    {
        var learnable = With(id, name, value).Learnable!;
        var step = DoubleDouble.Of(Math.ScaleB(1, -17));
        for (var x = -20.25; x <= 20.25; x += 0.75)
        {
            var difference = (Stencil(1) - Stencil(-1)) * DoubleDouble.Of(8) - (Stencil(2) - Stencil(-2));
            var expected = (difference / (DoubleDouble.Of(12) * step)).ToDouble();
            Assert.Equal(expected, Scalar.DerivativeByParameter(learnable, x), Math.Max(Math.Abs(expected) * 1e-15, 1e-18));
            DoubleDouble Stencil(int steps) =>
                learnable.ForwardAt(DoubleDouble.Of(x), DoubleDouble.Of(learnable.Value) + step * DoubleDouble.Of(steps));
        }
    }

    static Activation With(string id, string name, string value)
    {
        var activation = Catalog.Find(id);
        return activation.With(activation.Parameters.With(name, value));
    }
}
