using System.Runtime.CompilerServices;

namespace ActLab.Core.Kernels;

/// <summary>What every kernel asks of its spans.</summary>
static class SpanRules
{
    /// <summary>A source and a destination: equally long, and the same place or apart.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>(ReadOnlySpan<T> source, Span<T> destination)
    {
        if (source.Length != destination.Length)
        {
            Refuse($"the source holds {source.Length} elements, the destination {destination.Length}");
        }

        if (source.Overlaps(destination, out var offset) && offset != 0)
        {
            Refuse("source and destination overlap in part");
        }
    }

    /// <summary>Two destinations: apart.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckApart<T>(Span<T> first, Span<T> second)
    {
        if (first.Overlaps(second))
        {
            Refuse("the two destinations overlap");
        }
    }

    static void Refuse(string what) => throw new ArgumentException(what);
}
