using System.Globalization;

namespace ActLab.EndToEnd;

/// <summary>What the kernel tells of processes.</summary>
static class Proc
{
    /// <summary>The processes that were started with a folder in their environment, so those of one pane.</summary>
    public static List<int> StartedIn(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0 && Read(id, "environ").Contains(folder, StringComparison.Ordinal))];

    /// <summary>A process's name and what it was told.</summary>
    public static string CommandLine(int process) => Read(process, "cmdline").Replace('\0', ' ').TrimEnd();

    /// <summary>How often a process's first thread has gone to sleep, which in the app is that of the user interface; null once it is gone.</summary>
    public static long? Sleeps(int process) =>
        Read(process, $"task/{process}/status").Split('\n').FirstOrDefault(line => line.StartsWith("voluntary_ctxt_switches:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether a process's first thread sleeps until something happens.</summary>
    public static bool IsAsleep(int process) => Read(process, $"task/{process}/stat").Split(") ") is [.., ['S', ..]];

    /// <summary>Whether all of a process's threads do.</summary>
    public static bool AllAsleep(int process) =>
        Directory.EnumerateDirectories($"/proc/{process}/task").All(task => Read(process, $"task/{Path.GetFileName(task)}/stat").Split(") ") is not [.., ['R', ..]]);

    /// <summary>A process that is gone, or not ours, tells nothing.</summary>
    static string Read(int process, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{name}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
