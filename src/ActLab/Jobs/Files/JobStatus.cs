namespace ActLab.Jobs;

/// <summary>What a job is doing, as far as its files tell.</summary>
public enum JobStatus
{
    /// <summary>Created; no worker has begun.</summary>
    Queued,

    /// <summary>A worker waits until another job has measured.</summary>
    Waiting,

    /// <summary>A worker measures.</summary>
    Running,

    /// <summary>Every case has been tried.</summary>
    Finished,

    /// <summary>A person ended it; the cases finished before are kept.</summary>
    Cancelled,

    /// <summary>Its worker is gone without a word, or could not begin; the cases finished before are kept.</summary>
    Crashed,
}

/// <summary>What a status means.</summary>
public static class JobStatuses
{
    /// <summary>Whether the job is still going on, or about to.</summary>
    public static bool IsUnderWay(this JobStatus status) => status is JobStatus.Queued or JobStatus.Waiting or JobStatus.Running;
}
