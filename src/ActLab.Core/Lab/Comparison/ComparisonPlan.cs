namespace ActLab.Core.Lab.Comparison;

/// <summary>Which functions are compared, and with what: all get the same data, network, optimizer, budget and seeds.</summary>
public sealed record ComparisonPlan
{
    /// <summary>The functions; all hidden layers of a network have the same.</summary>
    public required IReadOnlyList<LayerFunction> Functions { get; init; }

    /// <summary>A plan whose layers, rate and seed are replaced by those of each run.</summary>
    public required TrainingPlan Training { get; init; }

    /// <summary>The rows of a seed.</summary>
    public required Func<ulong, LabData> Data { get; init; }

    /// <summary>Learning rates to choose from, ascending.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>Epochs of every run.</summary>
    public required int Epochs { get; init; }

    /// <summary>Seeds that every function is measured on at its own rate.</summary>
    public required int Seeds { get; init; }

    /// <summary>Other seeds, on which the rate is chosen.</summary>
    public const int TuningSeeds = 3;

    /// <summary>The target as a share of the loss of the best constant prediction.</summary>
    public const double TargetShare = 0.25;

    /// <summary>Runs of the whole comparison.</summary>
    public int Runs => Functions.Count * ((Rates.Count * TuningSeeds) + Seeds);
}
