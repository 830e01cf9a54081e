using ActLab.Core;

namespace ActLab.Jobs;

/// <summary>A job at one moment, as its files tell it.</summary>
/// <param name="Folder">Its files.</param>
/// <param name="Result">What it has found so far.</param>
public sealed record JobMoment(JobFolder Folder, JobResult Result)
{
    const int LogTail = 8192;

    WorkerProcess? _worker;
    (long Events, long Log) _lengths;

    /// <summary>What is being measured, in words; empty when nothing is.</summary>
    public string Doing { get; init; } = "";

    /// <summary>How much time is left, about; null unless it measures.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>The last lines of the log.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>Whether the job is still going on.</summary>
    public bool IsUnderWay => Result.Status.IsUnderWay();

    /// <summary>Whether nothing is left to measure.</summary>
    public bool IsComplete => Result.Status == JobStatus.Finished;

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The job's.</param>
    /// <param name="now">The time, from which that left is counted.</param>
    public static JobMoment Of(JobFolder folder, DateTimeOffset now)
    {
        // Before anything is read: what comes meanwhile is a change.
        var lengths = Lengths(folder);
        var (events, request) = (folder.ReadEvents(), folder.ReadRequest());
        var worker = events.OfType<WorkerStarted>().LastOrDefault()?.Worker;
        var status = JobFolder.StatusOf(events, process => process.IsAlive());
        return new(folder, JobResult.From(folder.Id, request, status, events))
        {
            Doing = status == JobStatus.Running ? Activity(request, events) : "",
            Left = status == JobStatus.Running ? JobDuration.Left(request, events, now) : null,
            Log = Tail(folder.LogFile),
            _worker = worker,
            _lengths = lengths,
        };
    }

    /// <summary>Whether the files tell more by now, or the worker is gone.</summary>
    public bool HasChanged() => Lengths(Folder) != _lengths || (IsUnderWay && _worker is { } worker && !worker.IsAlive());

    static string Activity(JobRequest request, IReadOnlyList<JobEvent> events) =>
        events.LastOrDefault(e => e is CaseStarted or CaseRepeated or LaunchStarted or AccuracyMeasured) switch
        {
            AccuracyMeasured measured => $"measured the errors of {measured.Accuracy}",
            CaseStarted started => $"measures {request.Cases[started.Index]}",
            CaseRepeated repeated => $"compared {request.Cases[repeated.Index]} again",
            LaunchStarted launch => $"launched, {launch.Jit.Word()}, {launch.Repeat + 1} of {1 + request.Kind.Repeats()}",
            _ => "begins",
        };

    static (long Events, long Log) Lengths(JobFolder folder) => (Length(folder.EventsFile), Length(folder.LogFile));

    static long Length(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;

    static IReadOnlyList<string> Tail(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var cut = stream.Length > LogTail;
        stream.Seek(cut ? -LogTail : 0, cut ? SeekOrigin.End : SeekOrigin.Begin);
        return [.. new StreamReader(stream).ReadToEnd().Split('\n').Skip(cut ? 1 : 0).Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
