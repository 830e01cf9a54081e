using System.Text.Json.Serialization;
using ActLab.Core.Statistics;

namespace ActLab.Jobs;

/// <summary>A case side by side with others: in rounds, each of which runs every kernel and a copy for one time slice.</summary>
/// <param name="NsPerElement">Median over the rounds, in nanoseconds per element.</param>
/// <param name="CopyNsPerElement">That of the copy.</param>
/// <param name="RatioToCopy">Time over that of copying as many elements of the type from the same source to the same destination.</param>
/// <param name="RatioToTensor">Time over that of the tensor kernel in the same launch; null for that kernel, and without it.</param>
/// <param name="CopyToCopy">The copy against itself, as the control: a kernel that differs less from another does not differ.</param>
public sealed record Comparison(
    double NsPerElement, double CopyNsPerElement, PairedRatio RatioToCopy, PairedRatio? RatioToTensor, PairedRatio CopyToCopy)
{
    /// <summary>How far the copy came out from itself: no smaller difference of a ratio from 1 can be told from noise.</summary>
    [JsonIgnore]
    public double NoiseFloor => Math.Exp(Math.Abs(Math.Log(CopyToCopy.Median))) - 1;

    /// <summary>
    /// Time over that of each kernel whose case stands before this one among those that share its spans, in their order; null for one
    /// that could not run. Empty in a result of an older version.
    /// </summary>
    public IReadOnlyList<PairedRatio?> RatiosToEarlier { get; init; } = [];
}
