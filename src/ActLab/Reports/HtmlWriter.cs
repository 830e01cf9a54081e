using System.Security.Cryptography;
using System.Text;

namespace ActLab.Reports;

/// <summary>
/// Writes a report as one HTML file that needs nothing else: no host is asked for anything, no script but the hashed ones
/// runs, and without scripts its tables and text plots say the same.
/// </summary>
public static class HtmlWriter
{
    /// <summary>What stands before the embedded data.</summary>
    public const string DataStart = "<script type=\"application/json\" id=\"data\">";

    /// <summary>What stands after the embedded data: the end of the page.</summary>
    public const string DataEnd = "</script>\n</body>\n</html>\n";

    const string BeforeHash = "embedded at the end of this file,\n";

    static readonly string[] Ends = ["</script", "</style", "<!--"];

    /// <summary>The embedded data of a page, with which it ends; null if it is no whole page of a report.</summary>
    public static string? DataOf(string page)
    {
        var start = page.LastIndexOf(DataStart, StringComparison.Ordinal) + DataStart.Length;
        var end = page.Length - DataEnd.Length;
        return start >= DataStart.Length && end >= start && page.EndsWith(DataEnd, StringComparison.Ordinal) ? page[start..end] : null;
    }

    /// <summary>The line of a page that shows the hash of its data; empty if there is none.</summary>
    public static string HashLineOf(string page) =>
        page.LastIndexOf(BeforeHash, StringComparison.Ordinal) is > -1 and var before && before + BeforeHash.Length is var start
            ? page[start..page.IndexOf('\n', start)]
            : "";

    /// <summary>The line that shows that hash.</summary>
    public static string HashLine(string hash) => $"SHA-256 <code>{hash}</code>;";

    /// <summary>The page. The same report and library make the same text.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="library">What draws its charts, if they are drawn; where they are not there are text plots, and the page says so.</param>
    public static Markup Write(Report report, ChartLibrary? library)
    {
        var drawn = report.Charts == Charts.Drawn ? library : null;
        var style = Resource.Find("report.css")!;
        var rules = drawn?.StyleRules();
        var boot = Resource.Find("report.js")!;
        var page = new Markup();
        page.Raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy([style, rules], drawn is null ? [] : [drawn.Script, boot])}\">");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.Line($"<title>{report.Title}</title>");
        page.Raw($"<style>{Inline(style)}</style>\n");
        if (rules is not null)
        {
            page.Raw($"<style id=\"plotly.js-style-global\" class=\"no-inline-styles\">{Inline(rules)}</style>\n");
        }

        page.Raw("</head>\n<body>\n");
        page.Line($"<header><h1>{report.Title}</h1><p class=\"soft\">{report.Written}</p></header>");
        Contents(page, report);
        page.Raw("<main>\n");
        VerdictWriter.Write(page, report);
        foreach (var section in report.Sections)
        {
            SectionWriter.Write(page, section, drawn is not null);
        }

        page.At(new("environment"));
        page.Raw("<section id=\"environment\">\n<h2>Environment</h2>\n");
        SectionWriter.Write(page, report.Environment, new("environment"), mayFold: false);
        page.Raw("</section>\n</main>\n");
        page.At(Place.Page);
        Footer(page, report, drawn);
        if (drawn is not null)
        {
            // Each by itself: a longer interpolation passes through an array as large as the library, which the runtime then keeps.
            page.Raw($"<script>{Inline(drawn.Script)}</script>\n");
            page.Raw($"<script>{Inline(boot)}</script>\n");
        }

        page.At(new("data"));
        page.Raw($"{DataStart}{Inline(report.Data)}{DataEnd}");
        return page;
    }

    static void Contents(Markup page, Report report)
    {
        page.Raw("<nav aria-label=\"Contents\">\n<ul>\n<li><a href=\"#verdict\">Verdict</a></li>\n");
        foreach (var section in report.Sections)
        {
            page.Line($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>");
        }

        page.Raw("<li><a href=\"#environment\">Environment</a></li>\n</ul>\n</nav>\n");
    }

    static void Footer(Markup page, Report report, ChartLibrary? library)
    {
        page.Raw($"<footer>\n<p class=\"soft\">All numbers follow from the data {BeforeHash}{HashLine(report.DataSha256)}\n");
        page.Raw("<code>actlab report verify FILE</code> derives them again and names what differs.</p>\n");
        if (library is not null)
        {
            page.Raw("<details><summary>Charts are drawn by plotly.js, under its licence</summary>\n<pre>");
            foreach (var line in library.License.Split('\n'))
            {
                page.Line($"{line}");
            }

            page.Raw("</pre></details>\n");
        }

        page.Raw("</footer>\n");
    }

    static string Policy(IEnumerable<string?> styles, IEnumerable<string> scripts) =>
        $"default-src 'none'; script-src {Hashes(scripts)}; style-src {Hashes(styles.OfType<string>())}; "
        + "img-src data: blob:; base-uri 'none'; form-action 'none'";

    static string Hashes(IEnumerable<string> texts) => string.Join(' ', texts
        .Select(text => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'")
        .DefaultIfEmpty("'none'"));

    /// <summary>Text that goes between two tags as it is, provided that it cannot end its element.</summary>
    static string Inline(string text) =>
        Ends.Any(end => text.Contains(end, StringComparison.OrdinalIgnoreCase))
            ? throw new InvalidOperationException("a style or script of the report would end its own element")
            : text;
}
