using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>Measures the outputs of one activation on a tile, evaluated value by value.</summary>
static class TileOutputs
{
    /// <summary>Adds the outputs and derivatives that the tile holds.</summary>
    public static void Add(Tile tile, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        for (var g = 0; g < tile.Groups; g++)
        {
            AddSums(tile, g, plan, sums, counts);
            if (plan.Profile.IsBounded)
            {
                AddBands(tile, g, plan, sums, counts);
            }
        }
    }

    /// <summary>Adds the derivatives that the tile holds.</summary>
    public static void AddDerivatives(Tile tile, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        for (var g = 0; g < tile.Groups; g++)
        {
            var gain = Vector512<double>.Zero;
            for (var r = 0; r < tile.FoldedRows; r++)
            {
                var slope = tile.Load(tile.Derivative, r, g);
                gain += MomentLanes.IsFinite(tile.Load(tile.X, r, g)) & (slope * slope);
            }

            sums.Add(plan.FirstSum + ActivationPlan.Gain, g, gain);
            for (var e = 0; e < plan.Flat.Length; e++)
            {
                AddSaturated(tile, g, plan, e, counts);
            }

            for (var t = 0; t < plan.Exact.Length; t++)
            {
                AddExact(tile, g, plan, t, counts);
            }
        }
    }

    static void AddSums(Tile tile, int group, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        var zeroBound = Vector512.Create(plan.Zero);
        var (magnitude, output, square) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var zeros = Vector512<long>.Zero;
        for (var r = 0; r < tile.FoldedRows; r++)
        {
            var finite = MomentLanes.IsFinite(tile.Load(tile.X, r, group));
            var h = tile.Load(tile.Output, r, group);
            var size = Vector512.Abs(h);
            zeros = Tile.Count(zeros, Vector512.LessThanOrEqual(size, zeroBound).AsInt64());
            magnitude += finite & size;
            output += finite & h;
            square += finite & (h * h);
        }

        Count(counts, plan, ActivationPlan.ZeroOutput, group, zeros);
        sums.Add(plan.FirstSum + ActivationPlan.Magnitude, group, magnitude);
        sums.Add(plan.FirstSum + ActivationPlan.Output, group, output);
        sums.Add(plan.FirstSum + ActivationPlan.Square, group, square);
    }

    static void AddBands(Tile tile, int group, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        var (low, high, width) = (Vector512.Create(plan.Profile.Low), Vector512.Create(plan.Profile.High), Vector512.Create(plan.BandWidth));
        var range = high - low;
        var distance = Vector512<double>.Zero;
        var (lows, highs) = (Vector512<long>.Zero, Vector512<long>.Zero);
        for (var r = 0; r < tile.FoldedRows; r++)
        {
            var finite = MomentLanes.IsFinite(tile.Load(tile.X, r, group));
            var h = tile.Load(tile.Output, r, group);
            lows = Tile.Count(lows, (finite & Vector512.LessThanOrEqual(h - low, width)).AsInt64());
            highs = Tile.Count(highs, (finite & Vector512.LessThanOrEqual(high - h, width)).AsInt64());
            distance += finite & Vector512.Abs((2 * (h - low) / range) - Vector512<double>.One);
        }

        Count(counts, plan, ActivationPlan.LowBand, group, lows);
        Count(counts, plan, ActivationPlan.HighBand, group, highs);
        sums.Add(plan.FirstSum + ActivationPlan.Distance, group, distance);
    }

    static void AddSaturated(Tile tile, int group, ActivationPlan plan, int epsilon, LayerCounts counts)
    {
        var (flat, centre) = (Vector512.Create(plan.Flat[epsilon]), Vector512.Create(plan.Profile.Centre));
        var (left, right) = (Vector512<long>.Zero, Vector512<long>.Zero);
        for (var r = 0; r < tile.FoldedRows; r++)
        {
            var x = tile.Load(tile.X, r, group);
            var saturated = MomentLanes.IsFinite(x) & Vector512.LessThanOrEqual(Vector512.Abs(tile.Load(tile.Derivative, r, group)), flat);
            var below = Vector512.LessThan(x, centre);
            left = Tile.Count(left, (saturated & below).AsInt64());
            right = Tile.Count(right, Vector512.AndNot(saturated, below).AsInt64());
        }

        Count(counts, plan, plan.Left(epsilon), group, left);
        Count(counts, plan, plan.Right(epsilon), group, right);
    }

    static void AddExact(Tile tile, int group, ActivationPlan plan, int type, LayerCounts counts)
    {
        var (left, right) = (Vector512.Create(plan.Exact[type].Left), Vector512.Create(plan.Exact[type].Right));
        var exact = Vector512<long>.Zero;
        for (var r = 0; r < tile.FoldedRows; r++)
        {
            var x = tile.Load(tile.X, r, group);
            var beyond = Vector512.LessThanOrEqual(x, left) | Vector512.GreaterThanOrEqual(x, right);
            var none = Vector512.Equals(tile.Load(tile.Derivative, r, group), Vector512<double>.Zero);
            exact = Tile.Count(exact, (MomentLanes.IsFinite(x) & (beyond | none)).AsInt64());
        }

        Count(counts, plan, plan.ExactZero(type), group, exact);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Count(LayerCounts counts, ActivationPlan plan, int field, int group, Vector512<long> count) =>
        counts.Add(LayerCounts.ValueFields + plan.FirstCount + field, group, count);
}
