using ActLab.Core.Numbers;
using ActLab.Jobs;
using ActLab.Tests.Bench;
using Xunit;

namespace ActLab.Tests.Commands;

/// <summary>`bench history` of made-up jobs.</summary>
public sealed class HistoryTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-history-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_machine_has_a_history_with_a_break_where_the_code_changed()
    {
        var first = Job(1, "abacus", "1", ("swish", 4), ("relu", 2));
        var second = Job(2, "abacus", "2", ("silu", 5), ("relu", 2.5), ("tanh", 8));
        var third = Job(3, "abacus", "2", ("silu", 5.5), ("tanh", 8));
        var other = Job(4, "slide rule", "2", ("silu", 40));
        Store.Create(JobFixture.Request());

        var machines = CommandRun.In(_folder, "bench", "history", "--json").Json().EnumerateArray().ToList();
        Assert.Equal(["slide rule, 2 logical; ; runtime; os", "abacus, 2 logical; ; runtime; os"], machines.Select(m => m.GetProperty("machine").GetString()));
        Assert.Equal([other], machines[0].GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("id").GetString()));
        Assert.Equal([first, second, third], machines[1].GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("id").GetString()));
        Assert.Equal(
            ["silu simd f32 forward 64 full: 4 |5 5.5", "tanh simd f32 forward 64 full: 8 8", "relu simd f32 forward 64 full: 2 |2.5"],
            machines[1].GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("case").GetString() + ": " + string.Join(' ', c.GetProperty("points").EnumerateArray().Select(
                p => (p.GetProperty("otherCode").GetBoolean() ? "|" : "") + Math.Round(p.GetProperty("ratio").GetDouble(), 9)))));
        Assert.Equal(["tanh simd f32 forward 64 full"], machines[1].GetProperty("added").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["relu simd f32 forward 64 full"], machines[1].GetProperty("removed").EnumerateArray().Select(c => c.GetString()));
        var renamed = Assert.Single(machines[1].GetProperty("renamed").EnumerateArray());
        Assert.Equal(
            ("silu simd f32 forward 64 full", "swish"),
            (renamed.GetProperty("case").GetString(), Assert.Single(renamed.GetProperty("was").EnumerateArray()).GetString()));

        var text = CommandRun.In(_folder, "bench", "history").Out;
        Assert.Matches("\nsilu simd f32 forward 64 full +4\\.00 \\| 5\\.00 5\\.50 +3\n", text);
        foreach (var sentence in (string[])
            [
                $" added by {second}: tanh simd f32 forward 64 full ", $" not in the latest job, last in {second}: relu simd f32 forward 64 full ",
                " renamed: silu simd f32 forward 64 full was swish ",
            ])
        {
            Assert.Contains(sentence, text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Without_a_result_it_says_so_and_a_damaged_job_hides_no_other()
    {
        Assert.Equal("No job has a result yet; `actlab bench` measures one.\n", CommandRun.In(_folder, "bench", "history").Out);
        var job = Job(1, "abacus", "1", ("relu", 2));
        var damaged = Store.Create(JobFixture.Request());
        File.WriteAllText(damaged.RequestFile, "{\"schema\":1,\"kernels\":[]}");

        foreach (var verb in (string[])["history", "status"])
        {
            var run = CommandRun.In(_folder, "bench", verb);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains(job, run.Out, StringComparison.Ordinal);
            Assert.Matches($"^bench: {damaged.RequestFile} is no request of this version: .*; measure again with `actlab bench`, and delete {damaged.Path}\n$", run.Error);
        }

        Assert.Contains("is no request of this version", CommandRun.In(_folder, "bench", "attach", damaged.Id).Refusal(), StringComparison.Ordinal);
    }

    JobStore Store => new(Path.Combine(_folder, "jobs"), TimeProvider.System);

    /// <summary>A job of that hour, with the multiple of a copy of each activation.</summary>
    string Job(int hour, string cpu, string code, params (string Activation, double Ratio)[] cases)
    {
        var job = Store.Create(new(
            [.. cases.Select(c => new RequestedActivation(c.Activation, new Dictionary<string, string>()))], [JobKernel.Simd], [64], [NumberType.F32], [Pass.Forward], JobKind.Quick, 1, []));
        job.Append(new WorkerStarted(Noon, new(int.MaxValue, 1), new(cpu, 2, [], "runtime", "os", new Dictionary<string, string>(), new Dictionary<string, string> { ["ActLab"] = code })));
        job.Append(new MeasuringStarted(Noon.AddHours(hour), null));
        foreach (var (index, of) in job.ReadRequest().Cases.Index())
        {
            job.Append(new CaseFinished(Noon, index, JobFixture.Measured(of, 1, cases[index].Ratio)));
        }

        job.End(new(Noon, JobStatus.Finished, null, null));
        return job.Id;
    }
}
