using ActLab.Health;
using ActLab.Tests.Screens;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>What the program says of its surroundings.</summary>
public class DoctorTests
{
    [Theory]
    [InlineData("color", true, "TERM=xterm-256color")]
    [InlineData("color", true, "TERM=vt220")]
    [InlineData("color", false, "TERM=xterm-256color", "NO_COLOR=1")]
    [InlineData("color", false, "TERM=dumb")]
    [InlineData("braille and blocks", true, "LANG=C.UTF-8", "TERM=xterm")]
    [InlineData("braille and blocks", false, "LANG=C", "TERM=xterm")]
    [InlineData("braille and blocks", false, "LC_ALL=C", "LANG=C.UTF-8")]
    [InlineData("braille and blocks", false, "LANG=C.UTF-8", "TERM=linux")]
    public void Of_the_terminal_it_says(string name, bool isAvailable, params string[] variables)
    {
        var environment = variables.Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        var feature = Find(AppRun.Workbench, name, environment.GetValueOrDefault);
        Assert.Equal((isAvailable, isAvailable ? null : "why"), (feature.IsAvailable, feature.Remedy is null || isAvailable ? null : "why"));
        Assert.All(variables.Where(v => name == "color"), variable => Assert.Contains(variable, feature.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_with_its_reason()
    {
        var file = Path.GetTempFileName();
        try
        {
            var feature = Find(AppRun.Workbench with { Folder = Path.Combine(file, "reports") }, "reports and jobs");
            Assert.False(feature.IsAvailable);
            Assert.Contains(file, feature.Detail, StringComparison.Ordinal);
            Assert.NotNull(feature.Remedy);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Looking_leaves_nothing_in_the_folder()
    {
        var folder = Directory.CreateTempSubdirectory("actlab-doctor-");
        try
        {
            Assert.True(Find(AppRun.Workbench with { Folder = folder.FullName }, "reports and jobs").IsAvailable);
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Without_the_library_or_caches_it_says_what_to_do()
    {
        Assert.Contains("npm", Checkup.Charts(isEmbedded: false).Remedy, StringComparison.Ordinal);
        Assert.Contains("--sizes", Find(AppRun.Workbench with { Caches = () => [] }, "cache sizes").Remedy, StringComparison.Ordinal);
        Assert.Equal((true, "L1 32 KiB"), (Find(AppRun.Workbench with { Caches = () => [new(1, 32 << 10)] }, "cache sizes") is var f ? f.IsAvailable : default, f.Detail));
    }

    [Fact]
    public void The_document_and_the_text_hold_the_same()
    {
        var (text, document) = (CommandRun.Of("doctor"), CommandRun.Of("doctor", "--json").Json());
        foreach (var feature in document.GetProperty("features").EnumerateArray())
        {
            var line = Assert.Single(text.Out.Split('\n'), l => l.Length > 5 && l[5..].StartsWith(feature.GetProperty("feature").GetString()! + " ", StringComparison.Ordinal));
            Assert.Equal(feature.GetProperty("available").GetBoolean() ? "yes" : "no", line[..4].Trim());
        }

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
    }

    static Feature Find(Workbench workbench, string name, Func<string, string?>? environment = null) =>
        Assert.Single(Checkup.Of(workbench, environment ?? (_ => null)), feature => feature.Name == name);
}
