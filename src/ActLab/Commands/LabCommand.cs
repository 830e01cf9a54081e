using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Lab;

namespace ActLab.Commands;

/// <summary>`lab`: trains a small network and says what its layers do.</summary>
static class LabCommand
{
    public static Command Build(Workbench workbench)
    {
        var activation = new Option<string?>("--activation") { Description = "An activation for all hidden layers, or one for each; default relu. maxout and prelu learn their parameters.", HelpName = "ID,ID" };
        var rate = new Option<string>("--lr") { Description = "Learning rate; 0.1,3@500 is 0.1 and after 500 steps 3.", DefaultValueFactory = _ => "0.1", HelpName = "R,R@STEP" };
        var steps = new Option<int?>("--steps") { Description = "How many steps, instead of --epochs; 0 measures the network as it begins.", HelpName = "N" };
        var json = CommonOptions.Json();
        var command = new Command("lab", "Train a small network: loss, saturation, dead and dormant units by layer. In double, with ActLab's kernels.")
        {
            activation, rate, steps, json, LabPublishedCommand.Build(workbench), LabCompareCommand.Build(workbench),
        };
        var options = new LabOptions().AddTo(command);
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            if (own.HasFormula(parsed) && parsed.GetValue(activation) is not null)
            {
                throw new BadInputException("lab takes --activation or --f, one of the two");
            }

            if (parsed.GetValue(steps) is not null && options.HasEpochs(parsed))
            {
                throw new BadInputException("lab takes --epochs or --steps, one of the two");
            }

            var names = own.HasFormula(parsed) ? [] : (parsed.GetValue(activation) ?? "relu").Split(',');
            var functions = LabOptions.Functions(own, own.Extend(workbench, parsed), parsed, names);
            string[] named = names.Length == 0 ? [] : ["--activation", string.Join(',', functions.Select(f => f.Name))];
            var (first, changes) = LabOptions.Rates(parsed.GetRequiredValue(rate));
            var setup = options.Setup(parsed, functions, first) with
            {
                RateChanges = changes,
                FunctionOptions = [.. named, .. own.Words(parsed)],
                Steps = parsed.GetValue(steps) is { } count ? LabOptions.Within(count, "--steps", int.MaxValue, fewest: 0) : null,
            };
            return Run(workbench, setup, parsed.GetValue(json));
        });
        return command;
    }

    static int Run(Workbench workbench, LabSetup setup, bool json)
    {
        using var interrupt = new Interrupt();
        var run = setup.Start();
        var snapshots = new List<Snapshot> { run.Measure() };
        var steps = setup.StepsOf(run);
        using (var progress = new ProgressLine(workbench))
        {
            while (run.Steps < steps && !run.HasDiverged && !interrupt.Requested)
            {
                run.Step();
                if (run.Steps % run.StepsPerEpoch == 0)
                {
                    snapshots.Add(run.Measure());
                    progress.Show((double)run.Steps / steps, $"{run.Data.Name}, epoch {run.Epoch}");
                }
            }
        }

        if (snapshots[^1].Steps < run.Steps)
        {
            snapshots.Add(run.Measure());
        }

        if (json)
        {
            LabJson.Write(workbench.Out, setup, run, snapshots);
        }
        else
        {
            LabText.Write(workbench, setup, run, snapshots);
        }

        return interrupt.Requested ? ExitCode.Interrupted : ExitCode.Done;
    }
}
