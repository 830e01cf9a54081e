using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ActLab.Jobs;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>What dies.</summary>
public enum Victim
{
    /// <summary>The command in the foreground, by kill -9.</summary>
    App,

    /// <summary>The worker, by kill -9.</summary>
    Worker,

    /// <summary>Both of them.</summary>
    Both,

    /// <summary>The session that the command was typed in, by SIGHUP.</summary>
    Session,

    /// <summary>Nothing: the job is cancelled.</summary>
    Nothing,
}

/// <summary>
/// The program in a session of its own, killed at a random moment of a small job: whatever was finished then is in the result
/// in the end, and no process is left. Twenty moments each with ACTLAB_FULL=1, one each without.
/// </summary>
[Collection(JobFixture.OneAtATime)]
public sealed class DurabilityTests : IDisposable
{
    /// <summary>A job writes about so many events.</summary>
    const int Events = 15;

    const int LongestDelay = 400;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string _home = Directory.CreateTempSubdirectory("actlab-durable-").FullName;

    public static TheoryData<Victim, int> Moments => new(
        from victim in Enum.GetValues<Victim>()
        from seed in Enumerable.Range(0, Environment.GetEnvironmentVariable("ACTLAB_FULL") == "1" ? 20 : 1)
        select (victim, seed));

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [MemberData(nameof(Moments), DisableDiscoveryEnumeration = true)]
    public async Task No_finished_case_is_lost_and_no_process_is_left(Victim victim, int seed)
    {
        var random = new Random(((int)victim * 1000) + seed);
        using var shell = Start();
        await Until(random.Next(Events), shell);
        await Task.Delay(random.Next(LongestDelay), TestContext.Current.CancellationToken);

        Kill(victim, shell);
        if (Job is { } job)
        {
            var finished = job.ReadResult().Cases.Where(c => c.Status == CaseStatus.Ok).Select(Json).ToList();
            Assert.Contains(Bench(victim == Victim.Nothing ? "cancel" : "attach", job), Ends(victim));
            Assert.Subset(job.ReadResult().Cases.Select(Json).ToHashSet(), finished.ToHashSet());
            await NoProcessAsync(job);

            Bench("resume", job);
            var result = job.ReadResult();
            Assert.Equal(JobStatus.Finished, result.Status);
            Assert.All(result.Cases, c => Assert.Equal((CaseStatus.Ok, null), (c.Status, c.Error)));
            Assert.Subset(result.Cases.Select(Json).ToHashSet(), finished.ToHashSet());
            Assert.Equal(Json(result), Json(JsonSerializer.Deserialize<JobResult>(File.ReadAllText(job.ResultFile), JobJson.Line)!));
            await NoProcessAsync(job);
        }

        Assert.True(shell.WaitForExit(Patience), "the shell does not end");
    }

    /// <summary>A job may be over before the moment comes; one whose worker had not begun when its starter died never begins.</summary>
    static string[] Ends(Victim victim) => victim == Victim.Nothing ? ["cancelled", "finished"] : ["crashed", "finished"];

    JobFolder? Job => new JobStore(Path.Combine(_home, "actlab", "jobs"), TimeProvider.System).Newest();

    Process Start()
    {
        var start = new ProcessStartInfo("setsid", [
            "bash", "-c", "dotnet \"$@\"; true", "bash", Path.Combine(AppContext.BaseDirectory, "actlab.dll"), "bench", "relu", "--kernels", "scalar,math,simd", "--sizes", "64"])
        {
            WorkingDirectory = _home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_STATE_HOME"] = _home;
        var shell = Process.Start(start)!;
        shell.OutputDataReceived += (_, _) => { };
        shell.ErrorDataReceived += (_, _) => { };
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
        return shell;
    }

    async Task Until(int events, Process shell)
    {
        while (!shell.HasExited && (Job?.ReadEvents().Count ?? 0) < events)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    void Kill(Victim victim, Process shell)
    {
        if (victim is Victim.App or Victim.Both)
        {
            foreach (var child in Children(shell.Id))
            {
                JobFixture.Signal(child, "KILL");
            }
        }

        if (victim is Victim.Worker or Victim.Both && Job?.ReadEvents().OfType<WorkerStarted>().LastOrDefault() is { } begun)
        {
            JobFixture.Signal(begun.Worker.Pid, "KILL");
        }

        if (victim == Victim.Session)
        {
            JobFixture.Signal(-shell.Id, "HUP");
        }
    }

    static IEnumerable<int> Children(int pid) => File.Exists($"/proc/{pid}/task/{pid}/children")
        ? File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture))
        : [];

    string Bench(string verb, JobFolder job) =>
        JsonDocument.Parse(CommandRun.In(Path.Combine(_home, "actlab"), "bench", verb, job.Id, "--json").Out).RootElement.GetProperty("status").GetString()!;

    /// <summary>No process has the job's folder among its arguments, or will have none soon.</summary>
    static async Task NoProcessAsync(JobFolder job)
    {
        var wait = Stopwatch.StartNew();
        while (Directory.GetDirectories("/proc").Where(p => CommandLine(p).Contains(job.Path, StringComparison.Ordinal)).ToList() is { Count: > 0 } left)
        {
            Assert.True(wait.Elapsed < Patience, $"left: {string.Join(", ", left.Select(CommandLine))}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    static string Json<T>(T value) => JsonSerializer.Serialize(value, JobJson.Line);
}
