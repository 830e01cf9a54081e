using System.Runtime.CompilerServices;
using System.Xml.Linq;
using ActLab.Core;
using Xunit;

namespace ActLab.Tests.Rules;

/// <summary>The rules of the repository, as tests.</summary>
public class HouseRules
{
    const int LongestFile = 400;

    static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", ".."));

    [Fact]
    public void The_top_level_holds_nothing_else()
    {
        string[] allowed =
        [
            "src", "tests", "reports", "ActLab.sln", "README.md", "run.sh", "run.ps1",
            "Directory.Build.props", "Directory.Packages.props",
        ];
        var entries = new DirectoryInfo(Root).EnumerateFileSystemInfos().Select(e => e.Name).Where(n => n[0] != '.');
        Assert.Equal([], entries.Except(allowed));
    }

    [Theory]
    [InlineData("ActLab.Core", "System.Numerics.Tensors")]
    [InlineData("ActLab.Data", "")]
    [InlineData("ActLab.Terminal", "")]
    [InlineData("ActLab", "System.CommandLine,Spectre.Console")]
    public void A_project_refers_to_these_packages_alone(string project, string packages) =>
        Assert.Equal(packages, string.Join(',', References(project, "PackageReference")));

    [Theory]
    [InlineData("ActLab.Core", "")]
    [InlineData("ActLab.Data", "")]
    [InlineData("ActLab.Terminal", "")]
    [InlineData("ActLab.Bench", "ActLab.Core")]
    [InlineData("ActLab", "ActLab.Core,ActLab.Data,ActLab.Terminal")]
    public void A_project_depends_on_these_projects_alone(string project, string projects) =>
        Assert.Equal(projects, string.Join(',', References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)));

    [Fact]
    public void No_source_file_is_long()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories));
        Assert.Equal([], files.Where(f => File.ReadLines(f).Count() > LongestFile).Select(Path.GetFileName));
    }

    [Fact]
    public void An_activation_file_holds_one_activation_and_begins_with_its_formula()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "src", "ActLab.Core", "Activations")).ToList();
        Assert.Equal(new Catalog().All.Count, files.Count);
        Assert.All(files, file =>
        {
            var lines = File.ReadAllLines(file);
            var summary = lines.First(l => l.StartsWith("///", StringComparison.Ordinal));
            Assert.Matches("<summary>.*</summary>", summary);
            Assert.Single(lines, l => l.StartsWith("public readonly record struct", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_vector_activation_file_holds_one_vector_activation() => Assert.Equal(
        new Catalog().Vectors.Select(v => v.GetType().Name).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Root, "src", "ActLab.Core", "VectorActivations")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_activation_has_a_source_a_range_and_known_points() => Assert.All(new Catalog().All, activation =>
    {
        Assert.NotEmpty(activation.Info.Source);
        Assert.NotEmpty(activation.Info.Range);
        Assert.NotEmpty(activation.Info.KnownPoints);
        Assert.Matches("^[a-z0-9-]+$", activation.Id);
    });

    [Fact]
    public void Lock_files_hold_no_download_address()
    {
        var locks = Directory.EnumerateFiles(Root, "*lock*.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains(Path.DirectorySeparatorChar + ".artifacts" + Path.DirectorySeparatorChar)).ToList();
        Assert.NotEmpty(locks);
        Assert.All(locks, file => Assert.DoesNotContain("http", File.ReadAllText(file)));
    }

    [Fact]
    public void The_program_never_opens_a_network_connection()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories);
        Assert.All(sources, file => Assert.DoesNotContain("System.Net.", File.ReadAllText(file)));
    }

    static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj")).Descendants(kind)
            .Select(e => e.Attribute("Include")!.Value);

    static string Here([CallerFilePath] string path = "") => path;
}
