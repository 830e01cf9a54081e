using ActLab.Core.Statistics;

namespace ActLab.Reports;

/// <summary>What a report keeps of a measured layer; what follows from it is computed when the page is composed.</summary>
/// <param name="Source">Where the values come from: a file, or the parameters of a normal distribution.</param>
/// <param name="Rows">Rows measured.</param>
/// <param name="Units">Units per row.</param>
/// <param name="Post">Whether the values are outputs.</param>
/// <param name="Epsilon">abs(f') of at most this times its maximum counts as saturated.</param>
/// <param name="WeightVariance">fan_in Var(W), where it was given.</param>
/// <param name="Values">Counts and moments over all units.</param>
/// <param name="AlwaysOn">Units above 0 on every row.</param>
/// <param name="SignEntropy">Mean over units of the entropy of the sign, in bits.</param>
/// <param name="Activations">One entry per activation.</param>
public sealed record LayerFacts(
    string Source, long Rows, int Units, bool Post, double Epsilon, double? WeightVariance, ValueStatistics Values, int AlwaysOn,
    double? SignEntropy, IReadOnlyList<LayerActivation> Activations)
{
    /// <summary>The facts of a measurement.</summary>
    public static LayerFacts Of(LayerMeasurement layer) => Of($"{layer.Source.Title} ({layer.Source.Layout})", layer.Statistics);

    /// <summary>The facts of statistics whose values come from <paramref name="source"/>.</summary>
    public static LayerFacts Of(string source, StatisticsResult result) => new(
        source, result.Rows, result.Units, result.Options.Post, result.Options.Epsilon, result.Options.WeightVariance, result.Values,
        result.AlwaysOn.Count, result.SignEntropy, [.. result.Activations.Select(LayerActivation.Of)]);
}

/// <summary>What one activation does to a layer.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Dead">Units whose output is 0 on every row.</param>
/// <param name="Dormant">Units whose output is small beside the layer's mean, by threshold.</param>
/// <param name="Zero">Outputs that are 0.</param>
/// <param name="MeanSquare">E h^2.</param>
/// <param name="Saturation">Saturated shares; null for outputs.</param>
/// <param name="MeanSquareGain">E f'^2; null for outputs.</param>
public sealed record LayerActivation(
    string Id, int Dead, IReadOnlyList<DormantCount> Dormant, long Zero, double MeanSquare, Saturation? Saturation, double? MeanSquareGain)
{
    /// <summary>Of what was measured.</summary>
    public static LayerActivation Of(ActivationStatistics measured) => new(
        measured.Activation.Id, measured.Dead.Units.Count, [.. measured.Dormant.Select(d => new DormantCount(d.Tau, d.Units.Count))],
        measured.Outputs.Zero, measured.Outputs.MeanSquare, measured.Outputs.Saturation, measured.Outputs.MeanSquareGain);
}

/// <summary>How many units are dormant.</summary>
/// <param name="Tau">The threshold.</param>
/// <param name="Units">Their number.</param>
public readonly record struct DormantCount(double Tau, int Units);
