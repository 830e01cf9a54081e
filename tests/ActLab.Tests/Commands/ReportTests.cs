using System.Security.Cryptography;
using ActLab.Reports;
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
        Assert.Equal(!ChartLibrary.IsEmbedded, run.Error.Length > 0);
        Assert.Equal([path], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_report_is_verified_and_a_changed_number_is_named()
    {
        var path = Path.Combine(_folder, "a.html");
        Assert.Equal(0, CommandRun.In(_folder, "report", "--lite", "--out", path, "--f", "x*sigmoid(beta*x)", "--set", "beta=2").ExitCode);
        var page = File.ReadAllText(path);
        Assert.Contains("left out by --lite", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        var verified = CommandRun.In(_folder, "report", "verify", path, "--json").Json();
        Assert.Equal(["schema", "verified", "differences"], CommandRun.Names(verified));
        Assert.True(verified.GetProperty("verified").GetBoolean());
        Assert.Equal(0, verified.GetProperty("differences").GetArrayLength());

        File.WriteAllText(path, page.Replace("10000 rows of 64 units, pre-activations.</p>", "10000 rows of 65 units, pre-activations.</p>", StringComparison.Ordinal));
        var found = CommandRun.In(_folder, "report", "verify", path, "--json").Json(exitCode: 1);
        Assert.False(found.GetProperty("verified").GetBoolean());
        var difference = Assert.Single(found.GetProperty("differences").EnumerateArray());
        Assert.Equal(["section", "figure", "table", "row", "column", "shown", "derived"], CommandRun.Names(difference));
        Assert.Equal("statistics", difference.GetProperty("section").GetString());
        var text = CommandRun.In(_folder, "report", "verify", path);
        Assert.Equal(1, text.ExitCode);
        Assert.Contains("not verified, 1 difference\nstatistics\n  shown: ", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_run_is_shown_and_the_data_are_a_file_whose_hash_a_page_names()
    {
        var (run, data) = (Path.Combine(_folder, "run.json"), Path.Combine(_folder, "data.json"));
        File.WriteAllText(run, CommandRun.In(_folder, "lab", "--hidden", "4", "--epochs", "2", "--json").Out);
        var parts = CommandRun.In(_folder, "report", "--from", run, "--out", data, "--json").Json().GetProperty("parts");
        Assert.Equal(["audit", "statistics", "lab", "catalogue"], parts.EnumerateArray().Select(p => p.GetString()));
        var json = File.ReadAllText(data);
        var report = ReportComposer.Compose(ReportData.Parse(json), new());
        Assert.Equal(json, report.Data);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(data))), report.DataSha256);
        var lab = report.Sections.Single(s => s.Id == "lab");
        Assert.Equal(["0", "1", "2"], lab.Figures[0].Tables[0].Rows.Select(r => r[0]));
        Assert.Contains("--hidden 4 ", lab.Figures[0].Tables[1].Rows[0][1], StringComparison.Ordinal);
        Assert.Contains("of 4 hidden units are dead", string.Join('\n', report.Verdict.Statements.Select(s => s.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"epochs\":1}", "no whole document of `actlab lab --json`")]
    [InlineData("{\"command\":\"a\",\"network\":\"2-1\",\"activations\":[],\"diverged\":false,\"epochs\":[],\"final\":{\"layers\":[]}}", "layers are not those of its network")]
    [InlineData("{\"command\":\"a\",\"network\":\"2-1\",\"activations\":[\"relu\"],\"diverged\":false,\"epochs\":[null],\"final\":{\"layers\":[{\"states\":[]}]}}", "layers are not those of its network")]
    [InlineData("{\"a\":1}", "is no result of a benchmark job")]
    [InlineData("text", "neither the result.json of a benchmark job nor a report")]
    public void What_is_neither_job_nor_training_run_is_refused(string content, string part)
    {
        var path = Path.Combine(_folder, "c.json");
        File.WriteAllText(path, content);
        Assert.Contains(part, CommandRun.In(_folder, "report", "--from", path).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "does not end with the data of a report")]
    [InlineData("<!doctype html>", "does not end with the data of a report")]
    [InlineData("<script type=\"application/json\" id=\"data\"></script>\n</body>\n</html>\n", "the data in")]
    [InlineData("<script type=\"application/json\" id=\"data\">{\"origin\":1}</script>\n</body>\n</html>\n", "the data in")]
    public void What_is_no_report_is_refused_by_verify(string content, string part)
    {
        var path = Path.Combine(_folder, "b.html");
        File.WriteAllText(path, content);
        Assert.Contains(part, CommandRun.In(_folder, "report", "verify", path).Refusal(), StringComparison.Ordinal);
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
    [InlineData("report verify /nowhere.html", "/nowhere.html does not exist")]
    [InlineData("report verify /", "/ is a directory")]
    [InlineData("report verify /dev/zero", "/dev/zero is a device")]
    [InlineData("report --lite --out a.md", "--lite leaves charts out of an HTML page")]
    [InlineData("report verify", "report verify --help")]
    public void What_is_not_there_is_refused(string line, string part)
    {
        Assert.Contains(part, CommandRun.In(_folder, line.Split(' ')).Refusal(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}
