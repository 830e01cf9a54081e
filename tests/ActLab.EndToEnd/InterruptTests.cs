using System.Text.Json;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Ctrl-C during long work in the foreground: what was found is written first.</summary>
public sealed class InterruptTests : IDisposable
{
    // Enough to be at work for long after its first words.
    const int Audits = 200;

    readonly Tmux _tmux = new();

    public void Dispose() => _tmux.Dispose();

    [Fact]
    public void An_audit_writes_what_it_has_found_as_JSON()
    {
        _tmux.Line($"$ACTLAB audit $(yes gelu | head -n {Audits}) --json > found; code=$?; echo; echo code=$code");
        _tmux.WaitFor("% gelu");
        _tmux.Press("C-c");
        _tmux.WaitForExit(130);
        _tmux.WaitFor("actlab: interrupted;");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_tmux.Folder, "found")));
        var audits = document.RootElement.GetProperty("audits").EnumerateArray().ToList();
        Assert.InRange(audits.Count, 0, Audits - 1);
        Assert.All(audits, audit => Assert.Equal("gelu", audit.GetProperty("activation").GetString()));
    }

    [Fact]
    public void An_audit_writes_what_it_has_found_as_text()
    {
        _tmux.Line($"$ACTLAB audit $(yes gelu | head -n {Audits}) > found; code=$?; echo; echo code=$code");
        _tmux.WaitFor("% gelu");
        _tmux.Press("C-c");
        _tmux.WaitForExit(130);
        Assert.StartsWith("verdict: ", File.ReadLines(Path.Combine(_tmux.Folder, "found")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_keeps_the_seeds_that_are_done()
    {
        const int Seeds = 1000;
        _tmux.Line($"$ACTLAB lab compare relu tanh --lr 0.1 --seeds {Seeds} --json > found; code=$?; echo; echo code=$code");
        _tmux.WaitUntil(screen => screen.Any(line => line.Contains("% ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("0 % ", StringComparison.Ordinal)), "first per cent");
        _tmux.Press("C-c");
        _tmux.WaitForExit(130);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_tmux.Folder, "found")));
        var seeds = document.RootElement.GetProperty("seeds").GetInt32();
        Assert.InRange(seeds, 1, Seeds - 1);
        Assert.All(document.RootElement.GetProperty("activations").EnumerateArray(), a => Assert.Equal(seeds, a.GetProperty("runs").GetArrayLength()));
        Assert.EndsWith($" --seeds {seeds}", document.RootElement.GetProperty("command").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_writes_what_it_has_found_and_how_much_it_checked()
    {
        _tmux.Line("$ACTLAB ulp gelu --kernel math --exhaustive --json > found; code=$?; echo; echo code=$code");
        _tmux.WaitFor("% gelu math");
        _tmux.Press("C-c");
        _tmux.WaitForExit(130);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_tmux.Folder, "found")));
        var found = document.RootElement[0];
        Assert.InRange(found.GetProperty("checked").GetInt64(), 1, (1L << 32) - 1);
        Assert.False(found.GetProperty("exhaustive").GetBoolean());
        Assert.True(found.GetProperty("maxUlp").GetDouble() > 0);
    }
}
