using System.CommandLine;
using System.Globalization;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Commands;

/// <summary>`bench`: benchmark jobs in a worker process, in the foreground or detached.</summary>
static class BenchCommand
{
    public static Command Build(Workbench workbench)
    {
        var options = new BenchOptions(workbench);
        var detach = new Option<bool>("--detach") { Description = "Start the job and return; `bench attach` shows it." };
        var json = CommonOptions.Json();
        var command = new Command("bench", "Measure kernels with BenchmarkDotNet in a worker process.")
        {
            detach, json,
            JobCommands.Status(workbench), JobCommands.Attach(workbench), JobCommands.Cancel(workbench), JobCommands.Resume(workbench), HistoryCommand.Build(workbench),
        };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            JobRunner.RequireWorker();
            var job = workbench.Jobs.Create(options.Request(workbench, parsed));
            workbench.Error.WriteLine($"job {job.Id} in {job.Path}");
            using var interrupt = new Interrupt();
            workbench.Runner.StartAsync(job).GetAwaiter().GetResult();
            return parsed.GetValue(detach) && !interrupt.Requested
                ? JobOutput.Write(workbench, job, parsed.GetValue(json))
                : Follow(workbench, job, parsed.GetValue(json), interrupt);
        });
        return command;
    }

    /// <summary>Shows a job's progress until it is over; Ctrl-C cancels it and keeps the finished cases.</summary>
    public static int Follow(Workbench workbench, JobFolder job, bool json, Interrupt interrupt)
    {
        try
        {
            FollowAsync(workbench, job, interrupt.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interrupt.Requested)
        {
            workbench.Runner.CancelAsync(job, JobRunner.Grace).GetAwaiter().GetResult();
        }

        workbench.Runner.Conclude(job);
        var code = JobOutput.Write(workbench, job, json);
        return interrupt.Requested ? ExitCode.Interrupted : code;
    }

    static async Task FollowAsync(Workbench workbench, JobFolder job, CancellationToken stop)
    {
        var cases = job.ReadRequest().Cases;
        using var progress = new ProgressLine(workbench);
        await foreach (var happened in job.FollowAsync(stop))
        {
            switch (happened)
            {
                case WorkerWaiting:
                    workbench.Error.WriteLine("another job is measuring; this one waits for its turn");
                    break;
                case CaseStarted started:
                    progress.Show(job.ReadResult().Share, cases[started.Index].ToString());
                    break;
                case CaseRepeated repeated:
                    progress.Show(job.ReadResult().Share, $"{cases[repeated.Index]}, compared again");
                    break;
                case LaunchStarted { Repeat: > 0 } launch when !workbench.ErrorIsTerminal:
                    workbench.Error.WriteLine($"compared again, {launch.Jit.Word()}: {launch.Repeat}/{job.ReadRequest().Kind.Repeats()}");
                    break;
                case AccuracyMeasured measured:
                    progress.Show(job.ReadResult().Share, $"errors of {measured.Accuracy}");
                    break;
                case CaseFinished finished when !workbench.ErrorIsTerminal:
                    workbench.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finished.Index + 1}/{cases.Count} {finished.Case}"));
                    break;
            }
        }
    }
}
