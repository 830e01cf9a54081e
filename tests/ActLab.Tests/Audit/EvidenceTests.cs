using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Packs;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>The evidence against published statements over [-1, 1], number by number.</summary>
public class EvidenceTests
{
    static readonly AuditOptions Range = new(-1, 1);

    static readonly double[] Points = AuditGrid.Points(-1, 1);

    static readonly int Negative = Points.Count(x => x < 0);

    static AuditResult Run(string id, AuditOptions? options = null)
    {
        var claim = PublishedMistakes.Claims.Single(c => c.Id == id);
        var result = claim.Run(options ?? Range, TestContext.Current.CancellationToken);
        Assert.Equal((claim.Activation, claim.Claim), (result.Activation, result.Subject));
        return result;
    }

    static void AssertRefuted(string id, double x, string evidence)
    {
        var result = Run(id);
        Assert.Equal(Verdict.Fail, result.Verdict);
        Assert.Equal([new(FindingKind.Wrong, x, evidence, "actlab audit --pack published-mistakes")], result.Findings);
        Assert.Empty(result.Rows);
    }

    /// <summary>sigmoid' is 1/(2 + 2 cosh x).</summary>
    static double Slope(double x) => 1 / (2 + (2 * Math.Cosh(x)));

    [Fact]
    public void The_sigmoid_is_steepest_at_one_half()
    {
        var others = Points.Count(x => Math.Abs(x) >= 0.0625);
        var next = new Catalog().Find("sigmoid").Derivative(DoubleDouble.Of(0.0625)).ToDouble();
        Assert.Equal(Slope(0.0625), next, 1e-16);
        AssertRefuted("sigmoid-saturates-at-half", 0,
            $"the output is 0.5 at x = 0, and there the gradient is 0.25, its largest value: it is at most {Text.Of(next)} at the {others} points with |x| >= 1/16, "
            + "and saturates where the output nears 0 or 1, 1.97e-1 at x = -1");
    }

    [Fact]
    public void Only_rounding_brings_a_sigmoid_to_zero()
    {
        var finding = Assert.Single(Run("sigmoid-dies").Findings);
        Assert.Equal(1, Math.Abs(finding.X));
        Assert.Equal(
            $"sigmoid' is exactly 0 at 0 of {Points.Length} points, its least value is 1.97e-1 at x = {Text.Of(finding.X)}; relu' is exactly 0 at {Negative} of {Negative} points "
            + "below 0; only rounding brings a sigmoid to 0, in float32 below x = -103.97208",
            finding.Message);
    }

    [Fact]
    public void A_maximum_is_prelu_for_small_alpha_only()
    {
        AssertRefuted("prelu-is-a-maximum", -1,
            $"for alpha = 2, max(z, alpha z) is -1 at z = -1 where PReLU is -2, and differs at {Points.Count(x => x != 0)} of {Points.Length} points; for alpha = 0.25 it differs at 0: it holds for alpha <= 1 only");
        Assert.Equal(new(-1, -1, -2, Math.ScaleB(1, 51), 0.5), Run("prelu-is-a-maximum").Worst);
    }

    [Fact]
    public void Leaky_relu_has_a_slope_everywhere() => AssertRefuted("leaky-relu-dies", -1,
        $"a unit is dead if its derivative is 0 on every input; that of leaky ReLU is 0 at 0 of {Negative} points below 0, and there between 0.01 and 0.01");

    /// <summary>Formulas are audited, with the parameters of the activation.</summary>
    [Theory]
    [InlineData("relu-maximum", Verdict.Fail, "--df \"max(1, z)\"")]
    [InlineData("leaky-relu-maximum", Verdict.Fail, "0.01")]
    [InlineData("prelu-maximum", Verdict.Fail, " --set \"alpha=0.25\"")]
    [InlineData("leaky-relu-affine", Verdict.Fail, " --set \"alpha=0.01\"")]
    [InlineData("relu-at-zero-is-one", Verdict.Pass, "")]
    [InlineData("relu-at-zero-is-zero", Verdict.Pass, "")]
    public void A_formula_is_audited(string id, Verdict verdict, string shown)
    {
        var result = Run(id, new(-0.5, 2));
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(verdict == Verdict.Pass, result.Findings.Count == 0);
        Assert.All(result.Findings, f => Assert.Contains(shown, f.Reproduce, StringComparison.Ordinal));
        Assert.Equal(id == "relu-at-zero-is-one" ? "right" : id == "relu-at-zero-is-zero" ? "left" : result.Kinks.Single().Convention, result.Kinks.Single().Convention);
    }

    [Fact]
    public void All_are_run() => Assert.Equal(
        PublishedMistakes.Claims.Select(c => c.Claim), PublishedMistakes.Run(new(-0.125, 0.125), TestContext.Current.CancellationToken).Select(r => r.Subject));
}
