using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// Measures the outputs of an activation that is straight in pieces: what counts is how many values lie in each piece, and
/// there the sums of x - root and its square; nothing is evaluated.
/// </summary>
static class TilePieces
{
    /// <summary>Adds the values of a tile, whose own counts and moments have been added already.</summary>
    public static void Add(Tile tile, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        var pieces = plan.Pieces!;
        for (var g = 0; g < tile.Groups; g++)
        {
            // What lies in no other piece lies in the first; where that is flat, as for rectifiers, nobody need look.
            var rest = tile.Finite[g];
            for (var p = pieces.Count - 1; p >= 0; p--)
            {
                var piece = pieces[p];
                var count = piece.Slope != 0 ? AddSloped(tile, g, plan, piece, sums)
                    : p > 0 ? CountIn(ref tile.At(tile.X, g), tile.Length, piece)
                    : rest;
                AddSame(plan, piece, tile.FirstGroup + g, count, sums, counts);
                rest -= count;
            }
        }
    }

    /// <summary>Adds infinite values, which take part in no other count or sum than that of zero outputs.</summary>
    public static void AddInfinities(ActivationPlan plan, LayerCounts counts)
    {
        var zeros = counts.Field(LayerCounts.ValueFields + plan.FirstCount + ActivationPlan.ZeroOutput);
        foreach (var (infinity, field) in ((double, int)[])[(double.NegativeInfinity, LayerCounts.NegInf), (double.PositiveInfinity, LayerCounts.PosInf)])
        {
            if (plan.IsZeroAt(infinity))
            {
                System.Numerics.Tensors.TensorPrimitives.Add(zeros, counts.Field(field), zeros);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static Vector512<long> CountIn(ref double values, nuint length, in StraightPiece piece)
    {
        var (from, to) = (Vector512.Create(piece.From), Vector512.Create(piece.To));
        var count = Vector512<long>.Zero;
        for (nuint r = 0; r < length; r += Tile.Lanes)
        {
            var x = Vector512.LoadUnsafe(ref values, r);
            count = Tile.Count(count, (Vector512.GreaterThanOrEqual(x, from) & Vector512.LessThan(x, to)).AsInt64());
        }

        return count;
    }

    static Vector512<long> AddSloped(Tile tile, int group, ActivationPlan plan, in StraightPiece piece, BlockSums sums)
    {
        var (count, sum, square) = SumIn(ref tile.At(tile.X, group), tile.Length, piece);
        var output = piece.Slope * sum;
        sums.Add(plan.FirstSum + ActivationPlan.Magnitude, tile.FirstGroup + group, Vector512.Abs(output));
        sums.Add(plan.FirstSum + ActivationPlan.Output, tile.FirstGroup + group, output);
        sums.Add(plan.FirstSum + ActivationPlan.Square, tile.FirstGroup + group, piece.Slope * piece.Slope * square);
        if (plan.Profile.IsBounded)
        {
            var n = Vector512.ConvertToDouble(count);
            var distance = (2 * (output - (plan.Profile.Low * n)) / (plan.Profile.High - plan.Profile.Low)) - n;
            sums.Add(plan.FirstSum + ActivationPlan.Distance, tile.FirstGroup + group, Vector512.Abs(distance));
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static (Vector512<long> Count, Vector512<double> Sum, Vector512<double> Square) SumIn(ref double values, nuint length, in StraightPiece piece)
    {
        var (from, to, root) = (Vector512.Create(piece.From), Vector512.Create(piece.To), Vector512.Create(piece.Root));
        var count = Vector512<long>.Zero;
        var (sum, square) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (nuint r = 0; r < length; r += Tile.Lanes)
        {
            var x = Vector512.LoadUnsafe(ref values, r);
            var inside = Vector512.GreaterThanOrEqual(x, from) & Vector512.LessThan(x, to);
            var d = inside & (x - root);
            count = Tile.Count(count, inside.AsInt64());
            sum += d;
            square = Vector512.FusedMultiplyAdd(d, d, square);
        }

        return (count, sum, square);
    }

    /// <summary>Adds what every value of the piece has in common.</summary>
    static void AddSame(ActivationPlan plan, in StraightPiece piece, int group, Vector512<long> count, BlockSums sums, LayerCounts counts)
    {
        var n = Vector512.ConvertToDouble(count);
        sums.Add(plan.FirstSum + ActivationPlan.Gain, group, piece.Slope * piece.Slope * n);
        if (piece.Slope == 0)
        {
            sums.Add(plan.FirstSum + ActivationPlan.Magnitude, group, Math.Abs(piece.Level) * n);
            sums.Add(plan.FirstSum + ActivationPlan.Output, group, piece.Level * n);
            sums.Add(plan.FirstSum + ActivationPlan.Square, group, piece.Level * piece.Level * n);
            sums.Add(plan.FirstSum + ActivationPlan.Distance, group, (plan.Profile.IsBounded ? plan.DistanceOf(piece.Level) : 0) * n);
        }

        for (var field = 0; field < plan.CountFields; field++)
        {
            if ((piece.Counts >> field & 1) != 0)
            {
                counts.Add(LayerCounts.ValueFields + plan.FirstCount + field, group, count);
            }
        }
    }
}
