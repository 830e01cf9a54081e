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
