using System.Diagnostics;
using System.Globalization;

namespace ActLab.Jobs;

/// <summary>A process told from a later one that got the same number by the time it started.</summary>
/// <param name="Pid">Process number.</param>
/// <param name="StartTime">When it started, in a unit of the system's own.</param>
public readonly record struct WorkerProcess(int Pid, long StartTime)
{
    /// <summary>This very process.</summary>
    public static WorkerProcess Current =>
        new(Environment.ProcessId, StartTimeOf(Environment.ProcessId) ?? throw new InvalidOperationException("this process has no start time"));

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive() => StartTimeOf(Pid) == StartTime;

    static long? StartTimeOf(int pid)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var process = Process.GetProcessById(pid);
                return process.StartTime.ToUniversalTime().Ticks;
            }

            // The name, in parentheses, may hold anything; the state follows it, and 19 fields later the start time.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
