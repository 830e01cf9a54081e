using System.Text.Json;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>run.sh: it builds when, and only when, something changed.</summary>
public sealed class RunScriptTests : IDisposable
{
    const string Building = "Building ActLab";

    const string OneMore = """
        using ActLab.Core.Numbers;

        namespace ActLab.Core.Activations;

        /// <summary>2 / (1 + e^-x)</summary>
        public readonly record struct OneMore : IActivation<OneMore>
        {
            /// <inheritdoc/>
            public static ActivationInfo Info { get; } = new(
                "one-more", "One more", "2 / (1 + exp(-x))", "2*exp(-abs(x)) / (1 + exp(-abs(x)))^2", "(0, 2)", "a test")
            {
                KnownPoints = [new(0, 1, 0.5)],
                IsMonotone = true,
                Centre = Centre.None,
            };

            /// <inheritdoc/>
            public static OneMore With(ParameterSet parameters) => default;

            /// <inheritdoc/>
            public T Forward<T>(T x) where T : struct, IReal<T> => T.Of(2) * T.Logistic(x);

            /// <inheritdoc/>
            public T Derivative<T>(T x) where T : struct, IReal<T> => T.Of(2) * T.Logistic(x) * T.Logistic(-x);
        }
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-clone-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void With_nothing_changed_no_build_tool_is_started()
    {
        Assert.Equal(0, Shell.Run(Checkout.Run, ["list"], _folder).ExitCode);
        var run = Shell.Run(Checkout.Run, ["list"], _folder, WithPath(FakeTool("exit 99")));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.False(File.Exists(Path.Combine(_folder, "started")), "dotnet was started");
    }

    /// <summary>README's two commands, on a machine where nothing is as its writer has it, in two clones beside each other at the same time.</summary>
    [Fact]
    public async Task A_fresh_clone_says_what_is_missing_then_builds_once_and_again_after_a_change()
    {
        using var machine = new FreshMachine();
        var (clone, other) = (machine.Clone("eins"), machine.Clone("noch einer"));

        var missing = machine.Run(clone, ["list"], "#!/bin/sh\nexit 127\n");
        Assert.Equal((2, ""), (missing.ExitCode, missing.Out));
        Assert.Equal(2, missing.ErrorLines.Length);
        Assert.Contains(".NET 10 SDK", missing.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("https://dotnet.microsoft.com/", missing.ErrorLines[1], StringComparison.Ordinal);

        // One more activation is one file, and two started at once do not disturb each other, nor those of another clone.
        File.WriteAllText(Path.Combine(clone, "src", "ActLab.Core", "Activations", "OneMore.cs"), OneMore);
        var beside = Task.Run(() => machine.Run(other, ["test", "-class", "ActLab.Tests.Commands.ListTests"]), TestContext.Current.CancellationToken);
        try
        {
            BuildsOnceAndAgain(machine, clone);
        }
        finally
        {
            await beside;
        }

        var tests = await beside;
        Assert.True(tests.ExitCode == 0, tests.Out + tests.Error);
        Assert.Matches("^[1-9][0-9]* passed, 0 failed$", tests.Out.TrimEnd('\n').Split('\n')[^1]);
        Assert.True(machine.HomeIsEmpty, "something was written to the home");
    }

    static void BuildsOnceAndAgain(FreshMachine machine, string clone)
    {
        var both = new[] { "one", "two" }.AsParallel().Select(_ => machine.Run(clone, ["list", "--json"])).ToList();
        Assert.All(both, run => Assert.True((run.ExitCode, Lists(run, "one-more")) == (0, true), run.Error));
        Assert.Single(both.SelectMany(run => run.ErrorLines), line => line.StartsWith(Building, StringComparison.Ordinal));

        var unchanged = machine.Run(clone, ["audit", "one-more", "--json"]);
        Assert.True((unchanged.ExitCode, unchanged.Error) == (0, ""), unchanged.Error + unchanged.Out);
        Assert.Contains("one-more", machine.Run(clone, ["plot", "one-more", "--json"]).Out, StringComparison.Ordinal);
        var bench = machine.Run(clone, ["bench", "one-more", "--kernels", "scalar,simd", "--json"]);
        Assert.True(bench.ExitCode == 0, bench.Error + bench.Out);
        Assert.Contains("one-more", bench.Out, StringComparison.Ordinal);

        File.SetLastWriteTimeUtc(Path.Combine(clone, "src", "ActLab", "Program.cs"), DateTime.UtcNow.AddSeconds(1));
        File.Delete(Path.Combine(clone, "src", "ActLab.Core", "Activations", "OneMore.cs"));
        var changed = machine.Run(clone, ["list", "--json"]);
        Assert.Equal((0, false), (changed.ExitCode, Lists(changed, "one-more")));
        Assert.StartsWith(Building, changed.Error, StringComparison.Ordinal);
    }

    static bool Lists(Shell.Ended run, string id)
    {
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.EnumerateArray().Any(a => a.GetProperty("id").GetString() == id);
    }

    /// <summary>A folder with a dotnet that leaves a trace and fails, and everything else from where it is.</summary>
    string FakeTool(string body)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "fake")).FullName;
        var tool = Path.Combine(folder, "dotnet");
        File.WriteAllText(tool, $"#!/bin/sh\necho x >> '{Path.Combine(_folder, "started")}'\n{body}\n");
        Assert.Equal(0, Shell.Run("chmod", ["+x", tool]).ExitCode);
        return folder;
    }

    static Dictionary<string, string> WithPath(string first) => new() { ["PATH"] = first + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") };
}
