using ActLab.Core;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>How a job stands.</summary>
/// <param name="Job">The job.</param>
/// <param name="Watch">Number of the watch that saw it: what another one than the last sees is no longer shown.</param>
sealed record JobMessage(JobMoment Job, int Watch) : Message;

/// <summary>
/// Looks at a job's files for the screen, one look for each command. A look comes no sooner than half a second after the one before and only
/// if there is something new, so that watching costs what is measured as little as can be.
/// </summary>
/// <param name="workbench">Its clock and its jobs.</param>
/// <param name="screen">Title of the screen that watches.</param>
sealed class JobWatch(Workbench workbench, string screen)
{
    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>Looks at once.</summary>
    public Command<Message> Open(JobFolder job, int watch) => Guard.Of(screen, (post, _) =>
    {
        post(Look(job, watch));
        return Task.CompletedTask;
    });

    /// <summary>Looks again as soon as there is something new.</summary>
    public Command<Message> Next(JobMoment before, int watch) => Guard.Of(screen, async (post, stop) =>
    {
        do
        {
            await Task.Delay(Pause, workbench.Clock, stop);
        }
        while (!before.HasChanged());

        post(Look(before.Folder, watch));
    });

    /// <summary>Creates a job and starts its worker; refuses where one waits for its turn already, or keys held down would queue up hundreds.</summary>
    public Command<Message> Start(Func<JobRequest> request, int watch) => Guard.Of(screen, async (post, stop) =>
    {
        RequireNoneWaits();
        JobRunner.RequireWorker();
        var job = workbench.Jobs.Create(request());
        post(Look(job, watch));
        await workbench.Runner.StartAsync(job, stop);
    });

    /// <summary>Has another worker measure what a job left open.</summary>
    public Command<Message> Resume(JobFolder job, int watch) => Guard.Of(screen, async (post, stop) =>
    {
        RequireNoneWaits();
        var begun = workbench.Runner.ResumeAsync(job, stop);
        post(Look(job, watch));
        await begun;
    });

    /// <summary>Asks the worker to end, and looks when that is done: a look just before may have found the worker gone and no word of why, and been the last.</summary>
    public Command<Message> Cancel(JobFolder job, int watch) => Guard.Of(screen, async (post, stop) =>
    {
        await workbench.Runner.CancelAsync(job, JobRunner.Grace, stop);
        post(Look(job, watch));
    });

    /// <summary>Looks at the newest job that is still going on, if there is one, as after a connection that dropped.</summary>
    public Command<Message> Find(int watch) => Guard.Of(screen, (post, _) =>
    {
        if (workbench.Jobs.List().FirstOrDefault(job => job.ReadStatus() is JobStatus.Waiting or JobStatus.Running) is { } job)
        {
            post(Look(job, watch));
        }

        return Task.CompletedTask;
    });

    void RequireNoneWaits()
    {
        if (workbench.Jobs.List().FirstOrDefault(job => job.ReadStatus() is JobStatus.Queued or JobStatus.Waiting) is { } next)
        {
            throw new BadInputException($"job {next.Id} waits for its turn already; r lists the jobs, and x cancels the one shown");
        }
    }

    JobMessage Look(JobFolder job, int watch) => new(JobMoment.Of(job, workbench.Clock.GetUtcNow()), watch);
}
