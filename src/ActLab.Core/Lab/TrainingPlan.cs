namespace ActLab.Core.Lab;

/// <summary>Everything that decides a run apart from the data: the same plan on the same data gives the same bits.</summary>
public sealed record TrainingPlan
{
    /// <summary>The hidden layers.</summary>
    public required IReadOnlyList<LayerSpec> Hidden { get; init; }

    /// <summary>How parameters begin.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>What is made small.</summary>
    public required Loss Loss { get; init; }

    /// <summary>Name of the optimizer.</summary>
    public required string Optimizer { get; init; }

    /// <summary>The learning rate at the beginning.</summary>
    public required double Rate { get; init; }

    /// <summary>Later learning rates, in the order of their steps.</summary>
    public IReadOnlyList<RateChange> RateChanges { get; init; } = [];

    /// <summary>Rows of a step; the last step of an epoch may have fewer.</summary>
    public required int Batch { get; init; }

    /// <summary>Seed of the initial parameters and of the order of the rows.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The loss that suits data when nobody asks for another.</summary>
    public static Loss UsualLoss(DataSet data) => data.Classes > 0 ? Loss.All[0] : Loss.All[1];
}

/// <summary>A learning rate, and after how many steps it begins.</summary>
public readonly record struct RateChange(int Step, double Rate);
