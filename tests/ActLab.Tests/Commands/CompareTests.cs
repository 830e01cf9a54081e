using System.Text.Json;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Reports;
using Xunit;
using static ActLab.Tests.Commands.RatioJobs;

namespace ActLab.Tests.Commands;

/// <summary>The contract of `compare`, on results whose ratios are made up and whose intervals are known.</summary>
public sealed class CompareTests : IDisposable
{
    static readonly double[] Two = [2, 2.02, 1.98, 2.01, 1.99];
    static readonly double[] TenPercentMore = [2.2, 2.222, 2.178, 2.211, 2.189];
    static readonly double[] TheSame = [2.01, 2, 1.99, 1.995, 2.005];
    static readonly double[] Less = [1.7, 1.8, 1.75, 1.72, 1.78];
    static readonly double[] Scattered = [2.1, 1.9, 2.3, 1.95, 2.15, 2.0];

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-compare-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Intervals from mpmath with 40 digits.</summary>
    [Fact]
    public void Every_verdict_has_its_exact_interval()
    {
        var root = Compare(
            Job("a", ("sigmoid", Two), ("tanh", Two), ("relu", Two), ("elu", Two)),
            Job("b", ("sigmoid", TenPercentMore), ("tanh", TheSame), ("relu", Less), ("elu", Scattered))).Json(exitCode: 1);
        Assert.Equal(["schema", "verdict", "cases", "added", "removed"], CommandRun.Names(root));
        Assert.Equal("fail", root.GetProperty("verdict").GetString());
        var cases = root.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(["case", "ratio", "low", "high", "verdict"], CommandRun.Names(cases[0]));
        Assert.Equal("sigmoid simd f32 forward 2048 full", cases[0].GetProperty("case").GetString());
        (string, double, double, double)[] expected =
        [
            ("slower", 1.1, 1.0791211496767146, 1.1212828145963911),
            ("equivalent", 1.0000187511719614, 0.9829329404033244, 1.0174015556800716),
            ("faster", 0.87482754131399984, 0.82899429932247505, 0.92319480081706909),
            ("inconclusive", 1.0312124838292958, 0.90036554332730839, 1.1810749474880892),
        ];
        Assert.All(cases.Zip(expected), pair =>
        {
            Assert.Equal(pair.Second.Item1, pair.First.GetProperty("verdict").GetString());
            Assert.Equal(pair.Second.Item2, pair.First.GetProperty("ratio").GetDouble(), 1e-13);
            Assert.Equal(pair.Second.Item3, pair.First.GetProperty("low").GetDouble(), 1e-12);
            Assert.Equal(pair.Second.Item4, pair.First.GetProperty("high").GetDouble(), 1e-12);
        });
    }

    [Theory]
    [InlineData("2%", "slower", "fail", 1)]
    [InlineData("0.0791", "slower", "fail", 1)]
    [InlineData("0.0792", "inconclusive", "inconclusive", 1)]
    [InlineData("0.1212", "inconclusive", "inconclusive", 1)]
    [InlineData("12.13%", "equivalent", "pass", 0)]
    public void The_margin_decides_at_the_ends_of_the_interval(string margin, string verdict, string whole, int exitCode)
    {
        var root = Compare(Job("a", ("sigmoid", Two)), Job("b", ("sigmoid", TenPercentMore)), "--margin", margin).Json(exitCode);
        Assert.Equal(verdict, root.GetProperty("cases")[0].GetProperty("verdict").GetString());
        Assert.Equal(whole, root.GetProperty("verdict").GetString());
    }

    /// <summary>A copy that came out 12 % from itself, either way, in one launch of either: less cannot be told from noise.</summary>
    [Theory]
    [InlineData(1.125, 1)]
    [InlineData(1, 1.125)]
    [InlineData(1, 1 / 1.125)]
    public void No_verdict_is_finer_than_the_noise_floor_of_both(double before, double after)
    {
        var run = Compare(Job("a", before, ("sigmoid", Two)), Job("b", after, ("sigmoid", TenPercentMore)));
        Assert.Equal("pass", run.Json().GetProperty("verdict").GetString());
        var text = CompareText(Job("a", before, ("sigmoid", Two)), Job("b", after, ("sigmoid", TenPercentMore)));
        Assert.Contains("widened, to 12.5 %", text.Replace('\n', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void What_became_faster_or_may_have_is_no_regression()
    {
        Assert.Equal("pass", Compare(Job("a", ("relu", Two)), Job("b", ("relu", Less))).Json().GetProperty("verdict").GetString());
        var some = Compare(Job("a", ("relu", Two)), Job("b", ("relu", Less)), "--margin", "0.1").Json();
        Assert.Equal(("pass", "inconclusive"), (some.GetProperty("verdict").GetString(), some.GetProperty("cases")[0].GetProperty("verdict").GetString()));
    }

    /// <summary>Whatever was measured: compared with itself it is never faster or slower.</summary>
    [Fact]
    public void A_job_compared_with_itself_has_not_changed()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 200; trial++)
        {
            var scatter = Math.Pow(10, (4 * random.NextDouble()) - 4);
            var job = Job("a", Enumerable.Range(0, 4).Select(i =>
                (new[] { "sigmoid", "tanh", "relu", "elu" }[i], Enumerable.Range(0, random.Next(1, 9)).Select(_ => Math.Exp(scatter * random.NextDouble())).ToArray())).ToArray());
            var changes = Jobs.Changes.JobChanges.Of(job, job, 1e-3 + random.NextDouble() / 10, new Catalog());
            Assert.All(changes.Cases, c => Assert.Contains(c.Verdict, new[] { SpeedVerdict.Equivalent, SpeedVerdict.Inconclusive }));
            Assert.All(changes.Cases, c => Assert.Equal(1, c.Change.Ratio));
        }
    }

    [Fact]
    public void Too_few_launches_decide_nothing()
    {
        var run = Compare(Job("a", ("relu", [2.0])), Job("b", ("relu", [9.0])));
        var change = run.Json(exitCode: 1).GetProperty("cases")[0];
        Assert.Equal((4.5, JsonValueKind.Null, "inconclusive"), (change.GetProperty("ratio").GetDouble(), change.GetProperty("low").ValueKind, change.GetProperty("verdict").GetString()));
        Assert.Contains("An interval needs 5 launches of either, and A has 1", CompareText(Job("a", ("relu", [2.0])), Job("b", ("relu", [9.0]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Added_removed_failed_and_renamed_cases_are_listed()
    {
        var before = Job("a", ("swish", Two), ("tanh", Two), ("relu", Two), ("mine", Two));
        var after = Job("b", ("silu", TheSame), ("elu", Two), ("relu", Two), ("yours", TheSame));
        before = before with { Request = Defining(before.Request, "mine", "[mine]\nname = Mine\nformula = x*sigmoid(2*x)\n") };
        after = after with { Request = Defining(after.Request, "yours", "# better\n[yours]\nformula = x*sigmoid(2*x)\n") };
        after = after with { Cases = [.. after.Cases.Select(c => c.Activation == "relu" ? c with { Status = CaseStatus.Failed, Comparison = null, Repeats = [], Error = "no" } : c)] };
        var root = Compare(before, after).Json(exitCode: 1);
        Assert.Equal("inconclusive", root.GetProperty("verdict").GetString());
        Assert.Equal(
            ["silu simd f32 forward 2048 full (was swish)", "yours simd f32 forward 2048 full (was mine)"],
            root.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("case").GetString()));
        Assert.Equal(["elu simd f32 forward 2048 full"], root.GetProperty("added").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["tanh simd f32 forward 2048 full", "relu simd f32 forward 2048 full"], root.GetProperty("removed").EnumerateArray().Select(c => c.GetString()));
        Assert.Contains("In B without a result:\n  relu simd f32 forward 2048 full: failed\n", CompareText(before, after), StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_changed_under_its_name_is_another_case()
    {
        var (before, after) = (Job("a", ("mine", Two), ("relu", Two)), Job("b", ("mine", Two), ("relu", Two)));
        var root = Compare(
            before with { Request = Defining(before.Request, "mine", "[mine]\nformula = x\n") },
            after with { Request = Defining(after.Request, "mine", "[mine]\nformula = 2*x\n") }).Json();
        Assert.Equal((1, 1, 1), (root.GetProperty("cases").GetArrayLength(), root.GetProperty("added").GetArrayLength(), root.GetProperty("removed").GetArrayLength()));
    }

    [Fact]
    public void Text_keeps_to_80_columns_and_shows_times_of_one_machine_only()
    {
        var (before, after) = (Job("a", ("hard-sigmoid", Two), ("tanh", Two)), Job("b", ("hard-sigmoid", TenPercentMore), ("tanh", Two)));
        var one = CompareText(before, after);
        Assert.Contains("ns A", one, StringComparison.Ordinal);
        Assert.Contains("\nhard-sigmoid simd  1.100   1.079 .. 1.121  ", one, StringComparison.Ordinal);
        Assert.Contains("\nAll cases: f32 forward 2048 full.\n", one, StringComparison.Ordinal);
        Assert.Contains("fail: at least one case became slower by more than its margin (0 faster, 1", one.Replace('\n', ' '), StringComparison.Ordinal);
        var two = CompareText(before, after with { Environment = after.Environment! with { Cpu = "abacus" } });
        Assert.DoesNotContain("ns A", two, StringComparison.Ordinal);
        Assert.Contains("two machines", two, StringComparison.Ordinal);
        Assert.Contains("does not differ in anything known", one, StringComparison.Ordinal);
        Assert.Contains($"\nThey differ in:\n  Processor: {before.Environment!.Cpu} in A, abacus in B\n", two, StringComparison.Ordinal);
        Assert.Contains("1.079 .. 1.121", two, StringComparison.Ordinal);
        Assert.All((one + two).Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Names_from_files_send_nothing_to_the_terminal()
    {
        var text = CompareText(Job("a", ("re\u001b[31mlu", Two)), Job("b\u202e", ("re\u001b[31mlu", Two)));
        Assert.Contains("re[31mlu", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c is '\u001b' or '\u202e');
    }

    [Fact]
    public void A_job_is_found_by_identifier_by_folder_in_a_result_and_in_a_report()
    {
        var job = new JobStore(Path.Combine(_folder, "jobs"), TimeProvider.System).Create(Job("a", ("relu", Two)).Request);
        foreach (var launch in Job("a", ("relu", Two)).Cases.Select((c, i) => (c, i)))
        {
            job.Append(new CaseFinished(default, launch.i, launch.c));
        }

        job.End(new(default, JobStatus.Finished, null, null));
        var report = Path.Combine(_folder, "report.html");
        Assert.Equal(0, CommandRun.In(_folder, "report", "--from", job.Id, "--lite", "--out", report).ExitCode);
        foreach (var name in new[] { job.Id, job.Path, job.ResultFile, report })
        {
            var root = CommandRun.In(_folder, "compare", name, job.Id, "--json").Json();
            Assert.Equal(("pass", 1), (root.GetProperty("verdict").GetString(), root.GetProperty("cases").GetArrayLength()));
        }
    }

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        var relu = Job("a", ("relu", Two));
        Assert.Equal(
            "actlab: compare: jobs a and b have no case in common; they have another element type: f32 and f64",
            Compare(relu, Job("b", NumberType.F64, 2048, 1, ("relu", Two))).Refusal());
        Assert.EndsWith("they have another activation: relu and tanh, elu", Compare(relu, Job("b", ("tanh", Two), ("elu", Two))).Refusal(), StringComparison.Ordinal);
        Assert.EndsWith("they have another size: 2048 and 64", Compare(relu, Job("b", NumberType.F32, 64, 1, ("relu", Two))).Refusal(), StringComparison.Ordinal);
        Assert.Contains("has no case with a ratio to a copy", Compare(relu, relu with { Cases = [relu.Cases[0] with { Comparison = null }] }).Refusal(), StringComparison.Ordinal);
        Assert.Contains("a ratio that is no positive number", Compare(relu, Job("b", ("relu", [0.0, 1, 1, 1, 1]))).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare", "Required argument missing")]
    [InlineData("compare nothing nothing", "no job is named 'nothing'")]
    [InlineData("compare FILE FILE", "is neither the result.json of a benchmark job nor a report with its data")]
    [InlineData("compare BRACE BRACE", "is no result of a benchmark job")]
    [InlineData("compare HTML HTML", "holds 0 benchmark jobs")]
    [InlineData("compare NULLS NULLS", "NULLS is no result of a benchmark job: a list of it holds null")]
    [InlineData("compare FOLDER FOLDER", "holds no benchmark job; name one that has a request.json")]
    [InlineData("compare /dev/zero /dev/zero", "is a device, a pipe or larger")]
    [InlineData("compare a b --margin 5", "--margin takes a share above 0 and below 1, as 0.05 or 5%, not '5'")]
    [InlineData("compare a b --margin nan", "--margin takes")]
    [InlineData("compare a b --margins 5", "'--margins'")]
    public void Bad_input_is_refused_in_one_line(string line, string part)
    {
        foreach (var (name, text) in new[] { ("FILE", "speed"), ("BRACE", "{\"id\":\"1\"}"), ("HTML", $"{HtmlWriter.DataStart}[]{HtmlWriter.DataEnd}"), ("NULLS", JsonSerializer.Serialize(Job("a"), JobJson.Line).Replace("\"cases\":[]", "\"cases\":[null]", StringComparison.Ordinal)) })
        {
            File.WriteAllText(Path.Combine(_folder, name), text);
        }

        Save(Job("a", ("relu", Two)));
        var words = line.Split(' ').Select(w => w switch
        {
            "FILE" or "BRACE" or "HTML" or "NULLS" or "a" => Path.Combine(_folder, w),
            "b" => Path.Combine(_folder, "a"),
            "FOLDER" => _folder,
            _ => w,
        });
        Assert.Contains(part, CommandRun.In(_folder, [.. words]).Refusal(), StringComparison.Ordinal);
    }

    string Save(JobResult job)
    {
        var file = Path.Combine(_folder, job.Id);
        File.WriteAllText(file, JsonSerializer.Serialize(job, JobJson.Document));
        return file;
    }

    CommandRun Compare(JobResult before, JobResult after, params string[] more) =>
        CommandRun.In(_folder, ["compare", Save(before), Save(before.Id == after.Id ? after with { Id = after.Id + "-too" } : after), "--json", .. more]);

    string CompareText(JobResult before, JobResult after) => CommandRun.In(_folder, "compare", Save(before), Save(after)).Out;
}
