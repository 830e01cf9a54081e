using System.Globalization;
using System.Numerics;
using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Jobs;

/// <summary>The lengths of spans that a job measures unless told others, and those that have names.</summary>
public static class StandardSizes
{
    /// <summary>Source and destination of float32 fit a first-level cache of 32 KiB, with a scratch buffer beside them.</summary>
    public const int FirstLevelCache = 2048;

    /// <summary>Source and destination fit no cache: 64 MiB each of float32.</summary>
    public const int Memory = 1 << 24;

    /// <summary>The name of a size beyond all caches.</summary>
    public const string MemoryName = "DRAM";

    /// <summary>Spans in memory take this many times the largest cache.</summary>
    const int Beyond = 4;

    /// <summary>
    /// The sizes of an activation that is measured at more than the first: in a thorough job one that is linear in pieces,
    /// which costs so little that memory decides. Null for any other.
    /// </summary>
    public static IReadOnlyList<int>? More(Activation activation, JobKind kind) =>
        kind == JobKind.Thorough && IsLinearInPieces(activation) ? [FirstLevelCache, Memory] : null;

    /// <summary>A size as a person writes it: a number of elements, or L1, L2, L3 or DRAM of this machine.</summary>
    /// <exception cref="BadInputException">It is neither, or the machine has no such cache that its system tells of.</exception>
    public static int Parse(string text, IReadOnlyList<NumberType> numbers, IReadOnlyList<Pass> passes) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : Named(text, MachineCaches.Find(), numbers, passes);

    /// <summary>
    /// The size of a name: a power of two of elements with which all spans of a pass together take half of that cache, in every one of the types and passes;
    /// for memory, at least four times the largest cache.
    /// </summary>
    /// <param name="name">L1, L2, L3 or DRAM.</param>
    /// <param name="caches">The caches of the machine.</param>
    /// <param name="numbers">Element types.</param>
    /// <param name="passes">Passes.</param>
    /// <exception cref="BadInputException">There is no such name or cache.</exception>
    public static int Named(string name, IReadOnlyList<CacheLevel> caches, IReadOnlyList<NumberType> numbers, IReadOnlyList<Pass> passes)
    {
        var (fewest, most) = (numbers.Min(Bytes) * passes.Min(SpanCount), numbers.Max(Bytes) * passes.Max(SpanCount));
        if (name == MemoryName && caches is [.., var last])
        {
            return (int)Math.Min(JobRequest.MaxSize, (long)BitOperations.RoundUpToPowerOf2((ulong)(Beyond * last.Bytes / fewest)));
        }

        return caches.FirstOrDefault(c => name == $"L{c.Level}") is { } cache
            ? (int)(BitOperations.RoundUpToPowerOf2((ulong)((cache.Bytes / 2 / most) + 1)) / 2)
            : throw new BadInputException(
                $"--sizes takes whole numbers of elements{string.Concat(caches.Select(c => $", L{c.Level}"))}{(caches.Count > 0 ? " and " + MemoryName : "")}, not '{name}'"
                + (caches.Count > 0 ? "" : "; this system does not tell of its caches"));
    }

    static int Bytes(NumberType number) => number == NumberType.F64 ? sizeof(double) : sizeof(float);

    static int SpanCount(Pass pass) => pass == Pass.Forward ? 2 : 3;

    /// <summary>By automatic differentiation at points where nobody writes down a kink.</summary>
    static bool IsLinearInPieces(Activation activation) =>
        Enumerable.Range(-40, 81).All(i => Scalar.SecondDerivative(activation, (i * 0.37) + 0.0123) == 0);
}
