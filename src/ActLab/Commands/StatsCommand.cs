using System.CommandLine;
using System.Globalization;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>`stats`: saturation and dead units on a tensor or on synthetic input.</summary>
static class StatsCommand
{
    public static Command Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations("all of the catalogue");
        var input = new Option<string?>("--input") { Description = "A tensor of pre-activations: .npy or .csv.", HelpName = "FILE" }.NeedsPath();
        var axis = new Option<int?>("--unit-axis") { Description = "The axis of the units; needed above rank 2.", HelpName = "K" };
        var bf16 = new Option<bool>("--as-bf16") { Description = "Read 16-bit integers or raw pairs of bytes as bfloat16." };
        var post = new Option<bool>("--post") { Description = "The tensor holds outputs, not pre-activations." };
        var normal = new Option<string?>("--normal") { Description = "Synthetic normal input.", HelpName = "mean,sd" };
        var rows = new Option<long>("--rows") { Description = "Rows of synthetic input.", DefaultValueFactory = _ => 10_000 };
        var units = new Option<int>("--units") { Description = "Units of synthetic input.", DefaultValueFactory = _ => 64 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of synthetic input.", DefaultValueFactory = _ => 0 };
        var epsilon = new Option<string>("--epsilon") { Description = "Saturated: |f'| at most this share of its maximum.", DefaultValueFactory = _ => NumberText.Of(0.01) };
        var json = CommonOptions.Json();
        var command = new Command("stats", "Measure saturation, dead and dormant units.")
        {
            ids, input, axis, bf16, post, normal, rows, units, seed, epsilon, json,
        };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var isFile = parsed.GetValue(input) is not null;
            RefuseGiven(parsed, isFile ? [rows, units, seed] : [axis, bf16, post], isFile ? "--normal" : "--input");
            LayerInput layer = (parsed.GetValue(input), parsed.GetValue(normal)) switch
            {
                ({ } file, null) => new FileInput(file, parsed.GetValue(axis), parsed.GetValue(bf16)),
                (null, { } law) => NormalText.Parse(law, parsed.GetValue(rows), parsed.GetValue(units), parsed.GetValue(seed)),
                _ => throw new BadInputException("stats needs --input FILE or --normal mean,sd, one of the two"),
            };
            var activations = own.Chosen(own.Extend(workbench, parsed), parsed, parsed.GetValue(ids));
            return Run(workbench, layer, activations, Epsilon(parsed.GetRequiredValue(epsilon)), parsed.GetValue(post), parsed.GetValue(json));
        });
        return command;
    }

    static int Run(Workbench workbench, LayerInput input, IReadOnlyList<Activation> activations, double epsilon, bool post, bool json)
    {
        using var interrupt = new Interrupt();
        LayerMeasurement measurement;
        using (var progress = new ProgressLine(workbench))
        {
            measurement = input.Measure(activations, new() { Epsilon = epsilon, Post = post }, share => progress.Show(share, input.Title), interrupt.Token);
        }

        if (json)
        {
            StatsJson.Write(workbench.Out, measurement.Statistics);
        }
        else
        {
            StatsText.Write(workbench, measurement);
        }

        return interrupt.Requested ? ExitCode.Interrupted : ExitCode.Done;
    }

    static void RefuseGiven(ParseResult parsed, IReadOnlyList<Option> options, string owner)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new BadInputException($"{given.Name} goes with {owner}");
        }
    }

    static double Epsilon(string text) => NumberText.ParseDouble(text) is > 0 and <= 1 and var epsilon
        ? epsilon
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"--epsilon must lie above 0 and not above 1, not {text}"));
}
