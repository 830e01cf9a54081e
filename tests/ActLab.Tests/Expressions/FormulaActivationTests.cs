using ActLab.Core;
using ActLab.Core.Expressions;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Expressions;

public class FormulaActivationTests
{
    [Fact]
    public void A_formula_has_the_face_of_an_activation()
    {
        var relu = new FormulaActivation("max(0, alpha*x)", parameters: new Dictionary<string, double> { ["alpha"] = 2 });
        Assert.Equal("if(0 >= alpha*x, 0, alpha)", relu.DerivativeFormula);
        Assert.Equal(new Kink(0, 0, 2, 0), Assert.Single(relu.Kinks));
        Assert.Equal(6, relu.Forward(new Real64(3)).Value);
        Assert.Equal(6, Scalar.Forward(relu, 3));
        Assert.Equal(2, Scalar.Derivative(relu, 3));
        Assert.Equal(9, relu.With(relu.Parameters.With("alpha", "3")).Forward(new Real64(3)).Value);
    }

    [Fact]
    public void It_is_not_in_the_catalogue() => Assert.DoesNotContain(new Catalog().All, a => a is FormulaActivation || a.Id == "formula");
}
