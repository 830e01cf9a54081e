using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Lab;
using ActLab.Core.Lab.Comparison;

namespace ActLab.Commands;

/// <summary>`lab compare`: which activation for these data, each at its own best learning rate.</summary>
static class LabCompareCommand
{
    const int MostSeeds = 1000;

    public static Command Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations(workbench, "sigmoid tanh relu leaky-relu elu prelu maxout gelu");
        var rates = new Option<string>("--lr") { Description = "Learning rates to choose from.", DefaultValueFactory = _ => "0.01,0.03,0.1,0.3,1,3,10,30", HelpName = "R,R" };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds, counted from --seed.", DefaultValueFactory = _ => 12 };
        var json = CommonOptions.Json();
        var command = new Command("compare", "Compare activations on the same data, network, budget and seeds, each at its own best learning rate.") { ids, rates, seeds, json };
        var options = new LabOptions().AddTo(command);
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var names = parsed.GetValue(ids) is { Length: > 0 } given ? given : own.HasFormula(parsed) ? [] : Standard;
            var functions = LabOptions.Functions(own, own.Extend(workbench, parsed), parsed, names);
            double[] grid = [.. parsed.GetRequiredValue(rates).Split(',').Select(LabOptions.Rate).Distinct().Order()];
            var setup = options.Setup(parsed, functions, grid[0]) with { FunctionOptions = [.. names, .. own.Words(parsed)] };
            if (functions.Select(f => f.Name).Distinct().Count() < Math.Max(2, functions.Count))
            {
                throw new BadInputException("lab compare needs at least two different activations");
            }

            return Run(workbench, setup, grid, LabOptions.Within(parsed.GetValue(seeds), "--seeds", MostSeeds), parsed.GetValue(json));
        });
        return command;
    }

    static string[] Standard => ["sigmoid", "tanh", "relu", "leaky-relu", "elu", "prelu", MaxoutFunction.Id, "gelu"];

    static int Run(Workbench workbench, LabSetup setup, double[] grid, int seeds, bool json)
    {
        using var interrupt = new Interrupt();
        var source = LabSource.Open(setup.Data);
        var first = source(setup.Seed);
        var plan = new ComparisonPlan
        {
            Functions = setup.Functions,
            Training = setup.PlanFor(first, [.. setup.Hidden.Select(units => new LayerSpec(units, setup.Functions[0]))]),
            Data = source,
            Rates = grid,
            Epochs = setup.Epochs,
            Seeds = seeds,
        };
        LabComparison comparison;
        try
        {
            using var progress = new ProgressLine(workbench);
            comparison = LabComparison.Run(plan, progress.Show, interrupt.Token);
        }
        catch (OperationCanceledException) when (interrupt.Requested)
        {
            workbench.Error.WriteLine("actlab: interrupted before any seed was run with all activations, so there is nothing to compare");
            return ExitCode.Interrupted;
        }

        if (comparison.Seeds < seeds)
        {
            workbench.Error.WriteLine($"actlab: interrupted; this compares the first {comparison.Seeds} of {seeds} seeds");
        }

        plan = plan with { Seeds = comparison.Seeds };
        var command = setup.CompareCommand(grid, plan.Seeds);
        if (json)
        {
            LabCompareJson.Write(workbench.Out, command, plan, comparison);
        }
        else
        {
            LabCompareText.Write(workbench, setup, first, plan, comparison);
            workbench.Out.WriteLine(command);
            workbench.Out.Flush();
        }

        return interrupt.Requested ? ExitCode.Interrupted : ExitCode.Done;
    }
}
