using ActLab.Core;

namespace ActLab.Reports;

/// <summary>Writes the card with which a report begins.</summary>
static class VerdictWriter
{
    static readonly Place Card = new("verdict");

    /// <summary>Adds it; what stands in for charts is said here.</summary>
    public static void Write(Markup page, Report report)
    {
        page.At(Card);
        page.Raw("<section id=\"verdict\">\n<h2>Verdict</h2>\n");
        Badges(page, report.Verdict.Badges);
        page.Raw("<ul class=\"statements\">\n");
        foreach (var statement in report.Verdict.Statements)
        {
            Write(page, statement);
        }

        page.Raw("</ul>\n");
        foreach (var answers in report.Verdict.Answers)
        {
            SectionWriter.Write(page, answers, Card, mayFold: false);
        }

        if (report.Charts != Charts.Drawn)
        {
            page.Line($"<p class=\"soft\">Instead of charts there are text plots and tables: {Reason(report.Charts)}.</p>");
        }

        page.Raw("<details><summary>What this report cannot tell you</summary>\n<ul>\n");
        foreach (var limit in report.Verdict.Limits)
        {
            page.Line($"<li>{limit}</li>");
        }

        page.Raw("</ul>\n</details>\n</section>\n");
    }

    static void Badges(Markup page, IReadOnlyList<Badge> badges)
    {
        if (badges.Count == 0)
        {
            return;
        }

        page.Raw("<ul class=\"badges\">\n");
        foreach (var badge in badges)
        {
            page.Line($"<li><strong>{badge.Value}</strong> {badge.Name}</li>");
        }

        page.Raw("</ul>\n");
    }

    static void Write(Markup page, Statement statement)
    {
        var mark = statement.Mark == Mark.None ? "note" : statement.Mark.Word();
        page.Line($"<li><span class=\"mark {mark}\">{mark}</span><span>{statement.Text}");
        if (statement.Evidence is { } evidence)
        {
            page.Line($"<a href=\"#{evidence}\">Evidence</a>");
        }

        page.Raw("</span></li>\n");
    }

    static string Reason(Charts charts) => charts == Charts.LeftOut
        ? "plotly.js, which draws charts, was left out by --lite"
        : "plotly.js could not be fetched when this program was built";
}
