using System.Security.Cryptography;
using System.Text;
using ActLab.Core;

namespace ActLab.Reports;

/// <summary>
/// Writes a report as one HTML file that needs nothing else: no host is asked for anything, no script but the hashed ones
/// runs, and without scripts its tables and text plots say the same.
/// </summary>
public static class HtmlWriter
{
    static readonly string[] Ends = ["</script", "</style", "<!--"];

    /// <summary>The page. The same report and library make the same text.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="library">What draws its charts; null leaves them as text plots, and the page says so.</param>
    public static string Write(Report report, ChartLibrary? library)
    {
        var charts = report.Sections.SelectMany(s => s.Figures).Any(f => f.Chart is not null);
        var drawn = charts ? library : null;
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
        Verdict(page, report, charts && library is null);
        foreach (var section in report.Sections)
        {
            SectionWriter.Write(page, section, drawn is not null);
        }

        page.Raw("<section id=\"environment\">\n<h2>Environment</h2>\n");
        SectionWriter.Write(page, report.Environment);
        page.Raw("</section>\n</main>\n");
        if (drawn is not null)
        {
            License(page, drawn);
            page.Raw($"<script>{Inline(drawn.Script)}</script>\n<script>{Inline(boot)}</script>\n");
        }

        page.Raw("</body>\n</html>\n");
        return page.ToString();
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

    static void Verdict(Markup page, Report report, bool chartsMissing)
    {
        page.Raw("<section id=\"verdict\">\n<h2>Verdict</h2>\n<ul class=\"statements\">\n");
        foreach (var statement in report.Verdict)
        {
            var mark = statement.Mark == Mark.None ? "note" : statement.Mark.Word();
            page.Line($"<li><span class=\"mark {mark}\">{mark}</span><span>{statement.Text}");
            if (statement.Evidence is { } evidence)
            {
                page.Line($"<a href=\"#{evidence}\">Evidence</a>");
            }

            page.Raw("</span></li>\n");
        }

        page.Raw("</ul>\n");
        if (chartsMissing)
        {
            page.Raw("<p class=\"soft\">Instead of charts there are text plots and tables: plotly.js could not be fetched when this program was built.</p>\n");
        }

        page.Raw("</section>\n");
    }

    static void License(Markup page, ChartLibrary library)
    {
        page.Raw("<footer>\n<details><summary>Charts are drawn by plotly.js, under its licence</summary>\n<pre>");
        foreach (var line in library.License.Split('\n'))
        {
            page.Line($"{line}");
        }

        page.Raw("</pre></details>\n</footer>\n");
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
