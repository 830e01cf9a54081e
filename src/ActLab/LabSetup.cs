using System.Globalization;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Lab;

namespace ActLab;

/// <summary>A run of the lab as a person asks for it: it gives the plan and the line that makes the same run again.</summary>
public sealed record LabSetup
{
    /// <summary>Name of the data or a file.</summary>
    public required string Data { get; init; }

    /// <summary>Units of the hidden layers.</summary>
    public required IReadOnlyList<int> Hidden { get; init; }

    /// <summary>The function of every hidden layer, or one for all of them.</summary>
    public required IReadOnlyList<LayerFunction> Functions { get; init; }

    /// <summary>Options that say what those are, as they were written.</summary>
    public IReadOnlyList<string> FunctionOptions { get; init; } = [];

    /// <summary>How parameters begin.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>Name of the loss; null for the one that suits the data.</summary>
    public string? Loss { get; init; }

    /// <summary>Name of the optimizer.</summary>
    public required string Optimizer { get; init; }

    /// <summary>The learning rate at the beginning.</summary>
    public required double Rate { get; init; }

    /// <summary>Later learning rates, in the order of their steps.</summary>
    public IReadOnlyList<RateChange> RateChanges { get; init; } = [];

    /// <summary>Rows of a step.</summary>
    public required int Batch { get; init; }

    /// <summary>How long: epochs, unless steps are given.</summary>
    public required int Epochs { get; init; }

    /// <summary>How long in steps, or null.</summary>
    public int? Steps { get; init; }

    /// <summary>Seed of the data, the initial parameters and the order of the rows.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What `lab` trains where nothing else is said.</summary>
    public static LabSetup Usual(Catalog catalog) => new()
    {
        Data = "moons",
        Hidden = [32, 32],
        Functions = [new ElementwiseFunction(catalog.Find("relu"))],
        FunctionOptions = ["--activation", "relu"],
        Initializer = Core.Lab.Initializer.Find("he"),
        Optimizer = "sgd",
        Rate = 0.1,
        Batch = 10,
        Epochs = 20,
        Seed = 0,
    };

    /// <summary>The command line that makes this run.</summary>
    public string Command => Line(Words);

    /// <summary>The words of that line after the program's name.</summary>
    public IReadOnlyList<string> Words => ["lab", .. FunctionOptions, .. Options(RateText)];

    /// <summary>The command line that compares these functions, each at the best of some rates, over some seeds.</summary>
    public string CompareCommand(IEnumerable<double> rates, int seeds) => Line(
        ["lab", "compare", .. FunctionOptions, .. Options(string.Join(',', rates.Select(NumberText.Of))), "--seeds", $"{seeds}"]);

    static string Line(IReadOnlyList<string> words) => string.Join(' ', words.Select(Shell.Quote).Prepend("./run.sh"));

    IEnumerable<string> Options(string rates) =>
    [
        "--data", Data, "--hidden", string.Join(',', Hidden), "--init", Initializer.Name,
        .. Loss is null ? Array.Empty<string>() : ["--loss", Loss], "--optimizer", Optimizer, "--lr", rates, "--batch", $"{Batch}",
        .. Steps is { } steps ? (string[])["--steps", $"{steps}"] : ["--epochs", $"{Epochs}"], "--seed", $"{Seed}",
    ];

    /// <summary>The learning rates as they are written: the first, then each with the number of steps after which it begins, as 0.1,3@500.</summary>
    public string RateText => string.Join(',', RateChanges.Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Rate:R}@{change.Step}"))
        .Prepend(Rate.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The hidden layers.</summary>
    /// <exception cref="BadInputException">There are neither one function nor as many as layers.</exception>
    public IReadOnlyList<LayerSpec> Layers => Functions.Count == 1 || Functions.Count == Hidden.Count
        ? [.. Hidden.Select((units, i) => new LayerSpec(units, Functions[Functions.Count == 1 ? 0 : i]))]
        : throw new BadInputException($"{Functions.Count} activations for {Hidden.Count} hidden layers; give one for all, or one for each");

    /// <summary>The run, before its first step.</summary>
    /// <exception cref="BadInputException">It cannot be done.</exception>
    public TrainingRun Start()
    {
        var data = LabSource.Open(Data)(Seed);
        return new(PlanFor(data, Layers), data);
    }

    /// <summary>The plan of a run on these data, with these hidden layers.</summary>
    public TrainingPlan PlanFor(LabData data, IReadOnlyList<LayerSpec> layers) => new()
    {
        Hidden = layers,
        Initializer = Initializer,
        Loss = Loss is null ? TrainingPlan.UsualLoss(data.Training) : Core.Lab.Loss.All.First(l => l.Name == Loss),
        Optimizer = Optimizer,
        Rate = Rate,
        RateChanges = RateChanges,
        Batch = Batch,
        Seed = Seed,
    };

    /// <summary>How many steps the run has.</summary>
    public int StepsOf(TrainingRun run) => Steps ?? checked(Epochs * run.StepsPerEpoch);
}
