using Xunit;

namespace ActLab.EndToEnd;

/// <summary>What a shell completes, by the shell's own means.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("actlab ev", "eval")]
    [InlineData("actlab report ver", "verify")]
    [InlineData("actlab plot gel", "gelu gelu-tanh")]
    [InlineData("actlab eval relu --number f", "f32 f64")]
    [InlineData("actlab bench relu --job d", "default")]
    [InlineData("actlab completion fi", "fish")]
    [InlineData("actlab audit --stri", "--strict")]
    public void Bash_and_fish_offer(string line, string expected)
    {
        Required.Program("fish");
        Assert.Equal(expected, Offered("bash", """
            source <(actlab completion bash)
            COMP_LINE=$LINE COMP_POINT=${#LINE}
            _actlab actlab "${LINE##* }"
            printf '%s\n' "${COMPREPLY[@]}"
            """, line));
        Assert.Equal(expected, Offered("fish", "actlab completion fish | source; complete -C $LINE", line));
    }

    [Fact]
    public void Zsh_reads_its_script()
    {
        Required.Program("zsh");
        var read = Shell.Run("zsh", ["-n", "-c", Shell.Run(Checkout.Run, ["completion", "zsh"]).Out]);
        Assert.Equal((0, ""), (read.ExitCode, read.Error));
    }

    /// <summary>What the script of a shell prints that finds the program as actlab, and the line typed as LINE.</summary>
    static string Offered(string shell, string script, string line)
    {
        var folder = Directory.CreateTempSubdirectory("actlab-completion-");
        try
        {
            var program = Path.Combine(folder.FullName, "actlab");
            File.WriteAllText(program, $"#!/bin/sh\nexec '{Checkout.Run}' \"$@\"\n");
            Assert.Equal(0, Shell.Run("chmod", ["+x", program]).ExitCode);
            var run = Shell.Run(shell, ["-c", script], folder.FullName, new Dictionary<string, string>
            {
                ["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
                ["LINE"] = line,
                ["HOME"] = folder.FullName,
                ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
            });
            Assert.Equal("", run.Error);
            return string.Join(' ', run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
