using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActLab.Reports;
using ActLab.Tests.Reports;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>axe-core, run in the browser on a written report, finds nothing serious.</summary>
public sealed partial class ReportAccessibilityTests : IDisposable
{
    const string Run = """
        addEventListener("load", () => setTimeout(() => axe.run(document, { resultTypes: ["violations", "passes"] }).then(found => {
          const result = document.createElement("pre");
          result.id = "axe";
          result.textContent = JSON.stringify({
            passed: found.passes.map(rule => rule.id),
            violated: found.violations.map(rule => ({ id: rule.id, impact: rule.impact, nodes: rule.nodes.slice(0, 5).map(node => node.failureSummary + " " + node.html) }))
          });
          document.body.append(result);
        }), 1000));
        """;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actlab-axe-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task Nothing_serious_or_critical_is_wrong_with_a_report(string scheme)
    {
        var found = await Check(HtmlWriter.Write(ReportComposer.Compose(SampleData.Named("x < 1 & <b>y</b>"), SampleData.Catalog), Library()).ToString(), scheme);
        Assert.DoesNotContain(found.Violated, IsSerious);
        Assert.Superset(new HashSet<string> { "color-contrast", "svg-img-alt", "document-title", "button-name", "region", "heading-order" }, found.Passed.ToHashSet());
    }

    [Fact]
    public async Task What_is_wrong_is_found()
    {
        var page = HtmlWriter.Write(SampleReport.With("a"), Library()).ToString();
        var found = await Check(page.Replace("<html lang=\"en\">", "<html>").Replace("class=\"soft\"", "class=\"mark\" role=\"img\""), "light");
        Assert.Contains(found.Violated, v => v.Id == "html-has-lang" && IsSerious(v));
        Assert.Contains(found.Violated, v => v.Id == "role-img-alt" && IsSerious(v));
    }

    static bool IsSerious(Violation of) => of.Impact is "serious" or "critical";

    static ChartLibrary Library()
    {
        Required.That(ChartLibrary.IsEmbedded, "plotly.js was not embedded: npm was missing when the program was built");
        return ChartLibrary.Read()!;
    }

    async Task<Found> Check(string page, string scheme)
    {
        var checker = Path.Combine(AppContext.BaseDirectory, "axe.min.js");
        Required.That(File.Exists(checker), "axe-core is not beside the tests: npm was missing when they were built");
        var axe = File.ReadAllText(checker).Replace("\r\n", "\n");
        var checkedPage = page
            .Replace("script-src ", $"script-src {Hash(axe)} {Hash(Run)} ", StringComparison.Ordinal)
            .Replace(HtmlWriter.DataStart, $"<script>{axe}</script>\n<script>{Run}</script>\n{HtmlWriter.DataStart}", StringComparison.Ordinal);
        var file = ReportFile.Save(Path.Combine(_folder.FullName, "report.html"), checkedPage);
        var seen = await Browser.Open(
            file.Path, Path.Combine(_folder.FullName, "profile"), $"preferredColorScheme={(scheme == "dark" ? 0 : 1)}", TestContext.Current.CancellationToken);
        Assert.Empty(seen.Console);
        return JsonSerializer.Deserialize<Found>(System.Net.WebUtility.HtmlDecode(Result.Match(seen.Dom).Groups[1].Value), JsonSerializerOptions.Web)!;
    }

    static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    /// <summary>What axe-core says: rules that hold, and those that do not.</summary>
    sealed record Found(IReadOnlyList<string> Passed, IReadOnlyList<Violation> Violated);

    /// <summary>A rule that does not hold, and where.</summary>
    sealed record Violation(string Id, string Impact, IReadOnlyList<string> Nodes);

    [GeneratedRegex("<pre id=\"axe\">(.*?)</pre>", RegexOptions.Singleline)]
    static partial Regex Result { get; }
}
