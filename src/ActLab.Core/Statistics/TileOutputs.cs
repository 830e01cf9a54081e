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
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddDerivatives(Tile tile, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        for (var g = 0; g < tile.Groups; g++)
        {
            var gain = Vector512<double>.Zero;
            ref var slopes = ref Tile.At(tile.Derivative, g);
            ref var values = ref Tile.At(tile.X, g);
            for (nuint r = 0; r < tile.Length; r += Tile.Columns)
            {
                var slope = Vector512.LoadUnsafe(ref slopes, r);
                gain += MomentLanes.IsFinite(Vector512.LoadUnsafe(ref values, r)) & (slope * slope);
            }

            sums.Add(plan.FirstSum + ActivationPlan.Gain, tile.FirstGroup + g, gain);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void AddSums(Tile tile, int group, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        var zeroBound = Vector512.Create(plan.Zero);
        var (magnitude, output, square) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var zeros = Vector512<long>.Zero;
        ref var values = ref Tile.At(tile.X, group);
        ref var outputs = ref Tile.At(tile.Output, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Columns)
        {
            var finite = MomentLanes.IsFinite(Vector512.LoadUnsafe(ref values, r));
            var h = Vector512.LoadUnsafe(ref outputs, r);
            var size = Vector512.Abs(h);
            zeros = Tile.Count(zeros, Vector512.LessThanOrEqual(size, zeroBound).AsInt64());
            magnitude += finite & size;
            output += finite & h;
            square += finite & (h * h);
        }

        Count(tile, group, counts, plan.FirstCount + ActivationPlan.ZeroOutput, zeros);
        sums.Add(plan.FirstSum + ActivationPlan.Magnitude, tile.FirstGroup + group, magnitude);
        sums.Add(plan.FirstSum + ActivationPlan.Output, tile.FirstGroup + group, output);
        sums.Add(plan.FirstSum + ActivationPlan.Square, tile.FirstGroup + group, square);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void AddBands(Tile tile, int group, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        var (low, high, width) = (Vector512.Create(plan.Profile.Low), Vector512.Create(plan.Profile.High), Vector512.Create(plan.BandWidth));
        var range = high - low;
        var distance = Vector512<double>.Zero;
        var (lows, highs) = (Vector512<long>.Zero, Vector512<long>.Zero);
        ref var values = ref Tile.At(tile.X, group);
        ref var outputs = ref Tile.At(tile.Output, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Columns)
        {
            var finite = MomentLanes.IsFinite(Vector512.LoadUnsafe(ref values, r));
            var h = Vector512.LoadUnsafe(ref outputs, r);
            lows = Tile.Count(lows, (finite & Vector512.LessThanOrEqual(h - low, width)).AsInt64());
            highs = Tile.Count(highs, (finite & Vector512.LessThanOrEqual(high - h, width)).AsInt64());
            distance += finite & Vector512.Abs((2 * (h - low) / range) - Vector512<double>.One);
        }

        Count(tile, group, counts, plan.FirstCount + ActivationPlan.LowBand, lows);
        Count(tile, group, counts, plan.FirstCount + ActivationPlan.HighBand, highs);
        sums.Add(plan.FirstSum + ActivationPlan.Distance, tile.FirstGroup + group, distance);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void AddSaturated(Tile tile, int group, ActivationPlan plan, int epsilon, LayerCounts counts)
    {
        var (flat, centre) = (Vector512.Create(plan.Flat[epsilon]), Vector512.Create(plan.Profile.Centre));
        var (left, right) = (Vector512<long>.Zero, Vector512<long>.Zero);
        ref var values = ref Tile.At(tile.X, group);
        ref var slopes = ref Tile.At(tile.Derivative, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Columns)
        {
            var x = Vector512.LoadUnsafe(ref values, r);
            var saturated = MomentLanes.IsFinite(x) & Vector512.LessThanOrEqual(Vector512.Abs(Vector512.LoadUnsafe(ref slopes, r)), flat);
            var below = Vector512.LessThan(x, centre);
            left = Tile.Count(left, (saturated & below).AsInt64());
            right = Tile.Count(right, Vector512.AndNot(saturated, below).AsInt64());
        }

        Count(tile, group, counts, plan.FirstCount + ActivationPlan.Left(epsilon), left);
        Count(tile, group, counts, plan.FirstCount + ActivationPlan.Right(epsilon), right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void AddExact(Tile tile, int group, ActivationPlan plan, int type, LayerCounts counts)
    {
        var (left, right) = (Vector512.Create(plan.Exact[type].Left), Vector512.Create(plan.Exact[type].Right));
        var exact = Vector512<long>.Zero;
        ref var values = ref Tile.At(tile.X, group);
        ref var slopes = ref Tile.At(tile.Derivative, group);
        for (nuint r = 0; r < tile.Length; r += Tile.Columns)
        {
            var x = Vector512.LoadUnsafe(ref values, r);
            var beyond = Vector512.LessThanOrEqual(x, left) | Vector512.GreaterThanOrEqual(x, right);
            var none = Vector512.Equals(Vector512.LoadUnsafe(ref slopes, r), Vector512<double>.Zero);
            exact = Tile.Count(exact, (MomentLanes.IsFinite(x) & (beyond | none)).AsInt64());
        }

        Count(tile, group, counts, plan.FirstCount + plan.ExactZero(type), exact);
    }

    static void Count(Tile tile, int group, LayerCounts counts, int field, Vector512<long> count) =>
        counts.Add(LayerCounts.ValueFields + field, tile.FirstGroup + group, count);
}
