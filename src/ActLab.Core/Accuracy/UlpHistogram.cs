using System.Numerics;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Accuracy;

/// <summary>Finite errors by size: up to 0.5, 0.75, 1, 1.5 and 2 ulp, then by powers of two.</summary>
sealed class UlpHistogram
{
    /// <summary>The largest double is below 2^1024.</summary>
    const int Powers = 1023;

    static readonly double[] Edges = [0.5, 0.75, 1, 1.5, 2];

    /// <summary>Errors above each edge.</summary>
    readonly long[] _above = new long[Edges.Length];

    /// <summary>Errors above 2^(k+1) and not above 2^(k+2); empty until there are any.</summary>
    long[] _powers = [];

    /// <summary>Counts errors, whose maximum is given.</summary>
    public void Add(ReadOnlySpan<double> errors, double max)
    {
        for (var k = 0; k < Edges.Length && max > Edges[k]; k++)
        {
            _above[k] += CountAbove(errors, Edges[k]);
        }

        if (max > Edges[^1])
        {
            AddLarge(errors);
        }
    }

    /// <summary>Appends another histogram.</summary>
    public void Append(UlpHistogram other)
    {
        for (var k = 0; k < _above.Length; k++)
        {
            _above[k] += other._above[k];
        }

        MakeRoom(other._powers.Length);
        for (var k = 0; k < other._powers.Length; k++)
        {
            _powers[k] += other._powers[k];
        }
    }

    /// <summary>The bins that are not empty.</summary>
    /// <param name="finite">Finite errors.</param>
    /// <param name="infinite">Infinite errors.</param>
    public IReadOnlyList<UlpBin> Bins(long finite, long infinite)
    {
        var bins = new List<UlpBin>();
        for (var k = 0; k < Edges.Length; k++)
        {
            bins.Add(new(k == 0 ? 0 : Edges[k - 1], Edges[k], (k == 0 ? finite : _above[k - 1]) - _above[k]));
        }

        bins.AddRange(_powers.Select((count, k) => new UlpBin(Math.ScaleB(2, k), Math.ScaleB(4, k), count)));
        bins.Add(new(double.MaxValue, double.PositiveInfinity, infinite));
        return [.. bins.Where(bin => bin.Count > 0)];
    }

    static long CountAbove(ReadOnlySpan<double> errors, double edge)
    {
        var (count, i) = (0L, 0);
        for (; i <= errors.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var above = Vector512.GreaterThan(Vector512.Create(errors[i..]), Vector512.Create(edge));
            count += BitOperations.PopCount(above.ExtractMostSignificantBits());
        }

        for (; i < errors.Length; i++)
        {
            count += errors[i] > edge ? 1 : 0;
        }

        return count;
    }

    void AddLarge(ReadOnlySpan<double> errors)
    {
        MakeRoom(Powers);
        foreach (var error in errors)
        {
            if (error > Edges[^1])
            {
                _powers[Math.ILogB(Math.BitDecrement(error)) - 1]++;
            }
        }
    }

    void MakeRoom(int powers)
    {
        if (_powers.Length < powers)
        {
            Array.Resize(ref _powers, powers);
        }
    }
}
