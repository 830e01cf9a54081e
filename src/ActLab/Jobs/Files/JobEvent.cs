using System.Text.Json.Serialization;

namespace ActLab.Jobs;

/// <summary>One line of a job's events. What a job is and has found is read from these lines alone.</summary>
/// <param name="At">When it happened.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(JobCreated), "created")]
[JsonDerivedType(typeof(WorkerStarted), "started")]
[JsonDerivedType(typeof(WorkerWaiting), "waiting")]
[JsonDerivedType(typeof(MeasuringStarted), "measuring")]
[JsonDerivedType(typeof(LaunchStarted), "launch-started")]
[JsonDerivedType(typeof(LaunchEnded), "launch-ended")]
[JsonDerivedType(typeof(RoofMeasured), "roof")]
[JsonDerivedType(typeof(AccuracyMeasured), "accuracy")]
[JsonDerivedType(typeof(CaseStarted), "case-started")]
[JsonDerivedType(typeof(CaseFinished), "case-finished")]
[JsonDerivedType(typeof(CaseRepeated), "case-repeated")]
[JsonDerivedType(typeof(CaseBroken), "case-broken")]
[JsonDerivedType(typeof(JobEnded), "ended")]
[JsonDerivedType(typeof(JobResumed), "resumed")]
public abstract record JobEvent(DateTimeOffset At);

/// <summary>A job was asked for.</summary>
/// <param name="At">When.</param>
/// <param name="Starter">The process that is about to start a worker; when it is gone, none will come.</param>
public sealed record JobCreated(DateTimeOffset At, WorkerProcess Starter) : JobEvent(At);

/// <summary>A worker has begun.</summary>
/// <param name="At">When.</param>
/// <param name="Worker">Its process.</param>
/// <param name="Environment">What it runs on.</param>
public sealed record WorkerStarted(DateTimeOffset At, WorkerProcess Worker, JobEnvironment Environment) : JobEvent(At);

/// <summary>Another job measures; this one waits for its turn.</summary>
/// <param name="At">When.</param>
public sealed record WorkerWaiting(DateTimeOffset At) : JobEvent(At);

/// <summary>It is this job's turn.</summary>
/// <param name="At">When.</param>
/// <param name="Load">Load average of the last minute, where there is one.</param>
public sealed record MeasuringStarted(DateTimeOffset At, double? Load) : JobEvent(At);

/// <summary>A process has begun that measures the cases compiled in one way.</summary>
/// <param name="At">When.</param>
/// <param name="Jit">How it compiles.</param>
/// <param name="Settings">Settings of its runtime, as it found them.</param>
/// <param name="Repeat">0, or the number of a launch that compares only.</param>
public sealed record LaunchStarted(DateTimeOffset At, JitMode Jit, IReadOnlyDictionary<string, string> Settings, int Repeat = 0) : JobEvent(At)
{
    /// <summary>The processor that what measures is bound to, where it is.</summary>
    public int? Core { get; init; }
}

/// <summary>A launch has measured what was open.</summary>
/// <param name="At">When.</param>
/// <param name="Jit">How it compiles.</param>
/// <param name="Repeat">Its number.</param>
/// <param name="Before">The machine when the launch began.</param>
/// <param name="After">The machine now.</param>
public sealed record LaunchEnded(DateTimeOffset At, JitMode Jit, int Repeat, MachineState Before, MachineState After) : JobEvent(At);

/// <summary>The limits of the machine at one size have been measured.</summary>
/// <param name="At">When.</param>
/// <param name="Roof">What was found.</param>
public sealed record RoofMeasured(DateTimeOffset At, Roof Roof) : JobEvent(At);

/// <summary>The errors of a kernel have been measured.</summary>
/// <param name="At">When.</param>
/// <param name="Accuracy">What was found.</param>
public sealed record AccuracyMeasured(DateTimeOffset At, KernelAccuracy Accuracy) : JobEvent(At);

/// <summary>A case is being measured.</summary>
/// <param name="At">When.</param>
/// <param name="Index">Its place in the request's cases.</param>
public sealed record CaseStarted(DateTimeOffset At, int Index) : JobEvent(At);

/// <summary>A case has been tried.</summary>
/// <param name="At">When.</param>
/// <param name="Index">Its place in the request's cases.</param>
/// <param name="Case">The case with what was measured.</param>
public sealed record CaseFinished(DateTimeOffset At, int Index, JobCase Case) : JobEvent(At);

/// <summary>A measured case has been compared in another launch.</summary>
/// <param name="At">When.</param>
/// <param name="Index">Its place in the request's cases.</param>
/// <param name="Comparison">What that launch found.</param>
public sealed record CaseRepeated(DateTimeOffset At, int Index, Comparison Comparison) : JobEvent(At);

/// <summary>A function of a library has ended a launch; what was measured of its case before is kept.</summary>
/// <param name="At">When.</param>
/// <param name="Index">Its place in the request's cases.</param>
/// <param name="Error">How it ended.</param>
public sealed record CaseBroken(DateTimeOffset At, int Index, string Error) : JobEvent(At);

/// <summary>A job that was over shall go on with what it left open.</summary>
/// <param name="At">When.</param>
/// <param name="Starter">The process that is about to start a worker; null in the events of an older version.</param>
public sealed record JobResumed(DateTimeOffset At, WorkerProcess? Starter = null) : JobEvent(At);

/// <summary>The job is over.</summary>
/// <param name="At">When.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">Why, when it ended badly.</param>
/// <param name="Load">Load average of the last minute, where there is one.</param>
public sealed record JobEnded(DateTimeOffset At, JobStatus Status, string? Message, double? Load) : JobEvent(At);
