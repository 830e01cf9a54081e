using Xunit;

namespace ActLab.EndToEnd;

/// <summary>A report exported by a key, then opened in a browser without a network.</summary>
public sealed class ReportScreenTests : IDisposable
{
    readonly Tmux _tmux = AppPane.OpenApp();

    public void Dispose() => _tmux.Dispose();

    [Fact]
    public async Task An_exported_report_is_named_on_the_screen_and_opens_with_its_charts()
    {
        Assert.True(_tmux.GoTo(5, "Reports").Shows("No report yet"));
        var screen = _tmux.PressFor("e", "Wrote ");
        var file = Assert.Single(Directory.GetFiles(_tmux.State, "report-*.html"));
        Assert.Contains("Wrote " + file, string.Concat(screen.Select(line => line.TrimEnd())), StringComparison.Ordinal);
        Assert.True(screen.Shows("▸ " + Path.GetFileName(file)));

        Required.That(Reports.ChartLibrary.IsEmbedded, "plotly.js was not embedded: npm was missing when the program was built");
        var profile = Path.Combine(_tmux.Folder, "profile");
        var seen = await Browser.Open(file, profile, "", TestContext.Current.CancellationToken);
        Assert.Empty(seen.Console);
        Assert.All(new Core.Catalog().All, activation => Assert.Contains(activation.Info.Name, seen.Dom, StringComparison.Ordinal));
        Assert.True(Browser.Charts(seen.Dom) >= new Core.Catalog().All.Count, "charts are missing");
    }
}
