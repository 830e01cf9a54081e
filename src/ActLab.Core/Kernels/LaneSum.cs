using System.Runtime.CompilerServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>A sum of doubles, lane by lane with what each rounding lost (Knuth's two-sum): as if in twice the precision.</summary>
struct LaneSum<V> where V : struct, ILanes<V, double>
{
    V _sum, _lost;

    /// <summary>Adds a number in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V number)
    {
        var sum = _sum + number;
        var part = sum - _sum;
        _lost += _sum - (sum - part) + (number - part);
        _sum = sum;
    }

    /// <summary>Adds a product in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(V a, V b)
    {
        var product = a * b;
        Add(product);
        _lost += V.MultiplyAdd(a, b, -product);
    }

    /// <summary>The sum over all lanes, rounded once.</summary>
    public readonly double Total => Over(_sum, _lost);

    /// <summary>Apart, because a sum whose address is taken would live in memory.</summary>
    static double Over(V sum, V lost)
    {
        Span<double> sums = stackalloc double[V.Count];
        Span<double> losses = stackalloc double[V.Count];
        V.Store(sum, ref sums[0]);
        V.Store(lost, ref losses[0]);
        var (total, rest) = (0.0, 0.0);
        for (var i = 0; i < V.Count; i++)
        {
            var next = total + sums[i];
            var part = next - total;
            rest += total - (next - part) + (sums[i] - part) + losses[i];
            total = next;
        }

        return total + rest;
    }
}
