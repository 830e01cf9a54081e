using Xunit;

namespace ActLab.EndToEnd;

/// <summary>A defect on a thread that nobody waits for.</summary>
public sealed class DefectTests : IDisposable
{
    readonly Tmux _tmux = new();

    public void Dispose() => _tmux.Dispose();

    /// <summary>The screen is given back first; then there is one line, and a file that tells the rest.</summary>
    [Fact]
    public void It_is_one_line_after_the_terminal_is_restored_and_a_report()
    {
        _tmux.StartApp($"DOTNET_STARTUP_HOOKS={typeof(DefectTests).Assembly.Location} ACTLAB_DEFECT=$HOME/now");
        Assert.True(_tmux.IsTaken());
        File.WriteAllText(Path.Combine(_tmux.Folder, "now"), "");
        var screen = _tmux.WaitForExit(70);
        var told = string.Concat(screen);
        Assert.Contains("actlab: a defect in ActLab itself: NotSupportedException; please send ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        var report = File.ReadAllText(Assert.Single(Directory.GetFiles(_tmux.Folder, "error-*.txt", SearchOption.AllDirectories)));
        Assert.Contains("System.NotSupportedException: a thread of its own\n   at StartupHook", report, StringComparison.Ordinal);
        _tmux.IsRestored();
    }
}
