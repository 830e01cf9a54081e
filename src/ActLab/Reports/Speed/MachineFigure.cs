using System.Globalization;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Jobs.Changes;

namespace ActLab.Reports.Speed;

/// <summary>What a job ran on, how quiet that was, and how to run it again.</summary>
static class MachineFigure
{
    /// <summary>The figure; none where no worker has begun.</summary>
    public static IEnumerable<Figure> Of(JobResult job) => job.Environment is not { } machine ? [] :
    [
        new("Machine and trust", $"{machine.Cpu}; load average {Load(job.LoadBefore)} before and {Load(job.LoadAfter)} after measuring. Noise floor: {Noise(job)}.",
        [
            new("How it was measured", [new("Property"), new("Value", Cells.Code)], [.. Measuring(job, machine)]),
            new("What the worker ran on, as it found it", [new("Property"), new("Value", Cells.Code)], [.. MachineFacts.Of(machine).Select(f => (string[])[f.Property, f.Value])]),
        ]),
    ];

    /// <summary>How far a copy came out from itself at worst, in percent.</summary>
    public static string Noise(JobResult job) => job.Cases.SelectMany(c => c.Comparisons).Select(c => (double?)c.NoiseFloor).Max() is { } floor
        ? CaseText.Percent(floor)
        : "unknown";

    static IEnumerable<string[]> Measuring(JobResult job, JobEnvironment machine) =>
    [
        .. job.Request.Command is { } command ? [["Command to run it again", command]] : Array.Empty<string[]>(),
        ["Kind of job", job.Request.Kind.Word()],
        ["Seed of the inputs", NumberText.Of(job.Request.Seed)],
        ["Measured", Time(job)],
        ["Load average before, after", $"{Load(job.LoadBefore)}, {Load(job.LoadAfter)}"],
        .. machine.Alignment > 0 ? [["Spans begin at a multiple of", $"{NumberText.Of(machine.Alignment)} bytes"]] : Array.Empty<string[]>(),
        .. job.Launches.SelectMany(Launches),
    ];

    static IEnumerable<string[]> Launches(JobLaunch of)
    {
        var way = $"Launches, {of.Jit.Word()}";
        yield return [way, string.Join(", ", of.Settings.Select(s => $"{s.Key}={s.Value}"))];
        if (of.Cores.Count > 0)
        {
            yield return [$"{way}: bound to processor", string.Join(", ", of.Cores.Select(c => NumberText.Of(c)))];
        }

        if (of.StolenSeconds is { } stolen)
        {
            yield return [$"{way}: stolen by the hypervisor", $"{NumberText.Short(stolen)} s"];
        }

        if (of.InvoluntarySwitches is { } switches)
        {
            yield return [$"{way}: interrupted for other processes", NumberText.Of(switches)];
        }
    }

    static string Time(JobResult job) => job.Started is { } from
        ? $"{Text(from)} to {(job.Ended is { } to ? Text(to) : "now")}"
        : "not begun";

    static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    static string Load(double? load) => load is { } known ? NumberText.Short(known) : "unknown";
}
