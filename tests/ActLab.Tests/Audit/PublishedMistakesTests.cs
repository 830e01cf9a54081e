using ActLab.Core.Audit;
using ActLab.Core.Audit.Packs;
using Xunit;

namespace ActLab.Tests.Audit;

public class PublishedMistakesTests
{
    [Theory]
    [InlineData("sigmoid-saturates-at-half", Verdict.Fail, "the gradient is 0.25, its largest value")]
    [InlineData("relu-maximum", Verdict.Fail, "not the derivative: 1 is claimed at x = -1, the derivative is 0")]
    [InlineData("leaky-relu-maximum", Verdict.Fail, "not the derivative: 745 is claimed at x = 745, the derivative is 1")]
    [InlineData("prelu-maximum", Verdict.Fail, "not the derivative: 745 is claimed at x = 745, the derivative is 1")]
    [InlineData("leaky-relu-affine", Verdict.Fail, "not the derivative")]
    [InlineData("prelu-is-a-maximum", Verdict.Fail, "for alpha = 2, max(z, alpha z) is -745 at z = -745 where PReLU is -1490")]
    [InlineData("leaky-relu-dies", Verdict.Fail, "is 0 at 0 of")]
    [InlineData("sigmoid-dies", Verdict.Fail, "in float32 below x = -103.97")]
    [InlineData("relu-at-zero-is-one", Verdict.Pass, null)]
    [InlineData("relu-at-zero-is-zero", Verdict.Pass, null)]
    public void Each_claim_has_its_verdict_and_evidence(string id, Verdict verdict, string? evidence)
    {
        var claim = PublishedMistakes.Claims.Single(c => c.Id == id);
        var result = claim.Run(new(), TestContext.Current.CancellationToken);
        Assert.Equal((verdict, claim.Claim, claim.Activation), (result.Verdict, result.Subject, result.Activation));
        Assert.Equal(evidence is null, result.Findings.Count == 0);
        Assert.All(result.Findings.Take(1), f => Assert.Contains(evidence!, f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_values_of_relu_at_zero_are_conventions()
    {
        var results = PublishedMistakes.Claims.Where(c => c.Id.StartsWith("relu-at-zero", StringComparison.Ordinal))
            .Select(c => c.Run(new(), TestContext.Current.CancellationToken).Kinks.Single().Convention);
        Assert.Equal(["right", "left"], results);
    }

    [Fact]
    public void The_pack_holds_ten_claims() => Assert.Equal(10, PublishedMistakes.Run(new(), TestContext.Current.CancellationToken).Count());
}
