using System.Globalization;
using System.Text;
using ActLab.Core;

namespace ActLab.Jobs;

/// <summary>A job's result as Markdown, to be read and kept: what was measured, on what, and how to measure it again.</summary>
public static class JobMarkdown
{
    /// <summary>The document.</summary>
    public static string Of(JobResult job)
    {
        var text = new StringBuilder();
        Line(text, $"# Benchmark job {job.Id}");
        Line(text, $"{job.Request.Kind.Word()} job, {Words(job.Request.Numbers)}, {Words(job.Request.Passes)}; "
            + $"{job.Done} of {job.Cases.Count} cases tried, {job.Status.Word()}{(job.Message is { } why ? $": {why}" : "")}.");
        if (job.Request.Command is { } command)
        {
            Line(text, $"```\n{command}\n```");
        }

        Table(text, Machine(job));
        Line(text, $"{JobTables.Legend}{(job.Request.Kind == JobKind.Quick ? " " + JobTables.OneLaunch : "")}");
        Line(text, "## Summary");
        Line(text, JobTables.SummaryLegend);
        Table(text, JobTables.Summary(job));
        if (JobTables.Verdicts(job) is { Rows.Count: > 0 } verdicts)
        {
            Part(text, "Which kernel is faster", JobTables.VerdictLegend(job), verdicts);
        }

        if (job.Accuracies.Count > 0)
        {
            Part(text, "Errors", JobTables.AccuracyLegend, JobTables.Accuracies(job));
        }

        if (job.Roofs.Count > 0)
        {
            Part(text, "Limits of the machine", JobTables.RoofLegend, JobTables.Roofs(job));
        }

        Line(text, "## Cases");
        Table(text, JobTables.Cases(job));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    static JobTable Machine(JobResult job) => new(["machine", ""],
    [
        ["date", job.Started is { } started ? started.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "not begun"],
        .. job.Environment is { } machine
            ? (string[][])
            [
                ["processor", string.Create(CultureInfo.InvariantCulture, $"{machine.Cpu}, {machine.Cores} logical")],
                ["vectors and instruction sets in use", string.Join(", ", machine.Isa)],
                .. machine.Caches.Count > 0 ? [["caches", string.Join(", ", machine.Caches.Select(c => string.Create(CultureInfo.InvariantCulture, $"L{c.Level} {c.Bytes >> 10} KiB")))]] : Array.Empty<string[]>(),
                .. machine.IsVirtual is { } isVirtual ? [["virtual machine", isVirtual ? "yes" : "no"]] : Array.Empty<string[]>(),
                .. machine.Governor is { } governor ? [["frequency governor", governor]] : Array.Empty<string[]>(),
                ["runtime", machine.Runtime],
                ["system", machine.Os],
                .. machine.Source is { } source ? [["checkout", source.Commit + (source.HasChanges ? ", with changes" : "")]] : Array.Empty<string[]>(),
                ["packages", string.Join(", ", machine.Packages.Select(p => $"{p.Key} {p.Value}"))],
            ]
            : [],
        ["load average", $"{Load(job.LoadBefore)} before, {Load(job.LoadAfter)} after"],
        .. job.Launches.Select(l => (string[])[$"launch {l.Jit.Word()}", string.Join(", ", l.Settings.Select(s => $"{s.Key}={s.Value}").Concat(Disturbances(l)))]),
    ]);

    static IEnumerable<string> Disturbances(JobLaunch launch) =>
    [
        .. launch.StolenSeconds is { } stolen ? [string.Create(CultureInfo.InvariantCulture, $"{stolen:0.##} s stolen by the hypervisor")] : Array.Empty<string>(),
        .. launch.InvoluntarySwitches is { } switches ? [string.Create(CultureInfo.InvariantCulture, $"{switches} involuntary context switches")] : Array.Empty<string>(),
    ];

    static string Load(double? load) => load is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "unknown";

    static string Words<T>(IEnumerable<T> values) where T : struct, Enum => string.Join(" and ", values.Select(v => v.Word()));

    static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    static void Part(StringBuilder text, string title, string legend, JobTable table)
    {
        Line(text, $"## {title}");
        Line(text, legend);
        Table(text, table);
    }

    static void Table(StringBuilder text, JobTable table)
    {
        Row(text, table.Headers.Select(h => h.TrimEnd('#')));
        Row(text, table.Headers.Select(h => h.EndsWith('#') ? "---:" : "---"));
        foreach (var row in table.Rows)
        {
            Row(text, row);
        }

        text.Append('\n');
    }

    static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");

    /// <summary>A message may hold anything; a row is one line of cells.</summary>
    static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
