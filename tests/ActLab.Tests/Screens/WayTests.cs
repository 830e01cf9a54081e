using ActLab.Screens;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>Where a person is in the app, the way back, and how lists are narrowed.</summary>
public sealed class WayTests
{
    const string Enter = "\r", Backspace = "\x7f";

    [Theory]
    [InlineData("[1 Activations › formula]", "f")]
    [InlineData("[1 Activations › Jacobians]", "j")]
    [InlineData("[1 Activations › facts]", "i")]
    [InlineData("[2 Audit › celu]", "2", Enter)]
    [InlineData("[3 Statistics › open]", "3", "o")]
    [InlineData("[6 Lab › data]", "6", Enter)]
    public void The_tab_tells_where_in_a_screen_one_is_and_Escape_leads_out(string tab, params string[] keys)
    {
        foreach (var width in new[] { 60, 80, 200 })
        {
            var line = AppRun.Screen(width, 24, true, 0, keys)[0];
            Assert.Contains(tab, line, StringComparison.Ordinal);
            Assert.All(Enumerable.Range(1, 6), number => Assert.Contains($"{number}", line, StringComparison.Ordinal));
            Assert.Contains($"{tab.Split(" ›")[0]}]", AppRun.Screen(width, 24, true, 0, [.. keys, AppRun.Escape])[0], StringComparison.Ordinal);
        }
    }

    /// <summary>Each screen is gone back to once, the last one first.</summary>
    [Theory]
    [InlineData(AppRun.Escape)]
    [InlineData(Backspace)]
    public void At_the_top_of_a_screen_the_way_leads_to_the_one_before(string back)
    {
        string Tab(int times) => AppRun.Screen(80, 24, true, 0, ["2", "5", "2", "6", "5", .. Enumerable.Repeat(back, times)])[0];
        Assert.Contains("[6 Lab]", Tab(1), StringComparison.Ordinal);
        Assert.Contains("[2 Audit]", Tab(2), StringComparison.Ordinal);
        Assert.Contains("[1 Activations]", Tab(3), StringComparison.Ordinal);
        Assert.Contains("[1 Activations]", Tab(4), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_goes_before_the_way_does()
    {
        var lines = AppRun.Screen(80, 24, true, 0, "2", "/", "elu", Enter, Backspace);
        Assert.Contains("[2 Audit]", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("clip", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_Jacobians_is_narrowed()
    {
        var lines = AppRun.Screen(80, 24, true, 0, "j", "/", "soft");
        Assert.Contains(lines, line => line.StartsWith("▸ ", StringComparison.Ordinal) && line.Contains("soft", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("  geglu", StringComparison.Ordinal));
        Assert.StartsWith("/soft", lines[23], StringComparison.Ordinal);
        Assert.Matches(@"[1-9] of [1-9]\d*", lines[23]);
    }

    [Fact]
    public void The_list_of_jobs_is_narrowed_and_clicked()
    {
        var workbench = SampleJobs.OfFinished;
        var all = AppRun.Screen(workbench, 80, 24, true, 1, "4", "r", AppRun.Work, AppRun.Work);
        var first = Array.FindIndex(all, line => line.StartsWith("▸ ", StringComparison.Ordinal));
        var second = all[first + 1].Trim().Split(' ')[0];
        var clicked = AppRun.Screen(workbench, 80, 24, true, 1, "4", "r", AppRun.Work, AppRun.Work, $"\e[<0;5;{first + 2}M");
        Assert.StartsWith($"▸ {second}", clicked[first + 1], StringComparison.Ordinal);
        var narrowed = AppRun.Screen(workbench, 80, 24, true, 1, "4", "r", AppRun.Work, AppRun.Work, "/", second);
        Assert.StartsWith($"▸ {second}", narrowed[first], StringComparison.Ordinal);
        Assert.DoesNotContain(narrowed, line => line.Contains(all[first].Split(' ')[1], StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_reports_is_narrowed_and_clicked()
    {
        var folder = Directory.CreateTempSubdirectory("actlab-reports-").FullName;
        try
        {
            foreach (var (i, name) in new[] { "alpha", "beta", "gamma" }.Index())
            {
                File.WriteAllText(Path.Combine(folder, name + ".html"), "");
                File.SetLastWriteTimeUtc(Path.Combine(folder, name + ".html"), new DateTime(2026, 1, 1 + i, 0, 0, 0, DateTimeKind.Utc));
            }

            string[] Screen(params string[] keys) => AppRun.Screen(AppRun.Workbench with { Folder = folder }, 80, 24, true, 0, [AppRun.Work, "5", .. keys]);
            var row = Array.FindIndex(Screen(), line => line.StartsWith("▸ gamma.html", StringComparison.Ordinal));
            Assert.StartsWith("▸ alpha.html", Screen($"\e[<0;5;{row + 3}M")[row + 2], StringComparison.Ordinal);
            Assert.StartsWith("▸ alpha.html", Screen("\e[F")[row + 2], StringComparison.Ordinal);
            Assert.StartsWith("▸ beta.html", Screen("/", "be")[row], StringComparison.Ordinal);
            Assert.StartsWith("/be", Screen("/", "be")[23], StringComparison.Ordinal);
            Assert.StartsWith($"./run.sh report verify {folder}/beta.html", Screen("/", "be", Enter, "y")[2], StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Names_are_moved_over_as_they_are_shown()
    {
        var list = new NameList(["relu", "elu", "tanh", "gelu"]).With(new("elu"));
        Assert.Equal((0, 3, 4), (list.Selected, list.Narrowing.Shown, list.Narrowing.All));
        Assert.Equal(3, list.Moved(2).Selected);
        Assert.Equal(3, list.Moved(int.MaxValue / 2).Selected);
        Assert.Equal(0, list.Moved(int.MinValue / 2).Selected);
        Assert.Equal(2, list.With(new("tanh")).Selected);
        Assert.Null(list.With(new("none")).Chosen);
        Assert.Equal(0, list.With(new("none")).With(TextFilter.None).Chosen);
    }
}
