using Xunit;

namespace ActLab.EndToEnd;

/// <summary>README shows what the app shows: the script that draws its screens finds nothing to change.</summary>
public sealed class ReadmeScreensTests : IDisposable
{
    static readonly string Script = Path.Combine(Checkout.Root, "tests", "readme-screens.sh");

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-readme-").FullName;

    public ReadmeScreensTests() => Required.Program("tmux");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_screen_in_the_readme_is_what_the_app_shows()
    {
        var run = Shell.Run(Script, ["--check"]);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));
        Assert.True(readme.Split("<!-- screen ").Length > 3, "README shows no screens");
    }

    [Fact]
    public void A_screen_that_is_not_is_told_and_drawn_anew()
    {
        const string Marker = "<!-- screen 60x15: 2 Down =▸_clip -->";
        var file = Path.Combine(_folder, "README.md");
        File.WriteAllText(file, $"before\n{Marker}\n```\nold\n```\nafter\n");
        var check = Shell.Run(Script, ["--check", file]);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("\n-old\n", check.Out, StringComparison.Ordinal);
        Assert.Contains("\nold\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run(Script, [file]).ExitCode);
        var lines = File.ReadAllLines(file);
        Assert.Equal(["before", Marker, "```"], lines[..3]);
        Assert.Equal(["```", "after"], lines[^2..]);
        Assert.True(lines.Length == 15 + 5 && lines.Shows("[2 Audit]") && lines.Shows("▸ clip"), string.Join('\n', lines));
        Assert.Equal(0, Shell.Run(Script, ["--check", file]).ExitCode);
    }
}
