using System.Text;
using System.Text.Json;
using ActLab.Core;

namespace ActLab.Jobs;

/// <summary>The files of one job. Nothing is remembered between calls: the files are the state.</summary>
/// <param name="path">The job's folder.</param>
public sealed class JobFolder(string path)
{
    /// <summary>The folder, in full.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The job's identifier.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>How much of the disk it takes.</summary>
    public long Bytes => Directory.Exists(Path) ? new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(Length) : 0;

    /// <summary>What was asked for.</summary>
    public string RequestFile => In("request.json");

    /// <summary>One line of JSON per event.</summary>
    public string EventsFile => In("events.jsonl");

    /// <summary>The result, once the job is over.</summary>
    public string ResultFile => In("result.json");

    /// <summary>BenchmarkDotNet's own words.</summary>
    public string LogFile => In("bdn.log");

    /// <summary>The result for people to read, once the job is over.</summary>
    public string TextFile => In("result.md");

    /// <summary>The JIT's list of what it compiled in a launch and how.</summary>
    public string JitFile(PlannedLaunch launch) => In($"jit-{launch.Jit.Word()}{(launch.Repeat > 0 ? $"-{launch.Repeat}" : "")}.txt");

    /// <summary>Writes what was asked for; from then on the folder is a job.</summary>
    public void WriteRequest(JobRequest request) => Replace(RequestFile, JsonSerializer.Serialize(request, JobJson.Document) + "\n");

    /// <summary>Reads what was asked for.</summary>
    /// <exception cref="BadInputException">The file is none of this version's, or damaged.</exception>
    public JobRequest ReadRequest()
    {
        try
        {
            return JsonSerializer.Deserialize<JobRequest>(File.ReadAllText(RequestFile), JobJson.Strict)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new BadInputException($"bench: {RequestFile} is no request of this version: {e.Message.Split(" Path:")[0]}; measure again with `actlab bench`, and delete {Path}");
        }
    }

    /// <summary>
    /// Adds an event and sees it onto the disk. Program and worker may both do so at once, and a line lost then would be
    /// a cancellation that never was: so one waits for the other.
    /// </summary>
    public void Append(JobEvent happened)
    {
        using var turn = Turn();
        Add(happened);
    }

    void Add(JobEvent happened)
    {
        using var file = new FileStream(EventsFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        var torn = file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n';
        file.Write(Encoding.UTF8.GetBytes((torn ? "\n" : "") + JsonSerializer.Serialize(happened, JobJson.Line) + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads the events; a torn line is none.</summary>
    public IReadOnlyList<JobEvent> ReadEvents()
    {
        if (!File.Exists(EventsFile))
        {
            return [];
        }

        using var file = new FileStream(EventsFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var lines = new StreamReader(file).ReadToEnd().Split('\n');
        return [.. lines.SkipLast(1).Select(Parse).OfType<JobEvent>()];
    }

    /// <summary>The events since the job was created or last resumed.</summary>
    public IReadOnlyList<JobEvent> ReadLastRun() => LastRun(ReadEvents());

    /// <summary>Those of some events.</summary>
    public static IReadOnlyList<JobEvent> LastRun(IReadOnlyList<JobEvent> events) =>
        [.. events.Reverse().TakeWhile(e => e is not (JobCreated or JobResumed)).Reverse()];

    /// <summary>What the job is doing.</summary>
    public JobStatus ReadStatus() => StatusOf(ReadEvents(), worker => worker.IsAlive());

    /// <summary>The job as far as it is.</summary>
    public JobResult ReadResult()
    {
        var events = ReadEvents();
        return JobResult.From(Id, ReadRequest(), StatusOf(events, worker => worker.IsAlive()), events);
    }

    /// <summary>Ends the job: writes its result in both forms, then the last event.</summary>
    public void End(JobEnded ended) => EndIf(_ => true, ended);

    /// <summary>Ends the job if that is still right of its events, to which nobody adds one meanwhile.</summary>
    public void EndIf(Predicate<IReadOnlyList<JobEvent>> isRight, JobEnded ended)
    {
        using var turn = Turn();
        var events = ReadEvents();
        if (isRight(events))
        {
            var result = JobResult.From(Id, ReadRequest(), ended.Status, [.. events, ended]);
            Replace(ResultFile, JsonSerializer.Serialize(result, JobJson.Document) + "\n");
            Replace(TextFile, JobMarkdown.Of(result));
            Add(ended);
        }
    }

    /// <summary>What the events say a job is doing, given which workers still run.</summary>
    public static JobStatus StatusOf(IReadOnlyList<JobEvent> events, Predicate<WorkerProcess> isAlive)
    {
        var status = events.Aggregate(JobStatus.Queued, (before, happened) => happened switch
        {
            WorkerStarted or MeasuringStarted => JobStatus.Running,
            WorkerWaiting => JobStatus.Waiting,
            JobEnded ended => ended.Status,
            JobCreated or JobResumed => JobStatus.Queued,
            _ => before,
        });
        var awaited = status switch
        {
            JobStatus.Running or JobStatus.Waiting => events.OfType<WorkerStarted>().Last().Worker,
            JobStatus.Queued => StarterOf(events),
            _ => null,
        };
        return awaited is { } process && !isAlive(process) ? JobStatus.Crashed : status;
    }

    /// <summary>The process that started the last run, or is about to; null where that is unknown.</summary>
    public static WorkerProcess? StarterOf(IReadOnlyList<JobEvent> events) => events.LastOrDefault(e => e is JobCreated or JobResumed) switch
    {
        JobCreated created => created.Starter,
        JobResumed resumed => resumed.Starter,
        _ => null,
    };

    /// <summary>The right to write events, for which one process waits while another has it.</summary>
    FileStream Turn()
    {
        while (true)
        {
            if (ExclusiveFile.TryHold(In("events.lock")) is { } turn)
            {
                return turn;
            }

            Thread.Sleep(5);
        }
    }

    /// <summary>A worker's temporary file may be gone by now.</summary>
    static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    static JobEvent? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JobEvent>(line, JobJson.Line);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    static void Replace(string file, string text) => WholeFile.Write(file, Encoding.UTF8.GetBytes(text));

    string In(string name) => System.IO.Path.Combine(Path, name);
}
