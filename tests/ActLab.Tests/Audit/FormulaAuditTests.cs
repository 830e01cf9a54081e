using ActLab.Core;
using ActLab.Core.Audit;
using Xunit;

namespace ActLab.Tests.Audit;

public class FormulaAuditTests
{
    const string Sigmoid = "1/(1+exp(-x))";
    const string SigmoidSlope = "exp(-abs(x))/(1+exp(-abs(x)))^2";
    const string Gelu = "x/2*(1+erf(x/sqrt(2)))";
    const string GeluSlope = "(1+erf(x/sqrt(2)))/2 + x*exp(-x^2/2)*0.39894228040143267793994605993438187";
    const string Elu = "if(x <= 0, 2*expm1(x), x)";
    const string HardSigmoid = "min(max(x/6 + 0.5, 0), 1)";
    const string HardSwish = "x*min(max(x + 3, 0), 6)/6";
    const string Selu = "1.0507009873554805*if(x <= 0, 1.6732632423543772*expm1(x), x)";

    [Theory]
    [InlineData(Sigmoid, SigmoidSlope)]
    [InlineData(Sigmoid, "1/(1+exp(-x))*(1-1/(1+exp(-x)))")]
    [InlineData("max(0,z)", "if(z > 0, 1, 0)")]
    [InlineData("max(0,z)", "if(z >= 0, 1, 0)")]
    [InlineData("max(0,z)", "if(z == 0, 0.5, if(z > 0, 1, 0))")]
    [InlineData("x^3 - x", "3*x^2 - 1")]
    [InlineData("x*(x-2)", "2*x-2")]
    [InlineData("tanh(x)", "4*sigmoid(2*x)*sigmoid(-2*x)")]
    [InlineData("log(1+exp(x))", "1/(1+exp(-x))")]
    [InlineData(Elu, "if(x <= 0, 2*exp(x), 1)")]
    [InlineData(HardSigmoid, "if(x <= -3, 0, if(x < 3, 1/6, 0))")]
    [InlineData(HardSwish, "if(x <= -3, 0, if(x < 3, x/3 + 0.5, 1))")]
    [InlineData("x/(1+abs(x))", "1/(1+abs(x))^2")]
    [InlineData("max(3*x, 1)", "if(3*x > 1, 3, 0)")]
    [InlineData("sqrt(x^2 + 4)", "x/sqrt(x^2 + 4)")]
    [InlineData("x/(1+x^2)", "(1-x^2)/(1+x^2)^2")]
    [InlineData("max(0,x)^2", "2*max(0,x)")]
    [InlineData("x*abs(x)", "2*abs(x)")]
    [InlineData("abs(x)^3", "3*x*abs(x)")]
    [InlineData("if(x <= 0, 0, x^2)", "if(x <= 0, 0, 2*x)")]
    [InlineData("max(0,x-1)^2", "2*max(0,x-1)")]
    [InlineData("tanh(1000*x)", "1000*(1-tanh(1000*x)^2)")]
    [InlineData("tanh(1e9*x)", "1e9*(1-tanh(1e9*x)^2)")]
    [InlineData("sqrt(x)", "1/(2*sqrt(x))")]
    [InlineData("sqrt(2*pi)*x", "sqrt(2*pi)")]
    [InlineData("log(1+exp(1e9*x))/1e9", "1/(1+exp(-1e9*x))")]
    public void Right_claims_pass(string f, string df)
    {
        var result = Audits.Run(f, df);
        Assert.True(result.Verdict == Verdict.Pass, string.Join("\n", result.Findings));
    }

    /// <summary>Planted faults: each is found and named.</summary>
    [Theory]
    [InlineData("max(0,z)", "max(1,z)", "wrong")]
    [InlineData(Sigmoid, "-exp(-abs(x))/(1+exp(-abs(x)))^2", "wrong")]
    [InlineData(Sigmoid, "2*exp(-abs(x))/(1+exp(-abs(x)))^2", "wrong")]
    [InlineData(Sigmoid, "exp(-abs(x))/(1+exp(-abs(x)))", "wrong")]
    [InlineData(Sigmoid, "exp(-abs(x))/(1+exp(-abs(x)))^2 * 1.0000000000000284", "lower-precision-constant")]
    [InlineData(Sigmoid, "if(abs(x) > 20, 0, exp(-abs(x))/(1+exp(-abs(x)))^2)", "truncated")]
    [InlineData("tanh(x)", "1 - tanh(x)", "wrong")]
    [InlineData("tanh(x)", "1 - x^2 + 2*x^4/3", "wrong")]
    [InlineData(Gelu, "(1+erf(x/sqrt(2)))/2", "wrong")]
    [InlineData(Gelu, "(1+erf(x/sqrt(2)))/2 + x*exp(-x^2/2)*0.3989423", "lower-precision-constant")]
    [InlineData(Gelu, "(1+erf(x/sqrt(2)))/2 + x*exp(-x^2/2)*0.3989422804014327", "lower-precision-constant")]
    [InlineData("log(1+exp(x))", "if(x > 20, 1, 1/(1+exp(-x)))", "truncated")]
    [InlineData("if(x > 20, x, log(1+exp(x)))", "if(x > 20, 1, 1/(1+exp(-x)))", "jump")]
    [InlineData("if(x <= 0.5, 0, x)", "if(x <= 0.5, 0, 1)", "jump")]
    [InlineData(Elu, "if(x <= 0, exp(x), 1)", "wrong")]
    [InlineData(Elu, "if(x <= 1, 2*exp(x), 1)", "wrong-branch")]
    [InlineData("max(0,z)", "if(z < 1e-3, 0, 1)", "wrong-branch")]
    [InlineData("max(0,z)", "if(z <= 5e-324, 0, 1)", "wrong-branch")]
    [InlineData("max(0,z)", "if(z == 0, 2, if(z > 0, 1, 0))", "kink-convention")]
    [InlineData("max(0,z)", "if(z == 0, -1e-15, if(z > 0, 1, 0))", "kink-convention")]
    [InlineData(HardSigmoid, "if(x <= -3, 0, if(x < 3, 0.1666666716337204, 0))", "lower-precision-constant")]
    [InlineData(HardSigmoid, "1/6", "wrong")]
    [InlineData(HardSwish, "if(x <= -3, 0, if(x < 3, x/3, 1))", "wrong")]
    [InlineData(HardSwish, "if(x <= -3, 0, if(x <= 3.5, x/3 + 0.5, 1))", "wrong-branch")]
    [InlineData(Selu, "if(x <= 0, 1.7581*exp(x), 1.0507)", "lower-precision-constant")]
    [InlineData("x/(1+abs(x))", "1/(1+abs(x))", "wrong")]
    [InlineData("if(x <= 0, 0.25*x, x)", "if(x <= 0, 0.25*x, 1)", "wrong")]
    [InlineData("x*tanh(softplus(x))", "tanh(softplus(x))", "wrong")]
    [InlineData("x/(1+exp(-x))", "(1 + (1 - x)*exp(-x))/(1+exp(-x))^2", "wrong")]
    [InlineData("x^3", "3*x^2 + 1e-25", "lower-precision-constant")]
    public void Planted_faults_are_found_and_named(string f, string df, string kind)
    {
        var result = Audits.Run(f, df);
        Assert.Equal(Verdict.Fail, result.Verdict);
        Assert.True(result.Findings.Any(x => x.Kind == kind), string.Join("\n", result.Findings));
        Assert.All(result.Findings, x => Assert.StartsWith("actlab audit --f \"", x.Reproduce, StringComparison.Ordinal));
    }

    /// <summary>Rounding in the claim itself could hide anything: never a pass, whatever the witnesses know.</summary>
    [Theory]
    [InlineData("x^2", "-5*x + exp(200) - exp(200)")]
    [InlineData("x^2", "3*x + (1e40 + x) - (1e40 + x)")]
    [InlineData("tanh(x)", "(1 - tanh(x)^2)*(exp(80) + 2 - exp(80))")]
    [InlineData("x^2 + exp(300) - exp(300)", "-5*x + exp(300) - exp(300)")]
    public void A_claim_that_its_own_rounding_hides_is_inconclusive(string f, string df) =>
        Assert.Equal(Verdict.Inconclusive, Audits.Run(f, df).Verdict);

    /// <summary>Both ends of the interval lie between two points of the grid.</summary>
    [Theory]
    [InlineData("x^2", "if((x - 3.29)^2 < 0.0001, 7, 2*x)")]
    [InlineData("x^2", "if((x - 500)^2 < 16, 7, 2*x)")]
    [InlineData("if((x - 3.29)^2 < 0.0001, x^2 + 1, x^2)", "2*x")]
    public void A_branch_taken_between_two_points_is_found(string f, string df) =>
        Assert.Equal(Verdict.Fail, Audits.Run(f, df).Verdict);

    [Theory]
    [InlineData("if(x <= 0, 0, 1)", "0")]
    [InlineData("if(x <= 1, x, x + 1e-9)", "1")]
    [InlineData("if(x == 1, 2, x)", "1")]
    public void Jumps_are_found(string f, string df) =>
        Assert.Contains(Audits.Run(f, df).Findings, finding => finding.Kind == FindingKind.Jump);

    [Fact]
    public void A_wrong_claim_names_its_worst_point()
    {
        var worst = Audits.Run("max(0,z)", "max(1,z)").Worst!;
        Assert.Equal((-1.0, 1.0, 0.0), (worst.X, worst.Claimed, worst.Reference));
        Assert.Equal(double.PositiveInfinity, worst.RelativeError);
    }

    [Fact]
    public void Overflow_of_a_right_form_is_a_finding_and_no_failure()
    {
        var result = Audits.Run(Sigmoid, "exp(-x)/(1+exp(-x))^2");
        Assert.Equal(Verdict.Pass, result.Verdict);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("overflow", finding.Kind);
        Assert.InRange(finding.X, -711, -709);
        Assert.Equal(Verdict.Fail, Audits.Run(Sigmoid, "exp(-x)/(1+exp(-x))^2", new(Strict: true)).Verdict);
        Assert.Empty(Audits.Run(Sigmoid, "exp(-x)/(1+exp(-x))^2", new(-300, 300)).Findings);
    }

    [Fact]
    public void Cancellation_and_underflow_have_their_names()
    {
        var cancels = Audits.Run(Sigmoid, "1/(1+exp(-x))*(1-1/(1+exp(-x)))");
        Assert.Contains(cancels.Findings, f => f is { Kind: "cancellation", X: > 5 });
        var flushes = Audits.Run("x*exp(-300)", "exp(-300) + 0*x", new(-1, 1));
        Assert.Empty(flushes.Findings);
        flushes = Audits.Run("x*exp(-500)*exp(-500)*1e300", "exp(-500)*exp(-500)*1e300", new(-1, 1));
        Assert.Contains(flushes.Findings, f => f.Kind == "underflow");
    }

    [Fact]
    public void A_formula_that_loses_its_digits_is_inconclusive_and_says_where()
    {
        var result = Audits.Run(Gelu, GeluSlope);
        Assert.Equal(Verdict.Inconclusive, result.Verdict);
        var finding = Assert.Single(result.Findings, f => f.Kind == "undecided");
        Assert.InRange(finding.X, -745, -8);
        Assert.Equal(Verdict.Pass, Audits.Run(Gelu, GeluSlope, new(-6, 745)).Verdict);
    }

    [Theory]
    [InlineData("1/x", "-1/x^2")]
    [InlineData("1/(3*x - 1)", "-3/(3*x - 1)^2")]
    [InlineData("sqrt(x)", "0.5/sqrt(x)")]
    [InlineData("sqrt(abs(x))", "if(x < 0, -0.5, 0.5)/sqrt(abs(x))")]
    [InlineData("log(abs(x))", "1/x")]
    [InlineData("x^0.5", "0.5*x^-0.5")]
    public void Poles_and_edges_are_no_faults(string f, string df)
    {
        var result = Audits.Run(f, df);
        Assert.True(result.Verdict != Verdict.Fail, string.Join("\n", result.Findings));
        Assert.True(result.Rows.Count(r => r.Verdict == Verdict.Inconclusive) <= 2);
    }

    [Theory]
    [InlineData("max(0,z)", "if(z > 0, 1, 0)", "left")]
    [InlineData("max(0,z)", "if(z >= 0, 1, 0)", "right")]
    [InlineData("max(0,z)", "if(z == 0, 0.5, if(z > 0, 1, 0))", "between")]
    [InlineData("max(0,z)", "if(z == 0, 1.5, if(z > 0, 1, 0))", "outside")]
    public void Conventions_are_named(string f, string df, string convention)
    {
        var kink = Assert.Single(Audits.Run(f, df).Kinks);
        Assert.Equal((0.0, 0.0, 1.0, convention), (kink.X, kink.Left, kink.Right, kink.Convention));
    }

    [Fact]
    public void Points_without_a_function_value_are_left_out()
    {
        var result = Audits.Run("log(x)", "1/x");
        Assert.Equal(Verdict.Pass, result.Verdict);
        Assert.All(result.Rows, r => Assert.True(r.X > 0));
        Assert.Throws<BadInputException>(() => Audits.Run("log(x)", "1/x", new(-3, -2)));
        Assert.Throws<BadInputException>(() => Audits.Run("x", "1", new(2, 1)));
    }
}
