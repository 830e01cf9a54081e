using System.Security.Cryptography;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `report` and of the job verbs that read files.</summary>
public sealed class ReportTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_names_the_file_its_digest_and_its_parts()
    {
        var path = Path.Combine(_folder, "new", "a b.html");
        var run = CommandRun.In(_folder, "report", "--out", path, "--json");
        var root = run.Json();
        Assert.Equal(["schema", "file", "sha256", "parts"], CommandRun.Names(root));
        Assert.Equal(path, root.GetProperty("file").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), root.GetProperty("sha256").GetString());
        Assert.Equal(["audit", "statistics", "catalogue"], root.GetProperty("parts").EnumerateArray().Select(p => p.GetString()));
        Assert.Contains(path, run.Error, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_and_nothing_is_left_behind()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "kept");
        var taken = Directory.CreateDirectory(Path.Combine(_folder, "taken.html")).FullName;
        var below = Path.Combine(file, "x.html");
        Assert.StartsWith($"actlab: {below} cannot be written", CommandRun.In(_folder, "report", "--out", below).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith($"actlab: {taken} is a directory", CommandRun.In(_folder, "report", "--out", taken).Refusal(), StringComparison.Ordinal);
        Assert.Equal([file, taken], Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Order());
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [Fact]
    public void Bench_status_of_no_jobs_is_an_empty_list()
    {
        Assert.Equal(0, CommandRun.In(_folder, "bench", "status", "--json").Json().GetArrayLength());
        Assert.Contains("status", CommandRun.In(_folder, "bench", "status").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report --from nothing", "no job is named 'nothing'")]
    [InlineData("bench attach nothing", "no job is named 'nothing'")]
    [InlineData("bench cancel nothing", "no job is named 'nothing'")]
    [InlineData("bench resume nothing", "no job is named 'nothing'")]
    [InlineData("report --input /nowhere.npy", "/nowhere.npy")]
    [InlineData("report --array a", "--array goes with --input")]
    public void What_is_not_there_is_refused(string line, string part)
    {
        Assert.Contains(part, CommandRun.In(_folder, line.Split(' ')).Refusal(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}
