using System.Diagnostics;
using System.Text.Json;
using ActLab.Jobs;
using ActLab.Tests.Commands;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>Jobs in a file system of their own that is full or cannot be written, which only root may make.</summary>
[Collection(JobFixture.OneAtATime)]
public sealed class FullDiskTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-disk-").FullName;

    public FullDiskTests()
    {
        if (Run("mount", "-t", "tmpfs", "-o", "size=8m", "none", _folder) is { } problem)
        {
            Assert.False(Environment.GetEnvironmentVariable("ACTLAB_NO_SKIP") == "1", $"{problem}; ACTLAB_NO_SKIP=1 forbids to skip");
            Assert.Skip($"a file system cannot be mounted here: {problem}");
        }
    }

    public void Dispose()
    {
        _ = Run("umount", _folder);
        Directory.Delete(_folder);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_line()
    {
        Assert.Null(Run("mount", "-o", "remount,ro", _folder));
        Assert.StartsWith($"actlab: bench: no job can be written to {Path.Combine(_folder, "jobs")}: ", CommandRun.In(_folder, "bench", "relu").Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_one_line_and_leaves_no_job()
    {
        Fill();
        Assert.Contains("No space left on device", CommandRun.In(_folder, "bench", "relu").Refusal(), StringComparison.Ordinal);
        Assert.Empty(new JobStore(Path.Combine(_folder, "jobs"), TimeProvider.System).List());
    }

    [Fact]
    public async Task A_disk_that_fills_up_loses_no_finished_case()
    {
        var job = new JobStore(Path.Combine(_folder, "jobs"), TimeProvider.System).Create(JobFixture.Request(sizes: [8, 16, 32]));
        await JobFixture.Runner.StartAsync(job, TestContext.Current.CancellationToken);
        await JobFixture.FirstAsync<CaseFinished>(job);
        Fill();
        var crashed = await JobFixture.EndAsync(job);
        Assert.Equal(JobStatus.Crashed, crashed.Status);
        Assert.InRange(crashed.Done, 1, 5);
        var attach = CommandRun.In(_folder, "bench", "attach", job.Id);
        Assert.Equal((2, ""), (attach.ExitCode, attach.Out));
        Assert.Matches($"^actlab: bench: the result of job {job.Id} cannot be written: No space left on device.*`actlab bench resume {job.Id}` goes on$", attach.Error.TrimEnd('\n').Split('\n')[^1]);

        File.Delete(Filler);
        Assert.Equal("finished", CommandRun.In(_folder, "bench", "resume", job.Id, "--json").Json().GetProperty("status").GetString());
        Assert.Equal(Json(crashed.Cases.Take(crashed.Done)), Json(job.ReadResult().Cases.Take(crashed.Done)));
    }

    string Filler => Path.Combine(_folder, "filler");

    void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }

    /// <summary>What a command complained of; null if it did its work.</summary>
    static string? Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
            var complaint = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : complaint.Trim();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }

    static string Json<T>(T value) => JsonSerializer.Serialize(value, JobJson.Line);
}
