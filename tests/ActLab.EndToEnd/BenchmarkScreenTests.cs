using System.Diagnostics;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Quick benchmarks by keys alone: started, watched, cancelled, resumed, found again, compared, exported.</summary>
public sealed class BenchmarkScreenTests : IDisposable
{
    /// <summary>What a slow serial line takes in a second, and what one screen takes.</summary>
    const long BytesPerSecond = 5000, Frame = 4000;

    readonly Tmux _tmux = AppPane.OpenApp();

    public void Dispose() => _tmux.Dispose();

    /// <summary>From the app's start: one key for the screen, one that starts, one that exports.</summary>
    [Fact]
    public void Two_keys_start_a_job_and_one_exports_it()
    {
        _tmux.PressFor("4", ": celu");
        var (before, since) = (_tmux.Settled(), Stopwatch.StartNew());
        _tmux.PressFor("s", "› job]");
        var screen = _tmux.WaitFor(": finished");
        var (sent, limit) = (_tmux.Bytes - before, (long)(BytesPerSecond * since.Elapsed.TotalSeconds) + Frame);
        Assert.True(sent <= limit, $"{sent} bytes in {since.Elapsed.TotalSeconds:F0} s");
        Assert.All(["scalar", "math", "tensor", "simd"], kernel => Assert.Contains(screen, line => line.Contains($" {kernel} ", StringComparison.Ordinal) && line.Contains(" x copy", StringComparison.Ordinal)));

        // A job that is over is looked at no more.
        var still = _tmux.Settled();
        Assert.Equal(still, _tmux.Settled(glances: 150));

        screen = _tmux.PressFor("e", "Wrote ");
        var file = Assert.Single(Directory.GetFiles(_tmux.State, "report-*.html"));
        Assert.Contains("Wrote " + file, string.Concat(screen.Select(line => line.TrimEnd())), StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(Assert.Single(Jobs())), File.ReadAllText(file), StringComparison.Ordinal);
        _tmux.Press("q");
        _tmux.WaitForExit(0);
        _tmux.IsRestored();
    }

    [Fact]
    public void A_job_is_cancelled_resumed_and_compared_with_another()
    {
        _tmux.Select("gelu");
        Assert.True(_tmux.GoTo(4, "Benchmarks").Shows(": gelu"));
        _tmux.PressFor("s", "1 of 4 cases");
        _tmux.PressFor("x", ": cancelled");
        _tmux.PressFor("u", "of 4 cases, ");
        _tmux.WaitFor(": finished");
        _tmux.PressFor("n", ": gelu");
        _tmux.PressFor("s", "› job]");
        _tmux.WaitFor(": finished");
        _tmux.PressFor("c", "Compare ");
        var screen = _tmux.PressFor("Enter", "changes against another job");
        Assert.Contains(screen, line => line.Contains("gelu simd", StringComparison.Ordinal) && line.Contains("inconclusive", StringComparison.Ordinal));
        var shown = _tmux.PressFor("y", "./run.sh compare ").First(line => line.StartsWith("./run.sh compare ", StringComparison.Ordinal)).Trim();
        Assert.Equal("./run.sh compare " + string.Join(' ', Jobs().Select(Path.GetFileName)), shown);
    }

    /// <summary>Nothing of the app is left, but its worker goes on; another app shows it with no key but the screen's.</summary>
    [Fact]
    public void A_job_outlives_a_killed_app_and_is_found_again()
    {
        _tmux.PressFor("4", ": celu");
        _tmux.PressFor("s", "1 of 4 cases");
        _tmux.Signal("KILL");
        _tmux.WaitUntil(_ => _tmux.Sent.Contains("code=137", StringComparison.Ordinal), "word of the shell that the app was killed");
        _tmux.Line("reset; clear");
        _tmux.StartApp();
        _tmux.PressFor("4", "› job]");
        _tmux.WaitFor(": finished");
        Assert.Single(Jobs());
    }

    IEnumerable<string> Jobs() => Directory.GetDirectories(Path.Combine(_tmux.State, "jobs")).Order(StringComparer.Ordinal);
}
