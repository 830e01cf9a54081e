using Xunit;

namespace ActLab.EndToEnd;

/// <summary>A person who knows the app does not wait until it is there.</summary>
public sealed class TypeAheadTests
{
    [Fact]
    public void Keys_typed_before_the_app_has_the_terminal_are_its_first_keys()
    {
        using var tmux = new Tmux();
        tmux.Line("clear; echo waits; until [ -e go ]; do sleep 0.1; done; $ACTLAB");
        tmux.WaitUntil(screen => screen.Contains("waits"), "shell that takes no keys");
        tmux.Type("2:theme light");
        tmux.WaitUntil(screen => screen.Contains("2:theme light"), "echo of the terminal");
        File.WriteAllText(Path.Combine(tmux.Folder, "go"), "");
        tmux.WaitUntil(screen => screen[0].Contains("[2 Audit]", StringComparison.Ordinal) && screen.Shows("theme light"), "keys taken by the app");
    }
}
