using System.Text.Json;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `audit`.</summary>
public class AuditTests
{
    [Fact]
    public void A_pass_is_exit_code_0_with_the_fields_of_the_contract()
    {
        var root = CommandRun.Of("audit", "prelu", "gelu", "--json").Json();
        Assert.Equal(["schema", "verdict", "audits"], CommandRun.Names(root));
        Assert.Equal("pass", root.GetProperty("verdict").GetString());
        var audits = root.GetProperty("audits").EnumerateArray().ToList();
        Assert.Equal(["prelu", "prelu", "gelu"], audits.Select(a => a.GetProperty("activation").GetString()));
        Assert.All(audits, audit => Assert.Equal(
            ["activation", "subject", "verdict", "points", "worst", "kinks", "findings", "jumps", "worstPoints"], CommandRun.Names(audit)));
        var kink = Assert.Single(audits[0].GetProperty("kinks").EnumerateArray());
        Assert.Equal(["x", "left", "right", "claimed", "convention"], CommandRun.Names(kink));
        Assert.Equal((0.25, 1, "left"), (kink.GetProperty("left").GetDouble(), kink.GetProperty("right").GetDouble(), kink.GetProperty("convention").GetString()));
        Assert.Equal(["x", "claimed", "reference", "ulps", "relativeError"], CommandRun.Names(audits[2].GetProperty("worst")));
    }

    [Fact]
    public void A_wrong_claim_is_exit_code_1_and_names_the_worst_point()
    {
        var root = CommandRun.Of("audit", "--f", "max(0,z)", "--df", "max(1,z)", "--json").Json(exitCode: 1);
        Assert.Equal("fail", root.GetProperty("verdict").GetString());
        var worst = root.GetProperty("audits")[0].GetProperty("worst");
        Assert.NotEqual(worst.GetProperty("claimed").GetDouble(), worst.GetProperty("reference").GetDouble());
        var findings = root.GetProperty("audits")[0].GetProperty("findings").EnumerateArray().ToList();
        Assert.All(findings, finding => Assert.Equal(["kind", "x", "message", "reproduce"], CommandRun.Names(finding)));
        Assert.Contains("wrong", findings.Select(f => f.GetProperty("kind").GetString()));
    }

    [Fact]
    public void An_overflow_is_a_finding_that_fails_only_when_strict()
    {
        string[] line = ["audit", "--f", "1/(1+exp(-x))", "--df", "exp(-x)/(1+exp(-x))^2", "--json"];
        Assert.Contains("overflow", Kinds(CommandRun.Of(line).Json()));
        Assert.Equal("fail", CommandRun.Of([.. line, "--strict"]).Json(exitCode: 1).GetProperty("verdict").GetString());
    }

    [Fact]
    public void A_formula_alone_is_derived_and_the_derivative_told_on_stderr()
    {
        var run = CommandRun.Of("audit", "--f", "a*x", "--set", "a=-3", "--range", "-1:1", "--json");
        Assert.Equal("pass", run.Json().GetProperty("verdict").GetString());
        Assert.StartsWith("f'(x) = ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pack_fails_because_its_claims_are_wrong()
    {
        var audits = CommandRun.Of("audit", "--pack", "published-mistakes", "--json").Json(exitCode: 1).GetProperty("audits");
        Assert.Contains("fail", audits.EnumerateArray().Select(a => a.GetProperty("verdict").GetString()));
    }

    [Theory]
    [InlineData("x+", null, "--f \"x+\", column 3")]
    [InlineData("x", "2*", "--df \"2*\", column 3")]
    [InlineData("foo(x)", null, "column 1: unknown name 'foo'")]
    [InlineData("max(x)", null, "column ")]
    [InlineData("x @ 2", null, "column 3")]
    [InlineData("(x", null, "column 3")]
    [InlineData("", null, "column 1")]
    [InlineData("b*x", null, "column 1: unknown name 'b'")]
    public void An_error_in_a_formula_points_at_the_column(string f, string? df, string part)
    {
        string[] claim = df is null ? [] : ["--df", df];
        Assert.Contains(part, CommandRun.Of(["audit", "--f", f, .. claim]).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("softmax has no parameters", "softmax", "--set", "alpha=1")]
    [InlineData("softmax maps vectors", "softmax", "--second")]
    [InlineData("glu maps vectors", "relu", "glu", "--second")]
    [InlineData("--second goes with activations", "--pack", "published-mistakes", "--second")]
    public void What_does_not_go_together_is_said(string part, params string[] arguments) =>
        Assert.Contains(part, CommandRun.Of(["audit", .. arguments]).Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Second_derivatives_are_audited_alone()
    {
        var root = CommandRun.Of("audit", "tanh", "relu", "--second", "--json").Json();
        Assert.Equal(["second derivative", "second derivative"], root.GetProperty("audits").EnumerateArray().Select(a => a.GetProperty("subject").GetString()));
    }

    static IEnumerable<string?> Kinds(JsonElement root) =>
        root.GetProperty("audits")[0].GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("kind").GetString());
}
