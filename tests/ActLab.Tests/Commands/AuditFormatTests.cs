using System.Xml.Linq;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The results of `audit` in the forms of continuous integration.</summary>
public class AuditFormatTests
{
    static readonly string[] Wrong = ["audit", "--f", "max(0,z)", "--df", "max(1,z)"];
    static readonly string[] Inaccurate = ["audit", "--f", "1/(1+exp(-x))", "--df", "exp(-x)/(1+exp(-x))^2"];

    [Fact]
    public void Sarif_has_what_version_2_1_0_requires()
    {
        var root = CommandRun.Of([.. Wrong, "--format", "sarif"]).Json(exitCode: 1);
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        Assert.EndsWith("sarif-2.1.0.json", root.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(root.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("ActLab", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Distinct(), rules);
        Assert.All(driver.GetProperty("rules").EnumerateArray(), rule => Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!));
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Contains(results, result => result.GetProperty("ruleId").GetString() == "wrong");
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "error", "warning" });
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Equal("function", result.GetProperty("locations")[0].GetProperty("logicalLocations")[0].GetProperty("kind").GetString());
        });
    }

    [Theory]
    [InlineData(false, 0, "warning")]
    [InlineData(true, 1, "error")]
    public void A_finding_that_keeps_the_verdict_is_a_warning(bool strict, int exitCode, string level)
    {
        string[] line = strict ? [.. Inaccurate, "--strict"] : Inaccurate;
        var results = CommandRun.Of([.. line, "--format", "sarif"]).Json(exitCode).GetProperty("runs")[0].GetProperty("results");
        Assert.All(results.EnumerateArray(), r => Assert.Equal(level, r.GetProperty("level").GetString()));
        var run = CommandRun.Of([.. line, "--format", "github"]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith($"::{level} title=overflow%3A formula%2C ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_counts_its_cases_and_failures()
    {
        var run = CommandRun.Of("audit", "--pack", "published-mistakes", "--format", "junit");
        Assert.Equal(1, run.ExitCode);
        var suite = XDocument.Parse(run.Out).Root!.Element("testsuite")!;
        var cases = suite.Elements("testcase").ToList();
        Assert.Equal((int)suite.Attribute("tests")!, cases.Count);
        Assert.Equal((int)suite.Attribute("failures")!, cases.Count(c => c.Element("failure") is not null));
        Assert.InRange(cases.Count(c => c.Element("failure") is null), 1, cases.Count - 1);
        Assert.All(cases, c => Assert.NotEmpty(c.Attribute("name")!.Value));
        Assert.All(suite.Descendants("failure"), f => Assert.NotEmpty(f.Attribute("type")!.Value));
    }

    [Fact]
    public void GitHub_gets_one_line_for_each_finding_and_a_verdict()
    {
        var run = CommandRun.Of([.. Wrong, "--format", "github"]);
        Assert.Equal(1, run.ExitCode);
        var lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches("^::(error|warning|notice) title=[^:,]+::.+$", line));
        Assert.Contains("%0Aactlab audit --f ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("::verdict: fail, 1 audits", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("github")]
    public void A_pass_is_exit_code_0(string format) => Assert.Equal(0, CommandRun.Of("audit", "relu", "--format", format).ExitCode);

    [Fact]
    public void A_format_excludes_json() =>
        Assert.Contains("give one of them", CommandRun.Of("audit", "relu", "--json", "--format", "junit").Refusal(), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_format_is_refused() => CommandRun.Of("audit", "relu", "--format", "html").Refusal();
}
