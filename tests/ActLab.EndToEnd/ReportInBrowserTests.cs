using System.Text.Json;
using System.Text.RegularExpressions;
using ActLab.Core;
using ActLab.Reports;
using ActLab.Tests.Reports;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The report in a real browser without a network.</summary>
public sealed partial class ReportInBrowserTests : IDisposable
{
    const string Evil = "</script><script>document.title='PWNED'</script><img src=x onerror=\"document.title='PWNED'\">\u202E";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actlab-browser-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("dark", "rgb(227, 230, 234)")]
    [InlineData("light", "rgb(29, 35, 43)")]
    public async Task Every_chart_is_drawn_and_named_with_nothing_on_the_console(string scheme, string ink)
    {
        var report = Hostile("plain");
        var seen = await Open(report, $"preferredColorScheme={(scheme == "dark" ? 0 : 1)}");
        var figures = report.Sections.SelectMany(s => s.Figures).ToList();
        Assert.Empty(seen.Console);
        Assert.Equal(figures.Count, Browser.Charts(seen.Dom));
        Assert.Equal(figures.Count, ClosedTexts.Count(seen.Dom));
        Assert.True(Curves.Count(seen.Dom) >= 2 * (figures.Count - 1), "curves are missing");
        Assert.Equal(2, Bars.Count(seen.Dom));
        Assert.Contains($"fill: {ink}", seen.Dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        var seen = await Open(Hostile(Evil), "");
        Assert.Empty(seen.Console);
        Assert.DoesNotContain("<title>PWNED", seen.Dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", seen.Dom, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task Every_section_of_a_report_with_hostile_names_is_drawn_named_and_headed(string scheme)
    {
        var report = ReportComposer.Compose(SampleData.Named(Evil), SampleData.Catalog);
        var seen = await Open(report, $"preferredColorScheme={(scheme == "dark" ? 0 : 1)}");
        var figures = report.Sections.SelectMany(s => s.Figures).ToList();
        Assert.Empty(seen.Console);
        Assert.DoesNotContain("<title>PWNED", seen.Dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", seen.Dom, StringComparison.Ordinal);
        Assert.Equal(figures.Count(f => f.Chart is not null), Browser.Charts(seen.Dom));
        var tables = figures.SelectMany(f => f.Tables).Concat(report.Verdict.Answers).Append(report.Environment).ToList();
        Assert.Equal(tables.Count, CaptionedTables.Count(seen.Dom));
        Assert.Equal(tables.Sum(t => t.Columns.Count), ColumnHeaders.Count(seen.Dom));
        Assert.Equal(tables.Sum(t => t.Rows.Count), RowHeaders.Count(seen.Dom));
        Assert.Equal(tables.Count, CopyButtons.Count(seen.Dom));
    }

    [Fact]
    public async Task Where_no_script_may_run_the_text_plots_stand_open()
    {
        var report = Hostile("plain");
        var seen = await Open(report, "", page => page.Replace("script-src ", "script-src &#39;none&#39;; ignored "));
        Assert.Equal(2, seen.Console.Count(line => line.Contains("script-src 'none'", StringComparison.Ordinal)));
        Assert.Equal(report.Sections.Sum(s => s.Figures.Count), OpenTexts.Count(seen.Dom));
        Assert.Equal(0, Browser.Charts(seen.Dom));
    }

    static Report Hostile(string text) => new(
        text, text, new([new(Mark.Pass, text, "catalogue")], [text]), new(text, [new(text), new(text)], [[text, text]]),
        [
            CatalogueSection.Of(new Catalog().All),
            new("speed", text)
            {
                Figures =
                [
                    new(text, text, [new(text, [new(text, Cells.Code), new(text, Cells.Number)], [[text, "1"], ["b", "2"]])])
                    {
                        Chart = new([new Bars(text, [text, "b"], [1, 2]) { Error = new([0.1, 0.1], [0.1, 0.1]) }], new(new(text), new(text))),
                        TextPlot = [text],
                    },
                ],
            },
        ])
    {
        Charts = Charts.Drawn,
        Data = JsonSerializer.Serialize(text),
    };

    async Task<Browser.Seen> Open(Report report, string settings, Func<string, string>? change = null)
    {
        Required.That(ChartLibrary.IsEmbedded, "plotly.js was not embedded: npm was missing when the program was built");
        var page = HtmlWriter.Write(report, ChartLibrary.Read()).ToString();
        var file = ReportFile.Save(Path.Combine(_folder.FullName, "report.html"), change?.Invoke(page) ?? page);
        return await Browser.Open(file.Path, Path.Combine(_folder.FullName, "profile"), settings, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<table>\n<caption>[^<]")]
    static partial Regex CaptionedTables { get; }

    [GeneratedRegex("<th scope=\"col\"[^>]*>[^<]")]
    static partial Regex ColumnHeaders { get; }

    [GeneratedRegex("<th scope=\"row\"[^>]*>[^<]")]
    static partial Regex RowHeaders { get; }

    [GeneratedRegex("<button type=\"button\" class=\"copy\" aria-label=\"[^\"]+\"")]
    static partial Regex CopyButtons { get; }

    [GeneratedRegex("<details class=\"plot\">")]
    static partial Regex ClosedTexts { get; }

    [GeneratedRegex("<details class=\"plot\" open=\"\">")]
    static partial Regex OpenTexts { get; }

    [GeneratedRegex("<path class=\"js-line\"")]
    static partial Regex Curves { get; }

    [GeneratedRegex("<g class=\"point\"")]
    static partial Regex Bars { get; }
}
