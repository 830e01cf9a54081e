using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
// <readme>
using ActLab.Core.Activations;
using ActLab.Core.Kernels;

// </readme>
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Rules;

/// <summary>
/// The lines that README shows under "As a library" are those between the marks here: they compile, run and give
/// what they should.
/// </summary>
public partial class ReadmeTests
{
    [Fact]
    public void The_lines_for_users_of_the_library_run()
    {
        // <readme>
        float[] x = [-2, -0.5f, 0, 1], dy = [1, 1, 1, 1], y = new float[4], dx = new float[4];
        Kernel.Forward(new Gelu(), x, y);
        Kernel.Backward(new Gelu(), x, dy, dx);
        // </readme>
        AssertNear([-0.04550026389635842, -0.15426876936299344, 0, 0.8413447460685429], y);
        AssertNear([-0.08523180107819692, 0.13250487534383712, 0.5, 1.0833154705876864], dx);
    }

    /// <summary>Values from the error function of the C library; two ulps of float at 1 are what is promised.</summary>
    static void AssertNear(double[] expected, float[] got) =>
        Assert.All(expected.Zip(got), p => Assert.Equal(p.First, p.Second, 2 / (double)(1 << 23)));

    [Fact]
    public void It_is_short() => Assert.InRange(Readme().Split('\n').Length, 100, 250);

    [Fact]
    public void What_a_command_prints_is_what_stands_under_it()
    {
        var shown = CommandAndOutput.Matches(Readme());
        Assert.True(shown.Count >= 2, "README shows what no command prints");
        Assert.All(shown, match => Assert.Equal(
            match.Groups["output"].Value,
            CommandRun.Of([.. Word.Matches(match.Groups["command"].Value).Select(word => word.Value.Replace("\"", ""))]).Out));
    }

    [Fact]
    public void Files_that_documents_point_to_are_there()
    {
        foreach (var document in (string[])["README.md", "src/MANUAL.md", "src/ARCHITECTURE.md"])
        {
            var file = Path.Combine(Root(), document);
            var targets = Link.Matches(File.ReadAllText(file)).Select(match => match.Groups["file"].Value).Where(name => !name.Contains("://", StringComparison.Ordinal));
            Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)), $"{document} points to {target}"));
        }
    }

    [Fact]
    public void Readme_shows_these_lines()
    {
        var own = Source();
        var readme = Readme();
        var section = readme[readme.IndexOf("## As a library", StringComparison.Ordinal)..];
        var start = section.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        var block = section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
        Assert.Equal(block.TrimEnd().Split('\n'), Marked(File.ReadAllLines(own)));
    }

    /// <summary>The lines between marks, without their indentation.</summary>
    static IEnumerable<string> Marked(string[] lines)
    {
        var inside = false;
        foreach (var line in lines.Select(l => l.Trim()))
        {
            if (line is "// <readme>" or "// </readme>")
            {
                inside = line == "// <readme>";
            }
            else if (inside)
            {
                yield return line;
            }
        }
    }

    static string Readme() => File.ReadAllText(Path.Combine(Root(), "README.md")).ReplaceLineEndings("\n");

    static string Root() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Source())!, "..", "..", ".."));

    [GeneratedRegex("```\n\\./run\\.sh (?<command>[^\n]*)\n```\n\n```\n(?<output>.*?)```", RegexOptions.Singleline)]
    static partial Regex CommandAndOutput { get; }

    [GeneratedRegex("(\"[^\"]*\"|[^ \"])+")]
    static partial Regex Word { get; }

    [GeneratedRegex(@"\]\((?<file>[^)#]+)[^)]*\)")]
    static partial Regex Link { get; }

    static string Source([CallerFilePath] string path = "") => path;
}
