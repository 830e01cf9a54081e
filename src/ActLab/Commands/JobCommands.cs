using System.CommandLine;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Commands;

/// <summary>`bench status`, `attach`, `cancel` and `resume`: what can be done with a job that runs or has run.</summary>
static class JobCommands
{
    public static Command Status(Workbench workbench)
    {
        var json = CommonOptions.Json();
        var command = new Command("status", "List the jobs, newest first, and the bytes each keeps on disk until its folder is deleted.") { json };
        command.SetAction(parsed =>
        {
            var jobs = workbench.Jobs.Results(workbench.Error.WriteLine);
            var bytes = jobs.ToDictionary(job => job.Id, job => new JobFolder(Path.Combine(workbench.Jobs.Root, job.Id)).Bytes);
            if (parsed.GetValue(json))
            {
                Json.Write(workbench.Out, document => document.Array(jobs, job => document.TopObject(() =>
                {
                    document.Text("id", job.Id);
                    document.Text("status", job.Status.Word());
                    document.Integer("done", job.Done);
                    document.Integer("cases", job.Cases.Count);
                    document.Integer("bytes", bytes[job.Id]);
                })));
            }
            else
            {
                TextTable.Write(workbench, ["job", "status", "done#", "cases#", "KB#"], jobs.Select(job => (IReadOnlyList<string>)
                    [job.Id, job.Status.Word(), NumberText.Of(job.Done), NumberText.Of(job.Cases.Count), NumberText.Of((bytes[job.Id] + 999) / 1000)]));
                if (jobs.Count > 0)
                {
                    workbench.Out.WriteLine($"{NumberText.Of((jobs.Sum(job => bytes[job.Id]) + 999) / 1000)} KB in {workbench.Jobs.Root}; a job is kept until its folder is deleted");
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    public static Command Attach(Workbench workbench) =>
        OnJob(workbench, "attach", "Follow a job until it is over and print its result.", (job, json) =>
        {
            using var interrupt = new Interrupt();
            return BenchCommand.Follow(workbench, job, json, interrupt);
        });

    public static Command Cancel(Workbench workbench) =>
        OnJob(workbench, "cancel", "Cancel a job; its finished cases are kept.", (job, json) =>
        {
            workbench.Runner.CancelAsync(job, JobRunner.Grace).GetAwaiter().GetResult();
            return JobOutput.Write(workbench, job, json);
        });

    public static Command Resume(Workbench workbench) =>
        OnJob(workbench, "resume", "Measure what a cancelled or crashed job left open, and nothing twice.", (job, json) =>
        {
            var status = job.ReadStatus();
            if (status is JobStatus.Running or JobStatus.Waiting)
            {
                throw new BadInputException($"bench resume: job {job.Id} is {status.Word()}; `actlab bench attach {job.Id}` follows it");
            }

            if (status == JobStatus.Finished)
            {
                workbench.Error.WriteLine($"job {job.Id} is complete; nothing is left to measure");
                return JobOutput.Write(workbench, job, json);
            }

            using var interrupt = new Interrupt();
            workbench.Runner.ResumeAsync(job).GetAwaiter().GetResult();
            return BenchCommand.Follow(workbench, job, json, interrupt);
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
