using Xunit;

namespace ActLab.EndToEnd;

/// <summary>A quick benchmark by keys alone: started, watched, finished, cancelled.</summary>
public sealed class BenchmarkScreenTests : IDisposable
{
    static readonly string[] Kernels = ["scalar", "math", "tensor", "simd"];

    readonly Tmux _tmux = AppPane.OpenApp();

    public void Dispose() => _tmux.Dispose();

    [Fact]
    public void A_quick_job_is_seen_in_progress_and_finishes()
    {
        Start();
        // The screen stays alive while the worker measures.
        _tmux.PressFor("Down", "Next job: gelu-tanh");
        var screen = _tmux.WaitFor(": finished");
        Assert.Equal(Kernels, Cases(screen, "ok"));
        Assert.Equal(Kernels.Length, screen.Count(line => line.TrimEnd().EndsWith(" ns", StringComparison.Ordinal)));
        Assert.Single(Directory.GetDirectories(Path.Combine(_tmux.State, "jobs")));
        _tmux.Press("q");
        _tmux.WaitForExit(0);
        _tmux.IsRestored();
    }

    [Fact]
    public void A_job_is_cancelled_and_shown_again_by_the_next_start_of_the_app()
    {
        Start();
        Assert.NotEmpty(Cases(_tmux.PressFor("x", ": cancelled"), "cancelled"));
        _tmux.Press("q");
        _tmux.WaitForExit(0);
        _tmux.Line("clear");
        _tmux.StartApp();
        _tmux.GoTo(4, "Benchmarks");
        _tmux.PressFor("r", ": cancelled");
    }

    void Start()
    {
        _tmux.Select("gelu");
        Assert.True(_tmux.GoTo(4, "Benchmarks").Shows("Next job: gelu"));
        _tmux.PressFor("s", "of 4 cases");
    }

    static IEnumerable<string> Cases(string[] screen, string status) =>
        Kernels.Where(kernel => screen.Any(line => line.Contains($" {kernel} ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(" " + status, StringComparison.Ordinal)));
}
