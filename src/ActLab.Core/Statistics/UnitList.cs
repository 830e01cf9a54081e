using System.Collections;

namespace ActLab.Core.Statistics;

/// <summary>Something of every unit, made from sums and counts when it is asked for: kept, it would take as much memory again.</summary>
/// <param name="units">Number of units.</param>
/// <param name="of">Makes it for a unit.</param>
sealed class UnitList<T>(int units, Func<int, T> of) : IReadOnlyList<T>
{
    /// <inheritdoc/>
    public int Count => units;

    /// <inheritdoc/>
    public T this[int index] => of(index);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, units).Select(of).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
