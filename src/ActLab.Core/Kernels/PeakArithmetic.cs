using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>As much arithmetic as one core can do: independent fused multiply-adds in the widest registers, and nothing else.</summary>
public static class PeakArithmetic
{
    /// <summary>Elements of the widest register there is.</summary>
    public const int MostLanes = 16;

    /// <summary>Runs chains of multiply-adds in float32.</summary>
    /// <param name="sums">Takes what they come to, so that they cannot be left out; at least <see cref="MostLanes"/> long.</param>
    /// <returns>Operations done: two for each multiply-add of an element.</returns>
    public static long MultiplyAdds(Span<float> sums)
    {
        var operations = 0L;
        SimdKernel.Run<float, SingleMath, Chains<float>>(new(sums, ref operations));
        return operations;
    }

    /// <inheritdoc cref="MultiplyAdds(Span{float})"/>
    public static long MultiplyAdds(Span<double> sums)
    {
        var operations = 0L;
        SimdKernel.Run<double, AccurateMath, Chains<double>>(new(sums, ref operations));
        return operations;
    }

    /// <summary>More chains than multiply-adds that a core has under way at once (two each cycle, of four cycles).</summary>
    readonly ref struct Chains<E>(Span<E> sums, ref long operations) : ILaneTask<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        const int Steps = 1024, Count = 10;

        readonly Span<E> _sums = sums;
        readonly ref long _operations = ref operations;

        public void Run<V>() where V : struct, ILanes<V, E>
        {
            V factor = V.Of(0.5), term = V.Of(0.25);
            V a = factor, b = factor, c = factor, d = factor, e = factor, f = term, g = term, h = term, i = term, j = term;
            for (var step = 0; step < Steps; step++)
            {
                a = V.MultiplyAdd(a, factor, term);
                b = V.MultiplyAdd(b, factor, term);
                c = V.MultiplyAdd(c, factor, term);
                d = V.MultiplyAdd(d, factor, term);
                e = V.MultiplyAdd(e, factor, term);
                f = V.MultiplyAdd(f, factor, term);
                g = V.MultiplyAdd(g, factor, term);
                h = V.MultiplyAdd(h, factor, term);
                i = V.MultiplyAdd(i, factor, term);
                j = V.MultiplyAdd(j, factor, term);
            }

            V.Store(a + b + c + d + e + f + g + h + i + j, ref _sums[..V.Count][0]);
            _operations = 2L * Steps * Count * V.Count;
        }
    }
}
