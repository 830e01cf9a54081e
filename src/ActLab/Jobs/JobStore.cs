using System.Globalization;
using System.Security.Cryptography;
using ActLab.Core;

namespace ActLab.Jobs;

/// <summary>The folder in which every job has a folder of its own.</summary>
/// <param name="root">The jobs folder; it need not exist.</param>
/// <param name="clock">Names the jobs.</param>
public sealed class JobStore(string root, TimeProvider clock)
{
    /// <summary>The jobs folder; it need not exist.</summary>
    public string Root => root;

    /// <summary>Creates a job that no worker has begun.</summary>
    /// <exception cref="BadInputException">The request has no case, or the folder cannot be written.</exception>
    public JobFolder Create(JobRequest request)
    {
        request.Check();
        var time = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var job = new JobFolder(Path.Combine(root, $"{time}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}"));
        try
        {
            Directory.CreateDirectory(job.Path);
            job.Append(new JobCreated(clock.GetUtcNow(), WorkerProcess.Current));
            job.WriteRequest(request);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryToRemove(job.Path);
            throw new BadInputException($"bench: no job can be written to {root}: {e.Message}");
        }

        return job;
    }

    /// <summary>The jobs, newest first.</summary>
    public IReadOnlyList<JobFolder> List() => Directory.Exists(root)
        ? [.. Directory.GetDirectories(root).OrderDescending(StringComparer.Ordinal).Select(d => new JobFolder(d)).Where(IsJob)]
        : [];

    /// <summary>What the jobs have found so far, newest first.</summary>
    /// <param name="tell">Told of each job that cannot be read, in one line.</param>
    public IReadOnlyList<JobResult> Results(Action<string> tell)
    {
        var results = new List<JobResult>();
        foreach (var job in List())
        {
            try
            {
                results.Add(job.ReadResult());
            }
            catch (BadInputException e)
            {
                tell(e.Message);
            }
        }

        return results;
    }

    /// <summary>The newest job, if there is one.</summary>
    public JobFolder? Newest() => List() is [var newest, ..] ? newest : null;

    /// <summary>The job of that identifier.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public JobFolder Find(string id) => List().FirstOrDefault(j => j.Id == id)
        ?? throw new BadInputException($"no job is named '{id}' in {root}; `actlab bench status` shows them all");

    /// <summary>What is left without a request is no job; where it cannot be removed either, it lies there.</summary>
    static void TryToRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    static bool IsJob(JobFolder folder) => File.Exists(folder.RequestFile);
}
