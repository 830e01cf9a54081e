using ActLab.Core.Statistics;

namespace ActLab.Jobs;

/// <summary>A case side by side with others: in rounds, each of which runs every kernel and a copy for one time slice.</summary>
/// <param name="NsPerElement">Median over the rounds, in nanoseconds per element.</param>
/// <param name="CopyNsPerElement">That of the copy.</param>
/// <param name="RatioToCopy">Time over that of copying as many elements of the type from the same source to the same destination.</param>
/// <param name="RatioToTensor">Time over that of the tensor kernel in the same launch; null for that kernel, and without it.</param>
/// <param name="CopyToCopy">The copy against itself, as the control: a kernel that differs less from another does not differ.</param>
public sealed record Comparison(
    double NsPerElement, double CopyNsPerElement, PairedRatio RatioToCopy, PairedRatio? RatioToTensor, PairedRatio CopyToCopy);
