using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Formulas;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Claims of definitions on their values, over short ranges.</summary>
public class ValueAuditTests
{
    static readonly AuditOptions Range = new(-1, 3);

    static UserActivation Own(params string[] lines) => new(DefinitionFile.Read($"[own]\n{string.Join('\n', lines)}\n", "test")[0], new Catalog());

    /// <summary>Verdict, claim and finding of the one claim of a definition.</summary>
    static (Verdict Verdict, string Claim, string? Finding) Of(UserActivation own)
    {
        var (claim, run) = Assert.Single(ValueAudit.Of(own));
        var result = run(Range);
        Assert.Equal(("own", claim, result.Rows.Count), (result.Activation, result.Subject, result.Points));
        Assert.Equal(AuditGrid.With(AuditGrid.Points(-1, 3), own.Kinks.Select(k => k.X), -1, 3), result.Rows.Select(row => row.X));
        Assert.Null(result.Worst);
        Assert.Empty(result.Kinks);
        var finding = result.Findings.SingleOrDefault();
        Assert.Equal(finding is null ? null : own.Subject.Command + Text.RangeAt(finding.X), finding?.Reproduce);
        var broken = result.Rows.Count(row => row.Verdict == Verdict.Fail);
        return (result.Verdict, claim, finding is null ? null : $"{finding.Kind} at {finding.X}: {finding.Message}".Replace($"{broken} of {result.Points} points", "the failed points", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-1, 9", null)]
    [InlineData("-1, 8.5", "out-of-range at 2.9375: f is 8.62890625 at x = 2.9375, and so it is broken at the failed points")]
    [InlineData("0, 9", null)]
    [InlineData("0.5, 9", "out-of-range at -0.6875: f is 0.47265625 at x = -0.6875, and so it is broken at the failed points")]
    public void Values_lie_in_a_range_or_not(string range, string? finding) => Assert.Equal(
        (finding is null ? Verdict.Pass : Verdict.Fail, $"values in [{range}]", finding), Of(Own("formula = x^2", $"range = {range}")));

    [Theory]
    [InlineData("rising", "x^3", null)]
    [InlineData("rising", "0*x", null)]
    [InlineData("falling", "0*x", null)]
    [InlineData("falling", "-x^3", null)]
    [InlineData("rising", "-x", "shape at -1: f' is -1 at x = -1, and so it is broken at the failed points")]
    [InlineData("falling", "x", "shape at -1: f' is 1 at x = -1, and so it is broken at the failed points")]
    public void Values_go_one_way_or_not(string way, string formula, string? finding) => Assert.Equal(
        (finding is null ? Verdict.Pass : Verdict.Fail, $"{way} everywhere", finding), Of(Own($"formula = {formula}", $"monotone = {way}")));

    [Fact]
    public void What_is_not_known_is_inconclusive()
    {
        var (verdict, _, finding) = Of(Own("formula = log(x)", "range = -inf, 2"));
        Assert.Equal(Verdict.Inconclusive, verdict);
        Assert.Matches("^undecided at -1: nothing is known at [0-9]+ of [0-9]+ points, as at x = -1$", finding);
        var rows = ValueAudit.Of(Own("formula = log(x)", "range = -inf, 2")).Single().Run(Range).Rows;
        Assert.All(rows, row => Assert.Equal(row.X > 0 ? Verdict.Pass : Verdict.Inconclusive, row.Verdict));
        Assert.Contains($"{rows.Count(row => row.X <= 0)} of {rows.Count}", finding, StringComparison.Ordinal);
        Assert.All(rows.Where(row => row.X > 0), row => Assert.Equal((Math.Log(row.X), row.Claimed, row.Claimed), (row.Claimed, row.Plain, row.Reference), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-13 && a.Item2 == b.Item2 && a.Item3 == b.Item3));
        Assert.Equal(Verdict.Fail, Of(Own("formula = log(x)", "range = -inf, 0")).Verdict);
    }

    [Fact]
    public void Kinks_are_looked_at_closely_and_claims_are_told_in_order()
    {
        var bent = Own("formula = max(0, x)", "derivative = if(x > 0, 1, 0)", "kink 0 = 0, 1, 0", "range = 0, 2", "monotone = rising");
        Assert.Equal(["values in [0, 2]", "rising everywhere"], ValueAudit.Of(bent).Select(c => c.Claim));
        Assert.Contains(ValueAudit.Of(bent).First().Run(Range).Rows, row => row.X == Math.ScaleB(1, -40));
        Assert.Empty(ValueAudit.Of(Own("formula = x")));
    }
}
