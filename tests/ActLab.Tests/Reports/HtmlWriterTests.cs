using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ActLab.Reports;
using Xunit;

namespace ActLab.Tests.Reports;

public sealed partial class HtmlWriterTests
{
    const string Evil = "</script><script>document.title='PWNED'</script><!-- & \" ' \u202Eevil\u2066 \0";

    [Theory]
    [InlineData("with-charts.html", true)]
    [InlineData("without-library.html", false)]
    public void The_page_of_a_tiny_report_is_the_committed_one(string file, bool library)
    {
        var page = Unstyled(Page("x < 1 & y", library ? Charts.Drawn : Charts.Missing));

        // Left beside the test program, to be looked at and, if it is right, committed.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, file), page);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder(), file)), page);
    }

    [Fact]
    public void The_same_report_makes_the_same_page() => Assert.Equal(
        Page("a"), Page("a"));

    [Fact]
    public void Hostile_text_stays_text()
    {
        var plain = Page("a");
        var hostile = Page(Evil);
        Assert.Equal(Tags.Count(plain), Tags.Count(hostile));
        Assert.DoesNotContain("<script>document", hostile, StringComparison.Ordinal);
        Assert.DoesNotContain(WebUtility.HtmlDecode(hostile), c => c is '\u202E' or '\u2066' or '\0');
        Assert.Contains("[U+202E]evil[U+2066]", hostile, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_is_whole_in_tables_and_bounded_in_charts()
    {
        var text = new string('x', 10_000);
        Assert.Contains(text, Page(text), StringComparison.Ordinal);
        Assert.True(SampleReport.With(text).Sections[0].Figures[0].Chart!.ToJson().Length < 2_000);
    }

    [Fact]
    public void The_policy_names_every_style_and_script_by_its_hash_and_nothing_else()
    {
        var page = Page("a");
        var policy = WebUtility.HtmlDecode(PolicyMeta.Match(page).Groups[1].Value);
        var hashes = Inlined.Matches(page).ToLookup(m => m.Groups["tag"].Value, m =>
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(m.Groups["text"].Value)))}'");
        Assert.Equal(
            $"default-src 'none'; script-src {string.Join(' ', hashes["script"])}; style-src {string.Join(' ', hashes["style"])}; "
            + "img-src data: blob:; base-uri 'none'; form-action 'none'", policy);
        Assert.Equal((2, 2), (hashes["script"].Count(), hashes["style"].Count()));
        Assert.DoesNotMatch(@"\s(style|on\w+)=""", page);
    }

    [Theory]
    [InlineData(Charts.Missing, "could not be fetched")]
    [InlineData(Charts.LeftOut, "left out by --lite")]
    public void Without_a_library_the_page_says_so_and_runs_no_script(Charts charts, string why)
    {
        var page = Page("a", charts);
        Assert.Contains("Instead of charts", page, StringComparison.Ordinal);
        Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.Contains("script-src &#39;none&#39;", page, StringComparison.Ordinal);
        Assert.Equal("""<script type="application/json" id="data">""", Assert.Single(ScriptTags.Matches(page)).Value);
    }

    [Fact]
    public void A_library_that_could_end_its_element_is_refused() => Assert.Throws<InvalidOperationException>(
        () => HtmlWriter.Write(SampleReport.With("a"), SampleReport.Tiny with { Script = SampleReport.Tiny.Script + "'</ScRiPt>'" }));

    static string Page(string text, Charts charts = Charts.Drawn) => HtmlWriter.Write(SampleReport.With(text, charts), SampleReport.Tiny).ToString();

    /// <summary>Our own style and script are files in the tree; the snapshot need not repeat them, nor their hashes.</summary>
    static string Unstyled(string page) => Hashes.Replace(Inlined.Replace(page, m => m.Value.Replace(m.Groups["text"].Value, "...")), "sha256-...");

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Snapshots");

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")]
    static partial Regex PolicyMeta { get; }

    [GeneratedRegex("<(?<tag>style|script)(?: id=\"[^\"]*\" class=\"[^\"]*\")?>(?<text>.*?)</\\k<tag>>", RegexOptions.Singleline)]
    static partial Regex Inlined { get; }

    [GeneratedRegex("sha256-[A-Za-z0-9+/=]+")]
    static partial Regex Hashes { get; }

    [GeneratedRegex("<script[^>]*>")]
    static partial Regex ScriptTags { get; }

    [GeneratedRegex("<[a-z!/]")]
    static partial Regex Tags { get; }
}
