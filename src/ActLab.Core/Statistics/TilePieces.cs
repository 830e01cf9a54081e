using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActLab.Core.Statistics;

/// <summary>
/// Measures the outputs of an activation that is straight in pieces: what counts is how many values lie in each piece, and
/// there the sums of x - root and its square; nothing is evaluated.
/// </summary>
static class TilePieces
{
    /// <summary>
    /// Adds the values of a tile, whose own counts and moments have been added already; infinite values, which take part only in
    /// the count of zero outputs, are left to <see cref="Summary"/>.
    /// </summary>
    public static void Add(Tile tile, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        if (tile.IsSingle)
        {
            Add(tile, tile.Singles, plan, sums, counts);
        }
        else
        {
            Add(tile, tile.X, plan, sums, counts);
        }
    }

    /// <summary>The same for an activation whose outputs follow from looks, and the values of one.</summary>
    public static void Add(in GroupLook look, int group, ActivationPlan plan, BlockSums sums, LayerCounts counts)
    {
        var rest = Vector512.Create(look.Rows);
        for (var p = plan.Pieces!.Count - 1; p >= 0; p--)
        {
            var piece = plan.Pieces[p];
            var inside = p == 0 ? rest : Vector512.ConvertToInt64(look.Positive);
            if (piece.Slope != 0)
            {
                AddSloped(look.PositiveSum, look.PositiveSquare, group, plan, piece, inside, sums);
            }

            AddSame(plan, piece, group, inside, sums, counts);
            rest -= inside;
        }
    }

    static void Add<T>(Tile tile, T[] values, ActivationPlan plan, BlockSums sums, LayerCounts counts)
        where T : struct
    {
        var pieces = plan.Pieces!;
        Span<Vector512<long>> rest = stackalloc Vector512<long>[Tile.Columns / Tile.Lanes], count = stackalloc Vector512<long>[Tile.Columns / Tile.Lanes];
        tile.Finite.CopyTo(rest);
        for (var p = pieces.Count - 1; p >= 0; p--)
        {
            var piece = pieces[p];
            var isKnown = tile.IsFinite && plan.IsPositiveHalf(piece);
            if (p > 0 && !isKnown)
            {
                ColumnCounts.Within(tile, values, piece.From, piece.To, count);
            }

            for (var g = 0; g < tile.Groups; g++)
            {
                // What lies in no other piece lies in the first.
                ref readonly var look = ref tile.Looks[g];
                var inside = p == 0 ? rest[g] : isKnown ? Vector512.ConvertToInt64(look.Positive) : count[g];
                if (piece.Slope != 0)
                {
                    var (sum, square) = isKnown ? (look.PositiveSum, look.PositiveSquare) : SumIn(ref Tile.At(values, g), tile.Length, piece);
                    AddSloped(sum, square, tile.FirstGroup + g, plan, piece, inside, sums);
                }

                AddSame(plan, piece, tile.FirstGroup + g, inside, sums, counts);
                rest[g] -= inside;
            }
        }
    }

    static void AddSloped(
        Vector512<double> sum, Vector512<double> square, int group, ActivationPlan plan, in StraightPiece piece, Vector512<long> count, BlockSums sums)
    {
        var output = piece.Slope * sum;
        sums.Add(plan.FirstSum + ActivationPlan.Magnitude, group, Vector512.Abs(output));
        sums.Add(plan.FirstSum + ActivationPlan.Output, group, output);
        sums.Add(plan.FirstSum + ActivationPlan.Square, group, piece.Slope * piece.Slope * square);
        if (plan.Profile.IsBounded)
        {
            var n = Vector512.ConvertToDouble(count);
            var distance = (2 * (output - (plan.Profile.Low * n)) / (plan.Profile.High - plan.Profile.Low)) - n;
            sums.Add(plan.FirstSum + ActivationPlan.Distance, group, Vector512.Abs(distance));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static (Vector512<double> Sum, Vector512<double> Square) SumIn<T>(ref T values, nuint length, in StraightPiece piece)
    {
        var (from, to, root) = (Vector512.Create(piece.From), Vector512.Create(piece.To), Vector512.Create(piece.Root));
        var (sum, square) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (nuint r = 0; r < length; r += Tile.Columns)
        {
            // One choice after the other: each is then part of an instruction, while a mask made of both would not be.
            var x = Tile.Load(ref values, r);
            var d = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, from), x - root, Vector512<double>.Zero);
            d = Vector512.ConditionalSelect(Vector512.LessThan(x, to), d, Vector512<double>.Zero);
            sum += d;
            square = Vector512.FusedMultiplyAdd(d, d, square);
        }

        return (sum, square);
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
