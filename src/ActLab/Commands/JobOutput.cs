using System.Text.Json;
using ActLab.Core;
using ActLab.Jobs;

namespace ActLab.Commands;

/// <summary>A job's result as `bench` prints it.</summary>
static class JobOutput
{
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
            WriteText(workbench, job, result);
        }

        workbench.Out.Flush();
        return result.Status.IsUnderWay() || result.Cases.All(c => c.Status == CaseStatus.Ok) ? ExitCode.Done : ExitCode.Found;
    }

    static void WriteText(Workbench workbench, JobFolder job, JobResult result)
    {
        Write(workbench, JobTables.Cases(result));
        if (JobTables.Summary(result) is { Rows.Count: > 0 } summary)
        {
            Paragraph.Write(workbench, $"\n{JobTables.SummaryLegend}");
            Write(workbench, summary);
            Paragraph.Write(workbench, $"\n{JobTables.Legend}{(result.Request.Kind == JobKind.Quick ? "\n" + JobTables.OneLaunch : "")}");
        }

        Write(workbench, JobTables.VerdictLegend(result), JobTables.Verdicts(result));
        if (result.Verdicts.Count > 0 && result.Verdicts.All(v => v.Low is null))
        {
            Paragraph.Write(workbench, JobTables.NoVerdicts);
        }

        Write(workbench, JobTables.AccuracyLegend, JobTables.Accuracies(result));
        Write(workbench, JobTables.RoofLegend, JobTables.Roofs(result));
        if (result.Environment is { } machine)
        {
            Paragraph.Write(workbench, $"{machine.Cpu}; {string.Join(' ', machine.Isa)}; {machine.Runtime}; {machine.Os}");
        }

        workbench.Out.WriteLine($"job {result.Id}: {result.Status.Word()}{(result.Message is { } why ? ", " + why : "")}");
        if (File.Exists(job.TextFile))
        {
            workbench.Out.WriteLine($"the same as Markdown: {job.TextFile}");
        }
    }

    static void Write(Workbench workbench, string legend, JobTable table)
    {
        if (table.Rows.Count > 0)
        {
            Paragraph.Write(workbench, $"\n{legend}");
            Write(workbench, table);
        }
    }

    static void Write(Workbench workbench, JobTable table) => TextTable.Write(workbench, table.Headers, table.Rows);
}
