using System.Text.Json;
using ActLab.Jobs;

namespace ActLab.Commands;

/// <summary>A job's result as `bench` prints it.</summary>
static class JobOutput
{
    /// <summary>Column titles of the table of cases.</summary>
    public static IReadOnlyList<string> Headers { get; } =
        ["activation", "kernel", "number", "pass", "size#", "ns/element#", "95 % interval", "bytes#", "tier", "status"];

    /// <summary>Writes the result; a job whose cases did not all come out is something found.</summary>
    public static int Write(Workbench workbench, JobFolder job, bool json)
    {
        var result = job.ReadResult();
        if (json)
        {
            workbench.Out.Write(JsonSerializer.Serialize(result, JobJson.Document) + "\n");
        }
        else
        {
            TextTable.Write(workbench, Headers, result.Cases.Select(Row));
            workbench.Out.WriteLine($"job {result.Id}: {JobCommands.Word(result.Status)}{(result.Message is { } why ? ", " + why : "")}");
        }

        workbench.Out.Flush();
        var running = result.Status is JobStatus.Queued or JobStatus.Waiting or JobStatus.Running;
        return running || result.Cases.All(c => c.Status == CaseStatus.Ok) ? ExitCode.Done : ExitCode.Found;
    }

    /// <summary>One case as cells under <see cref="Headers"/>.</summary>
    public static IReadOnlyList<string> Row(JobCase of) =>
    [
        of.Activation, KernelNames.Of(of.Kernel), of.Number.ToString().ToLowerInvariant(), of.Pass.ToString().ToLowerInvariant(), NumberText.Of(of.Size),
        of.NsPerElement is { } time ? NumberText.Short(time.Mean) : "-",
        of.NsPerElement is { } range ? $"{NumberText.Short(range.Low)} .. {NumberText.Short(range.High)}" : "-",
        of.AllocatedBytes is { } bytes ? NumberText.Of(bytes) : "-",
        of.Tier ?? "-",
        of.Error is { } error ? $"{of.Status.ToString().ToLowerInvariant()}: {error}" : of.Status.ToString().ToLowerInvariant(),
    ];
}
