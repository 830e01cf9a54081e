using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>The library and the program as packages: made, installed from their files, and used far from the checkout.</summary>
public sealed partial class PackageTests(PackageTests.Packages packages) : IClassFixture<PackageTests.Packages>
{
    static readonly string[] OfTheCheckout = ["DOTNET_ROOT", "XDG_STATE_HOME", "CI"];

    [Fact]
    public void The_installed_tool_does_in_an_empty_folder_what_the_checkout_does()
    {
        var source = packages.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"made\" value=\"{packages.Made}\" /></packageSources></configuration>");
        var tools = Path.Combine(packages.Folder, "tools");
        Succeed(Shell.Run("dotnet", ["tool", "install", "ActLab", "--tool-path", tools, "--configfile", source], packages.Folder, packages.Home));
        var empty = Directory.CreateDirectory(Path.Combine(packages.Folder, "empty")).FullName;
        JsonElement Document(params string[] arguments) => JsonDocument.Parse(Succeed(Actlab([.. arguments, "--json"])).Out).RootElement;
        Shell.Ended Actlab(params string[] arguments) =>
            Shell.Run(Path.Combine(tools, "actlab"), arguments, empty, packages.Home, OfTheCheckout);

        var features = Document("doctor").GetProperty("features").EnumerateArray().ToDictionary(f => f.GetProperty("feature").GetString()!, f => f.GetProperty("available").GetBoolean());
        Assert.True(features["charts in reports"]);
        Assert.True(features["benchmarks"]);
        Assert.Equal(0.5, Document("eval", "sigmoid", "--at", "0").GetProperty("points")[0].GetProperty("f").GetDouble());
        Assert.Equal("pass", Document("audit", "gelu").GetProperty("verdict").GetString());

        var job = Document("bench", "relu", "--kernels", "simd,tensor");
        Assert.Equal(2, job.GetProperty("cases").EnumerateArray().Count(c => c.GetProperty("error").ValueKind == JsonValueKind.Null));
        var kept = Assert.Single(Document("bench", "status").EnumerateArray());
        Assert.Equal("finished", kept.GetProperty("status").GetString());
        Assert.InRange(kept.GetProperty("bytes").GetInt64(), 1_000, 10_000_000);

        Succeed(Actlab("report", "--out", "report.html"));
        Assert.Contains("Plotly.newPlot", File.ReadAllText(Path.Combine(empty, "report.html")), StringComparison.Ordinal);
        Assert.True(Document("report", "verify", "report.html").GetProperty("verified").GetBoolean());
        Assert.Equal(["report.html"], Directory.GetFileSystemEntries(empty).Select(Path.GetFileName));
    }

    [Fact]
    public void The_library_computes_what_the_readme_shows()
    {
        var program = ReadmeProgram.Match(File.ReadAllText(Path.Combine(Checkout.Root, "README.md"))).Groups["code"].Value;
        packages.Write("user/Program.cs", program + "Console.WriteLine(string.Join(' ', y.Concat(dx).Select(v => v.ToString(\"R\", System.Globalization.CultureInfo.InvariantCulture))));\n");
        var project = packages.Write("user/user.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestoreSources>{packages.Made}</RestoreSources>
                <RestorePackagesPath>{Path.Combine(packages.Folder, "user", "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Checkout.Packages}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ActLab.Core" Version="*" />
              </ItemGroup>
            </Project>
            """);
        var run = Succeed(Shell.Run("dotnet", ["run", "--project", project], packages.Folder, packages.Home));
        double[] values = [.. run.Out.Trim().Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];

        // x Phi(x) and Phi(x) + x phi(x) at -2, -0.5, 0 and 1, from tables of the normal distribution.
        double[] published = [-0.04550026, -0.15426877, 0, 0.84134475, -0.08523180, 0.13250488, 0.5, 1.08331547];
        Assert.All(values.Zip(published), pair => Assert.Equal(pair.Second, pair.First, 1e-7));
        Assert.Equal(published.Length, values.Length);
    }

    static Shell.Ended Succeed(Shell.Ended run)
    {
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        return run;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    static partial Regex ReadmeProgram { get; }

    /// <summary>Both packages, made once, and a home without settings.</summary>
    public sealed class Packages : IDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actlab-packages-");

        public Packages()
        {
            _folder.CreateSubdirectory("home");
            foreach (var project in (string[])["ActLab.Core", "ActLab"])
            {
                // The analyzers have seen the code when the tests were built.
                Succeed(Shell.Run("dotnet", ["pack", Path.Combine(Checkout.Root, "src", project), "-c", "Release", "-o", Made, "-v", "quiet", "-nologo", "--disable-build-servers", "-p:RunAnalyzers=false"]));
            }
        }

        internal string Folder => _folder.FullName;

        internal string Made => Path.Combine(Folder, "made");

        internal Dictionary<string, string> Home => new() { ["HOME"] = Path.Combine(Folder, "home"), ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1" };

        public void Dispose() => _folder.Delete(recursive: true);

        internal string Write(string name, string text)
        {
            var path = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return path;
        }
    }
}
