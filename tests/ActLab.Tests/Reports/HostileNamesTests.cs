using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActLab.Reports;
using Xunit;

namespace ActLab.Tests.Reports;

/// <summary>Whatever names come from outside, they stay text: in the title, tables, charts and text plots, in Markdown and in CSV.</summary>
public sealed partial class HostileNamesTests
{
    /// <summary>Beyond it a name in a chart is cut.</summary>
    const int LongestLabel = 120;

    static readonly string Plain = SampleData.Page(SampleData.Named("plain"));

    public static TheoryData<string> Names =>
    [
        "</script><script>document.title='PWNED'</script><!-- <![CDATA[ --> <img src=x onerror=alert(1)>",
        "\u202Eevil\u202C \u2066isolated\u2069 \u061C \u200F \0 \u001B[31m \uFEFF",
        "\u05E9\u05DC\u05D5\u05DD 12 \u0645\u0631\u062D\u0628\u0627",
        "a|b`c`*d*[e](f)\"g\",\"h\";=1+1",
        new string('x', 10_000),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_has_the_same_elements_whatever_the_names(string name)
    {
        var page = SampleData.Page(SampleData.Named(name));
        Assert.Equal(Elements.Matches(Plain).Select(e => e.Value), Elements.Matches(page).Select(e => e.Value));
        Assert.DoesNotContain(WebUtility.HtmlDecode(page), c => c is >= '\u202A' and <= '\u202E' or '\u2066' or '\u2067' or '\u200F' or '\u061C' or '\0' or '\u001B');
        Assert.Empty(SampleData.Verify(page));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_whole_name_stands_in_tables_and_its_beginning_in_charts_and_text_plots(string name)
    {
        var report = ReportComposer.Compose(SampleData.Named(name), SampleData.Catalog);
        var figures = report.Sections.SelectMany(s => s.Figures).ToList();
        Assert.Contains(figures.SelectMany(f => f.Tables).SelectMany(t => t.Rows).SelectMany(r => r), cell => cell.Contains(name, StringComparison.Ordinal));
        Assert.All(figures.Where(f => f.Chart is not null), figure => Assert.All(Texts(JsonNode.Parse(figure.Chart!.ToJson())), text =>
        {
            Assert.InRange(text.Length, 0, LongestLabel);
            Assert.DoesNotContain('<', text);
        }));
        Assert.All(figures.SelectMany(f => f.TextPlot), line => Assert.InRange(line.Length, 0, LongestLabel));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_and_csv_have_the_same_shape_whatever_the_names(string name)
    {
        var (plain, named) = (ReportComposer.Compose(SampleData.Named("plain"), SampleData.Catalog), ReportComposer.Compose(SampleData.Named(name), SampleData.Catalog));
        Assert.Equal(Bars(MarkdownWriter.Write(plain)), Bars(MarkdownWriter.Write(named)));
        Assert.Equal(CsvWriter.Write(plain).Count(c => c == '\n'), CsvWriter.Write(named).Count(c => c == '\n'));
        Assert.DoesNotMatch(Markup, MarkdownWriter.Write(named));
    }

    [Fact]
    public void Text_that_runs_from_right_to_left_moves_nothing_beside_it()
    {
        var page = SampleData.Page(SampleData.Named("\u05E9\u05DC\u05D5\u05DD 12 \u0645\u0631\u062D"));
        var text = WebUtility.HtmlDecode(page[..page.LastIndexOf(HtmlWriter.DataStart, StringComparison.Ordinal)]);
        Assert.Contains("\u2068\u05E9\u05DC\u05D5\u05DD 12 \u0645\u0631\u062D\u2069: 3 rows", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u0590-\u08FF]", Regex.Replace(text, "\u2068[^\u2068\u2069A-Za-z]*\u2069", ""));
    }

    /// <summary>Bars that part cells, on each line: escaped ones do not.</summary>
    static List<int> Bars(string markdown) => [.. markdown.Split('\n').Select(line => Cell.Count(line))];

    static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Texts(m.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex("<[a-z!/]+")]
    static partial Regex Elements { get; }

    [GeneratedRegex("(?<![\\\\])\\|")]
    static partial Regex Cell { get; }

    [GeneratedRegex("^[^`]*(?<![\\\\])<[a-z!/]", RegexOptions.Multiline)]
    static partial Regex Markup { get; }
}
