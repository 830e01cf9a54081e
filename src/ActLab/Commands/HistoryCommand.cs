using System.CommandLine;
using System.Globalization;
using ActLab.Data;
using ActLab.Jobs.Changes;

namespace ActLab.Commands;

/// <summary>`bench history`: each case over the jobs of this jobs folder, as a multiple of a copy, for every machine by itself.</summary>
static class HistoryCommand
{
    /// <summary>As many of the latest jobs as a line holds.</summary>
    const int Shown = 6;

    public static Command Build(Workbench workbench)
    {
        var json = CommonOptions.Json();
        var command = new Command("history", "Show each case over all jobs, as a multiple of a copy measured with it; one history for each machine.") { json };
        command.SetAction(parsed =>
        {
            var histories = JobHistory.Of(workbench.Jobs.Results(workbench.Error.WriteLine), workbench.Catalog);
            if (parsed.GetValue(json))
            {
                WriteJson(workbench.Out, histories);
            }
            else
            {
                WriteText(workbench.Out, histories);
            }

            return ExitCode.Done;
        });
        return command;
    }

    static void WriteJson(TextWriter output, IReadOnlyList<JobHistory> histories) => Json.Write(output, json => json.Array(histories, history => json.TopObject(() =>
    {
        json.Text("machine", history.Machine);
        json.Name("jobs").Array(history.Jobs, job => json.Object(() =>
        {
            json.Text("id", job.Id);
            json.Text("started", job.Started!.Value.ToString("O", CultureInfo.InvariantCulture));
            json.Text("code", job.Environment!.Code);
        }));
        json.Name("cases").Array(history.Cases, of => json.Object(() =>
        {
            json.Text("case", of.Name);
            json.Name("points").Array(of.Points, point => json.Object(() =>
            {
                json.Text("job", point.Job.Id);
                json.Number("ratio", point.Ratio.Ratio);
                json.Number("low", point.Ratio.Low);
                json.Number("high", point.Ratio.High);
                json.Flag("otherCode", point.IsOtherCode);
            }));
        }));
        json.Name("added").Array(history.Added, of => json.Text(of.Name));
        json.Name("removed").Array(history.Removed, of => json.Text(of.Name));
        json.Name("renamed").Array(history.Renamed, of => json.Object(() =>
        {
            json.Text("case", of.Name);
            json.Name("was").Array(of.WasNamed, json.Text);
        }));
    })));

    static void WriteText(TextWriter output, IReadOnlyList<JobHistory> histories)
    {
        if (histories.Count == 0)
        {
            output.WriteLine("No job has a result yet; `actlab bench` measures one.");
        }

        foreach (var history in histories)
        {
            NarrowTable.Write(output, ["case", "x copy, the latest job last", "jobs#"], history.Cases.Select(c => (IReadOnlyList<string>)
                [DisplayName.Clean(c.Name), Course(c), NumberText.Of(c.Points.Count)]));
            foreach (var line in Sentences(history).SelectMany(Paragraph.Lines))
            {
                output.WriteLine(DisplayName.Clean(line));
            }
        }

        output.Flush();
    }

    /// <summary>The latest ratios, with a bar where other code begins.</summary>
    static string Course(CaseHistory of) => string.Join(' ', of.Points.Skip(of.Points.Count - Shown).Select(
        p => (p.IsOtherCode ? "| " : "") + p.Ratio.Ratio.ToString(p.Ratio.Ratio < 10 ? "0.00" : "G3", CultureInfo.InvariantCulture)));

    static IEnumerable<string> Sentences(JobHistory history)
    {
        yield return "";
        yield return $"{history.Jobs.Count} jobs, {history.Jobs[0].Id} to {history.Jobs[^1].Id}, on {history.Machine}.";
        yield return "Each number is the time as a multiple of a copy of the same spans in the same rounds, the geometric mean over launches; a bar stands where the code became another. `actlab compare A B` tells what of that is more than noise.";
        foreach (var added in history.Added.GroupBy(of => of.Points[0].Job.Id))
        {
            yield return $"added by {added.Key}: {string.Join("; ", added.Select(of => of.Name))}";
        }

        foreach (var removed in history.Removed.GroupBy(of => of.Points[^1].Job.Id))
        {
            yield return $"not in the latest job, last in {removed.Key}: {string.Join("; ", removed.Select(of => of.Name))}";
        }

        foreach (var of in history.Renamed)
        {
            yield return $"renamed: {of.Name} was {string.Join(", ", of.WasNamed)}";
        }
    }
}
