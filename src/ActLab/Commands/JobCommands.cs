using System.CommandLine;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Commands;

/// <summary>`bench status`, `attach` and `cancel`: what can be done with a job that runs or has run.</summary>
static class JobCommands
{
    public static Command Status(Workbench workbench)
    {
        var json = CommonOptions.Json();
        var command = new Command("status", "List the jobs, newest first.") { json };
        command.SetAction(parsed =>
        {
            var jobs = workbench.Jobs.List().Select(job => job.ReadResult()).ToList();
            if (parsed.GetValue(json))
            {
                Json.Write(workbench.Out, document => document.Array(jobs, job => document.TopObject(() =>
                {
                    document.Text("id", job.Id);
                    document.Text("status", job.Status.Word());
                    document.Integer("done", job.Done);
                    document.Integer("cases", job.Cases.Count);
                })));
            }
            else
            {
                TextTable.Write(workbench, ["job", "status", "done#", "cases#"], jobs.Select(job => (IReadOnlyList<string>)
                    [job.Id, job.Status.Word(), NumberText.Of(job.Done), NumberText.Of(job.Cases.Count)]));
            }

            return ExitCode.Done;
        });
        return command;
    }

    public static Command Attach(Workbench workbench) =>
        OnJob(workbench, "attach", "Follow a job until it is over and print its result.", (job, json) => BenchCommand.Follow(workbench, job, json));

    public static Command Cancel(Workbench workbench) =>
        OnJob(workbench, "cancel", "Cancel a job; its finished cases are kept.", (job, json) =>
        {
            workbench.Runner.CancelAsync(job, JobRunner.Grace).GetAwaiter().GetResult();
            return JobOutput.Write(workbench, job, json);
        });

    static Command OnJob(Workbench workbench, string verb, string description, Func<JobFolder, bool, int> action)
    {
        var id = new Argument<string>("JOB") { Description = "The job's identifier, as `bench status` shows it." };
        var json = CommonOptions.Json();
        var command = new Command(verb, description) { id, json };
        command.SetAction(parsed => action(workbench.Jobs.Find(parsed.GetRequiredValue(id)), parsed.GetValue(json)));
        return command;
    }
}
