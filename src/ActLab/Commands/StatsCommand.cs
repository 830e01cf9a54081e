using System.CommandLine;
using System.Globalization;
using ActLab.Core;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>`stats`: saturation and dead units on a tensor or on synthetic input, whole or shard by shard.</summary>
static class StatsCommand
{
    public static Command Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations(workbench, "all of the catalogue");
        var input = new Option<string?>("--input") { Description = "A tensor of pre-activations, or several: .npy, .npz, .safetensors or .csv.", HelpName = "FILE" }.NeedsPath();
        var array = new Option<string?>("--array") { Description = "One array of a .npz or .safetensors file; default: all.", HelpName = "NAME" };
        var axis = new Option<string[]>("--unit-axis") { Description = "The axis of the units, -1 for the last; needed above rank 2. NAME=K is for arrays of that name, * in it for any characters.", HelpName = "K" };
        var bf16 = new Option<bool>("--as-bf16") { Description = "Read 16-bit integers or raw pairs of bytes as bfloat16." };
        var post = new Option<bool>("--post") { Description = "The tensor holds outputs, not pre-activations." };
        var normal = new Option<string?>("--normal") { Description = "Synthetic normal input.", HelpName = "mean,sd" };
        var rows = new Option<long>("--rows") { Description = "Rows of synthetic input.", DefaultValueFactory = _ => 10_000 };
        var units = new Option<int>("--units") { Description = "Units of synthetic input.", DefaultValueFactory = _ => 64 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of synthetic input.", DefaultValueFactory = _ => 0 };
        var epsilon = new Option<string>("--epsilon") { Description = "Saturated: |f'| at most this share of its maximum.", DefaultValueFactory = _ => "0.01" };
        var variance = new Option<string?>("--weight-variance") { Description = "fan_in Var(W), for the depth that gradients survive; default: what keeps E z^2.", HelpName = "V" };
        var quantiles = new Option<bool>("--quantiles") { Description = "Sort the values into bins too: quantiles and a picture." };
        var whatIf = new Option<bool>("--what-if") { Description = "Compare what activations would do to the layer, in float32, float16 and bfloat16." };
        var unit = new Option<int?>("--unit") { Description = "Read once more for one unit: its history along the rows and its histogram; for one activation.", HelpName = "K" };
        var shard = new Option<string?>("--shard") { Description = "Measure one of n parts and write what --merge joins.", HelpName = "i/n" };
        var merge = new Option<string[]>("--merge") { Description = "Join the parts that --shard wrote, in any order.", HelpName = "FILE...", AllowMultipleArgumentsPerToken = true };
        var json = CommonOptions.Json();
        var command = new Command("stats", "Measure saturation, dead and dormant units.")
        {
            ids, input, array, axis, bf16, post, normal, rows, units, seed, epsilon, variance, quantiles, whatIf, unit, shard, merge, json,
        };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var extended = own.Extend(workbench, parsed);
            if (parsed.GetValue(merge) is { Length: > 0 } files)
            {
                RefuseGiven(parsed, [input, array, axis, bf16, post, normal, rows, units, seed, epsilon, variance, quantiles, unit, shard], "a measurement; --merge takes all that from the files");
                return parsed.GetValue(ids) is { Length: > 0 }
                    ? throw new BadInputException("--merge takes the activations from the files; name none")
                    : Show(workbench, [StatsMerge.Merge(files, extended.Catalog)], parsed.GetValue(whatIf), parsed.GetValue(json));
            }

            var isFile = parsed.GetValue(input) is not null;
            RefuseGiven(parsed, isFile ? [rows, units, seed] : [array, axis, bf16, post], isFile ? "--normal" : "--input");
            LayerInput layer = (parsed.GetValue(input), parsed.GetValue(normal)) switch
            {
                ({ } file, null) => new FileInput(file, parsed.GetValue(bf16)) { Array = parsed.GetValue(array), Axes = UnitAxes.Parse(parsed.GetValue(axis) ?? []) },
                (null, { } law) => NormalText.Parse(law, parsed.GetValue(rows), parsed.GetValue(units), parsed.GetValue(seed)),
                _ => throw new BadInputException("stats needs --input FILE or --normal mean,sd, one of the two"),
            };
            if (parsed.GetValue(whatIf) && parsed.GetValue(post))
            {
                throw new BadInputException("--what-if needs pre-activations, and --post says that the tensor holds outputs");
            }

            var options = new StatisticsOptions
            {
                Epsilon = Epsilon(parsed.GetRequiredValue(epsilon)),
                Post = parsed.GetValue(post),
                Quantiles = parsed.GetValue(quantiles),
                OtherTypes = parsed.GetValue(whatIf) ? WhatIfText.Types : [],
                WeightVariance = parsed.GetValue(variance) is { } given ? Variance(given) : null,
            };
            var activations = own.Chosen(extended, parsed, parsed.GetValue(ids));
            RequireUnit(parsed.GetValue(unit), activations, parsed.GetValue(shard) is not null || parsed.GetValue(whatIf));
            return parsed.GetValue(shard) is { } part
                ? WriteShard(workbench, layer, Shard.Parse(part), activations, options)
                : Measure(workbench, layer, activations, options, parsed.GetValue(unit), parsed.GetValue(whatIf), parsed.GetValue(json));
        });
        return command;
    }

    static int Measure(
        Workbench workbench, LayerInput input, IReadOnlyList<Activation> activations, StatisticsOptions options, int? unit, bool whatIf, bool json)
    {
        using var interrupt = new Interrupt();
        var (layers, notes) = (new List<LayerMeasurement>(), new List<string>());
        using (var progress = new ProgressLine(workbench))
        {
            var inputs = input.Layers(notes.Add);
            RequireUnit(unit, inputs);
            var plan = new StatisticsPlan(activations, options);
            foreach (var layer in inputs)
            {
                var measurement = layer.Measure(plan, share => progress.Show(share, layer.Title), interrupt.Token);
                if (unit is { } chosen && !interrupt.Requested)
                {
                    measurement = measurement with
                    {
                        Unit = layer.Profile(measurement.Statistics, activations[0], chosen, share => progress.Show(share, $"{layer.Title}, unit {chosen}"), interrupt.Token),
                    };
                }

                layers.Add(measurement);
                if (interrupt.Requested)
                {
                    break;
                }
            }
        }

        notes.ForEach(workbench.Error.WriteLine);
        Show(workbench, layers, whatIf, json);
        return interrupt.Requested ? ExitCode.Interrupted : ExitCode.Done;
    }

    static int WriteShard(
        Workbench workbench, LayerInput input, Shard shard, IReadOnlyList<Activation> activations, StatisticsOptions options)
    {
        using var interrupt = new Interrupt();
        using var progress = new ProgressLine(workbench);
        try
        {
            var layer = input.Layers(workbench.Error.WriteLine) is [var only]
                ? only
                : throw new BadInputException($"{input.Title} holds several arrays, and a shard is a part of one; name it with --array");
            var title = $"{layer.Title}, shard {shard}";
            ShardJson.Write(workbench.Out, ShardedLayer.Measure(
                layer, shard, activations, options, share => progress.Show(share, title), interrupt.Token));
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (interrupt.Requested)
        {
            return ExitCode.Interrupted;
        }
    }

    static int Show(Workbench workbench, IReadOnlyList<LayerMeasurement> layers, bool whatIf, bool json)
    {
        foreach (var (source, why) in layers.Where(layer => layer.Statistics.LooksLikeOutputs is not null).Select(layer => (layer.Source, layer.Statistics.LooksLikeOutputs)))
        {
            workbench.Error.WriteLine($"warning: {why}: if {source.Title} holds outputs, not pre-activations, add --post");
        }

        foreach (var source in layers.Where(layer => layer.Statistics.Rows == 0).Select(layer => layer.Source))
        {
            workbench.Error.WriteLine($"warning: {source.Title} holds no row, so nothing of it was measured");
        }

        if (json)
        {
            StatsJson.Write(workbench.Out, layers);
        }
        else if (whatIf)
        {
            WhatIfText.Write(workbench, layers);
        }
        else
        {
            StatsText.Write(workbench, layers);
        }

        return ExitCode.Done;
    }

    static void RefuseGiven(ParseResult parsed, IReadOnlyList<Option> options, string owner)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new BadInputException($"{given.Name} goes with {owner}");
        }
    }

    static void RequireUnit(int? unit, IReadOnlyList<Activation> activations, bool hasOther)
    {
        if (unit is not null && (activations.Count != 1 || hasOther))
        {
            throw new BadInputException(hasOther ? "--unit goes neither with --shard nor with --what-if" : "--unit needs one activation, as in stats relu --unit 0");
        }
    }

    static void RequireUnit(int? unit, IReadOnlyList<LayerInput> inputs)
    {
        foreach (var input in unit is null ? [] : inputs)
        {
            using var rows = input.Open();
            if (unit < 0 || unit >= rows.Units)
            {
                throw new BadInputException($"{input.Title}: no unit {unit}; " + (rows.Units == 0 ? "it has none" : $"choose one from 0 to {rows.Units - 1}"));
            }
        }
    }

    static double Epsilon(string text) => NumberText.ParseDouble(text) is > 0 and <= 1 and var epsilon
        ? epsilon
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"--epsilon must lie above 0 and not above 1, not {text}"));

    static double Variance(string text) => NumberText.ParseDouble(text) is > 0 and < double.PositiveInfinity and var variance
        ? variance
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"--weight-variance must be finite and above 0, not {text}"));
}
