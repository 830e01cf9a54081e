using System.Text.Json.Nodes;
using ActLab.Core;
using ActLab.Reports;
using Xunit;

namespace ActLab.Tests.Reports;

public sealed class ChartTests
{
    [Fact]
    public void A_chart_is_the_triple_that_plotly_takes()
    {
        var expected = JsonNode.Parse("""
            {
              "data": [
                {"type":"scatter","x":[-1,0,1],"y":[-1,null,0.1],"mode":"lines","line":{"dash":"dash","width":2},"name":"a&lt;b &amp; c"},
                {"type":"bar","y":["a&lt;b &amp; c"],"x":[2],"orientation":"h",
                 "error_x":{"array":[0.5],"arrayminus":[0.25],"type":"data"},
                 "marker":{"pattern":{"shape":"/","fillmode":"overlay","size":6}},"name":"bars"}
              ],
              "layout": {"xaxis":{"title":{"text":"x"}},"yaxis":{"title":{"text":"a&lt;b &amp; c"},"type":"log","exponentformat":"e"},"height":360},
              "config": {"showSendToCloud":false,"plotlyServerURL":"","displaylogo":false,"responsive":true,
                         "modeBarButtonsToRemove":["select2d","lasso2d"]}
            }
            """);
        Assert.Equal(expected!.ToJsonString(), SampleReport.With("a<b & c").Sections[0].Figures[0].Chart!.ToJson());
    }

    [Fact]
    public void The_embedded_library_can_stand_in_a_page_and_brings_its_style_rules()
    {
        var mayMiss = Environment.GetEnvironmentVariable("ACTLAB_NO_SKIP") != "1";
        Assert.SkipWhen(!ChartLibrary.IsEmbedded && mayMiss, "plotly.js was not embedded: npm was missing when the program was built");
        var library = ChartLibrary.Read();
        Assert.NotNull(library);
        Assert.DoesNotContain("</script", library.Script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", library.Script, StringComparison.Ordinal);
        Assert.StartsWith("/**\n* plotly.js (basic - minified) v4.1.1\n", library.Script, StringComparison.Ordinal);
        Assert.Contains("MIT", library.License, StringComparison.Ordinal);
        Assert.Equal(66, library.StyleRules().Count(c => c == '\n'));
        Assert.Contains(".js-plotly-plot .plotly .modebar{position:absolute;", library.StyleRules(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_activation_of_the_catalogue_gets_its_figure()
    {
        var activations = new Catalog().All;
        var section = CatalogueSection.Of(activations);
        Assert.Equal(activations.Select(a => a.Info.Name), section.Figures.Select(f => f.Title));
        Assert.All(section.Figures, figure =>
        {
            Assert.NotNull(figure.Chart);
            Assert.Equal(18, figure.TextPlot.Count);
            Assert.All(figure.Tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
        });
    }

    [Fact]
    public void A_report_file_appears_whole_and_is_named_by_its_hash()
    {
        var folder = Directory.CreateTempSubdirectory("actlab-report-");
        var saved = ReportFile.Save(Path.Combine(folder.FullName, "new", "report.html"), "abc");
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", saved.Sha256);
        Assert.Equal([saved.Path], Directory.GetFileSystemEntries(Path.GetDirectoryName(saved.Path)!));
        folder.Delete(recursive: true);
    }
}
