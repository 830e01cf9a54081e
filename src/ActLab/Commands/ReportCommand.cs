using System.CommandLine;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Reports;

namespace ActLab.Commands;

/// <summary>`report`: one HTML file with the catalogue, its audit, statistics and benchmark jobs.</summary>
static class ReportCommand
{
    public static Command Build(Workbench workbench)
    {
        var from = new Option<string[]>("--from")
        {
            Description = "Benchmark jobs, by identifier, folder, result.json or a report of one, and training runs as lab --json wrote them; default: the newest job.",
            HelpName = "JOB|FILE",
            AllowMultipleArgumentsPerToken = true,
        };
        var file = new Option<string?>("--out") { Description = "The file to write, an HTML page, or all its tables as NAME.md or NAME.csv, or its data as NAME.json; default: a new page in the reports folder.", HelpName = "FILE" }.NeedsPath();
        var input = new Option<string?>("--input") { Description = "A tensor of pre-activations whose statistics are shown; default: synthetic N(0,1).", HelpName = "FILE" }.NeedsPath();
        var array = new Option<string?>("--array") { Description = "The array of a .npz or .safetensors file with several.", HelpName = "NAME" };
        var lite = new Option<bool>("--lite") { Description = "Leave out the library that draws charts: tables and text plots remain." };
        var json = CommonOptions.Json();
        var command = new Command("report", "Write an HTML report that opens offline.") { from, file, input, array, lite, json, ReportVerifyCommand.Build(workbench) };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file) ?? ReportComposer.DefaultFile(workbench);
            if (Path.GetExtension(path).ToLowerInvariant() is not (".html" or ".htm" or ".md" or ".csv" or ".json"))
            {
                throw new BadInputException($"--out {path}: end the name in .html for a page, .md or .csv for its tables, .json for its data");
            }

            if (parsed.GetValue(lite) && !ReportComposer.IsPage(path))
            {
                throw new BadInputException("--lite leaves charts out of an HTML page; .md, .csv and .json have none: leave out --lite");
            }

            var (jobs, runs) = parsed.GetValue(from) is { Length: > 0 } names
                ? ReportSource.Read(names, workbench.Jobs)
                : (ReportComposer.NewestJob(workbench), []);
            LayerInput layer = (parsed.GetValue(input), parsed.GetValue(array)) switch
            {
                (null, null) => ReportComposer.StandardLayer,
                (null, _) => throw new BadInputException("--array goes with --input"),
                ({ } tensor, var name) => new FileInput(tensor) { Array = name },
            };
            return Run(own.ExtendWhole(workbench, parsed), path, jobs, runs, layer, parsed.GetValue(lite), parsed.GetValue(json));
        });
        return command;
    }

    static int Run(Workbench workbench, string path, IReadOnlyList<JobResult> jobs, IReadOnlyList<LabFacts> runs, LayerInput layer, bool lite, bool json)
    {
        using var interrupt = new Interrupt();
        ReportParts parts;
        using (var progress = new ProgressLine(workbench))
        {
            var measured = layer.Measure(new(workbench.Catalog.All, new()), share => progress.Show(share / 2, layer.Title), interrupt.Token);
            try
            {
                var audits = ReportComposer.Audit(workbench, (share, what) => progress.Show(0.5 + (share / 2), what), interrupt.Token);
                parts = new ReportParts(audits, measured, jobs, runs);
            }
            catch (OperationCanceledException) when (interrupt.Requested)
            {
                return ExitCode.Interrupted;
            }
        }

        var (written, sections) = ReportComposer.Write(workbench, parts, path, lite);
        if (json)
        {
            Json.Write(workbench.Out, document => document.TopObject(() =>
            {
                document.Text("file", written.Path);
                document.Text("sha256", written.Sha256);
                document.Name("parts").Array(sections, document.Text);
            }));
        }
        else
        {
            workbench.Out.WriteLine(written.Path);
        }

        if (!ChartLibrary.IsEmbedded && !lite && ReportComposer.IsPage(path))
        {
            workbench.Error.WriteLine("plotly.js was not embedded when this program was built (npm was missing), so the report's charts are text plots");
        }

        return ExitCode.Done;
    }
}
