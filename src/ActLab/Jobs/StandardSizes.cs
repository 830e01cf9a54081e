using ActLab.Core;
using ActLab.Core.Kernels;

namespace ActLab.Jobs;

/// <summary>The lengths of spans that a job measures unless told others.</summary>
public static class StandardSizes
{
    /// <summary>Source and destination of float32 fit a first-level cache of 32 KiB, with a scratch buffer beside them.</summary>
    public const int FirstLevelCache = 2048;

    /// <summary>Source and destination fit no cache: 64 MiB each of float32.</summary>
    public const int Memory = 1 << 24;

    /// <summary>
    /// The sizes of an activation that is measured at more than the first: in a thorough job one that is linear in pieces,
    /// which costs so little that memory decides. Null for any other.
    /// </summary>
    public static IReadOnlyList<int>? More(Activation activation, JobKind kind) =>
        kind == JobKind.Thorough && IsLinearInPieces(activation) ? [FirstLevelCache, Memory] : null;

    /// <summary>By automatic differentiation at points where nobody writes down a kink.</summary>
    static bool IsLinearInPieces(Activation activation) =>
        Enumerable.Range(-40, 81).All(i => Scalar.SecondDerivative(activation, (i * 0.37) + 0.0123) == 0);
}
