using System.Reflection;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>What a launch is for, as the job's files tell when it begins.</summary>
sealed class LaunchPlan
{
    /// <summary>Reads it.</summary>
    public LaunchPlan(JobFolder job, PlannedLaunch launch)
    {
        var events = job.ReadEvents();
        Request = job.ReadRequest();
        Repeat = launch.Repeat;
        Cases = Request.Cases;
        Open = launch.Open(Request, events);
        Failed = JobResult.From(job.Id, Request, JobStatus.Running, events).Cases
            .Index().Where(c => c.Item.Status == CaseStatus.Failed).Select(c => c.Index).ToHashSet();
        Catalog = Request.Extend(new Catalog(Request.Assemblies.Select(Assembly.LoadFrom)));
        Listing = new(job.JitFile(launch));
    }

    /// <summary>What was asked for.</summary>
    public JobRequest Request { get; }

    /// <summary>Number of the launch; the order within rounds depends on it, the inputs do not.</summary>
    public int Repeat { get; }

    /// <summary>All cases of the request.</summary>
    public IReadOnlyList<JobCase> Cases { get; }

    /// <summary>Places of the cases that the launch has to measure.</summary>
    public IReadOnlyList<int> Open { get; }

    /// <summary>Places of the cases that were tried in vain.</summary>
    public IReadOnlySet<int> Failed { get; }

    /// <summary>The activations of the request are in it.</summary>
    public Catalog Catalog { get; }

    /// <summary>Told what to look for.</summary>
    public JitListing Listing { get; }
}
