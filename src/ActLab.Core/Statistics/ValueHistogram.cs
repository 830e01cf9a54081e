using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>
/// Counts of values by the upper 16 bits of the nearest float32: sign, exponent and 7 more bits, so that a bin is at most
/// 1/128 of its values wide. Whole numbers, hence the same on every machine and in any order.
/// </summary>
public sealed class ValueHistogram
{
    const int Shift = 16;
    const ushort FirstNotFinite = 0x7F80;

    /// <summary>Largest error of <see cref="Quantile"/>, relative to the value, for normal float32.</summary>
    public const double RelativeError = 1.0 / 256;

    /// <summary>Counts by the upper 16 bits.</summary>
    public long[] Bins { get; } = new long[1 << Shift];

    /// <summary>Finite values counted.</summary>
    public long Count => Finite().Sum(bin => Bins[bin]);

    /// <summary>Counts values; a double beyond float32 belongs to its largest bin.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        foreach (var x in values)
        {
            var single = (float)x;
            Bins[BitConverter.SingleToUInt32Bits(float.IsInfinity(single) && double.IsFinite(x) ? MathF.CopySign(float.MaxValue, single) : single) >> Shift]++;
        }
    }

    /// <summary>Counts values.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(Bins);
        foreach (var bits in MemoryMarshal.Cast<float, uint>(values))
        {
            System.Runtime.CompilerServices.Unsafe.Add(ref first, bits >> Shift)++;
        }
    }

    /// <summary>Adds the counts of other values.</summary>
    public void Add(ValueHistogram other) => System.Numerics.Tensors.TensorPrimitives.Add(Bins, other.Bins, Bins);

    /// <summary>
    /// The value of rank ceil(p n) of n finite ones, to <see cref="RelativeError"/>: the middle of its bin, and the bin's own
    /// value where the type has no others; NaN where nothing was counted.
    /// </summary>
    /// <param name="p">Share of the values at or below it, above 0 and at most 1.</param>
    /// <param name="type">The type of the values.</param>
    public double Quantile(double p, NumberType type)
    {
        var left = Math.Max(1, (long)Math.Ceiling(p * Count));
        foreach (var bin in Finite())
        {
            left -= Bins[bin];
            if (left <= 0)
            {
                return type == NumberType.BF16 ? Edge(bin) : Middle(bin);
            }
        }

        return double.NaN;
    }

    /// <summary>Counts between ascending edges: those of the bins whose middle lies there.</summary>
    /// <param name="edges">One more than the counts wanted.</param>
    public IReadOnlyList<long> Between(IReadOnlyList<double> edges)
    {
        var counts = new long[edges.Count - 1];
        foreach (var bin in Finite().Where(bin => Bins[bin] > 0))
        {
            var above = 0;
            while (above < edges.Count && edges[above] <= Middle(bin))
            {
                above++;
            }

            counts[Math.Clamp(above - 1, 0, counts.Length - 1)] += Bins[bin];
        }

        return counts;
    }

    /// <summary>Bins of finite values, ascending by value.</summary>
    static IEnumerable<int> Finite() => Enumerable.Range(0, FirstNotFinite).Select(i => 0x8000 + (FirstNotFinite - 1 - i))
        .Concat(Enumerable.Range(0, FirstNotFinite));

    /// <summary>The value of a bin nearest to 0.</summary>
    static double Edge(int bin) => BitConverter.UInt32BitsToSingle((uint)bin << Shift);

    /// <summary>Zeros are far more than what shares their bin, so that is taken for 0.</summary>
    static double Middle(int bin) => bin is 0 or 0x8000 ? 0 : Edge(bin) + (BitConverter.UInt32BitsToSingle(((uint)bin << Shift) | 0x8000) - (double)Edge(bin));
}
