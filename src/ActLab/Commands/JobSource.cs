using System.Text.Json;
using ActLab.Core;
using ActLab.Data;
using ActLab.Jobs;
using ActLab.Reports;

namespace ActLab.Commands;

/// <summary>Finds a job's result where a person says it is: by identifier, in a job's folder, in a result.json, or in a report.</summary>
static class JobSource
{
    /// <summary>Far more than any result takes, in bytes.</summary>
    public const long MaxLength = 1 << 28;

    /// <summary>Reads it.</summary>
    /// <param name="name">An identifier or a path; what exists as a file or folder is one.</param>
    /// <param name="jobs">The jobs known by identifier.</param>
    /// <exception cref="BadInputException">There is none, or what is there is no result.</exception>
    public static JobResult Read(string name, JobStore jobs)
    {
        try
        {
            return Checked(
                Directory.Exists(name) ? FolderAt(name).ReadResult() : File.Exists(name) ? InFile(name) : jobs.Find(name).ReadResult(), name);
        }
        catch (JsonException error)
        {
            throw new BadInputException($"{name} is no result of a benchmark job: {error.Message.Split(" Path:")[0]}");
        }
    }

    static JobFolder FolderAt(string path) => new JobFolder(path) is var folder && File.Exists(folder.RequestFile)
        ? folder
        : throw new BadInputException($"the folder {path} holds no benchmark job; name one that has a request.json");

    static JobResult InFile(string path)
    {
        if (UnixFile.IsSpecial(path) || new FileInfo(path).Length > MaxLength)
        {
            throw new BadInputException($"{path} is a device, a pipe or larger than {MaxLength >> 20} MiB; name a result.json or a report");
        }

        var text = File.ReadAllText(path);
        if (HtmlWriter.DataOf(text) is { } json)
        {
            return InReport(json, path);
        }

        return text.TrimStart().StartsWith('{')
            ? JsonSerializer.Deserialize<JobResult>(text, JobJson.Strict) ?? throw new JsonException("it is null")
            : throw new BadInputException($"{path} is neither the result.json of a benchmark job nor a report with its data");
    }

    static JobResult InReport(string json, string path)
    {
        using var document = JsonDocument.Parse(json);
        var jobs = document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("jobs", out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Select(job => job.Deserialize<JobResult>(JobJson.Strict)).OfType<JobResult>().ToList()
            : [];
        return jobs.Count == 1
            ? jobs[0]
            : throw new BadInputException(
                $"{path} holds {jobs.Count} benchmark jobs{(jobs.Count > 0 ? ", " + string.Join(", ", jobs.Select(j => j.Id)) : "")}; name a report of one job, or the job itself");
    }

    /// <summary>A ratio that is no positive number was not measured; the reader lets nothing pass where something must be, but in lists.</summary>
    static JobResult Checked(JobResult result, string name)
    {
        if (result.Request.Activations.Contains(null!) || result.Cases.Contains(null!) || result.Cases.Any(c => c.Repeats.Contains(null!)))
        {
            throw new JsonException("a list of it holds null");
        }

        var ratios = from c in result.Cases
                     from launch in c.Comparison is { } first ? c.Repeats.Prepend(first) : []
                     from ratio in (double[])[launch.RatioToCopy.Median, launch.CopyToCopy.Median]
                     select ratio;
        return ratios.All(r => r > 0 && double.IsFinite(r))
            ? result
            : throw new BadInputException($"{name} holds a ratio that is no positive number; measure again");
    }
}
