using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>
/// The values in [From, To), where f(x) = Slope (x - Root), or Level where the slope is 0, f keeps its sign and its side of
/// the middle of its range, and every value takes part in the same counts.
/// </summary>
readonly record struct StraightPiece(double From, double To, double Slope, double Root, double Level, uint Counts);

/// <summary>Finds the pieces of an activation that is straight between its kinks.</summary>
/// <remarks>
/// On the profile's grid, which holds every kink and its neighbours, slope and counts are compared; where two neighbouring
/// points differ, the boundaries between them are found to the last bit. Then every point of the grid must lie on its piece.
/// </remarks>
static class StraightPieces
{
    const int MostPieces = 12;
    const double AllowedError = 8 * 2.220446049250313e-16;

    /// <summary>What must be the same all over a piece.</summary>
    readonly record struct Behaviour(double Slope, int Sign, bool IsUpper, uint Counts);

    /// <summary>The pieces from -largest to +infinity, or null if the activation has other than straight pieces or too many.</summary>
    public static IReadOnlyList<StraightPiece>? Of(ActivationPlan plan, NumberType input)
    {
        double[] grid = [-double.MaxValue, .. SaturationProfile.Grid(plan.Activation.Kinks), double.MaxValue];
        double Slope(double x) => plan.Activation.Derivative(new Real64(x)).Value;
        if (grid.Zip(grid.Skip(1)).Where(pair => Slope(pair.First) != Slope(pair.Second)).Skip(MostPieces).Any())
        {
            return null;
        }

        Behaviour At(double x)
        {
            var output = plan.Activation.Forward(new Real64(x)).Value;
            return new(Slope(x), Math.Sign(output), plan.Profile.IsBounded && output > (plan.Profile.Low + plan.Profile.High) / 2, plan.CountsAt(x));
        }

        var starts = new List<double> { -double.MaxValue };
        foreach (var (below, above) in grid.Zip(grid.Skip(1)))
        {
            var last = starts.Count;
            for (var (top, low) = (above, At(below)); At(top) != low && starts.Count <= MostPieces;)
            {
                var upper = At(top);
                var boundary = SaturationProfile.Bisect(x => At(x) == upper, below, top);
                starts.Insert(last, boundary);
                top = Math.BitDecrement(boundary);
            }
        }

        var pieces = starts.Zip(starts.Skip(1).Append(double.PositiveInfinity), (from, to) => Piece(plan, from, to)).ToList();
        return pieces.Count <= MostPieces && pieces.TrueForAll(p => grid.All(x => Fits(plan, p, x)))
            ? [.. pieces.Select(p => Snap(p, input)).Where(p => p.From < p.To)]
            : null;
    }

    static StraightPiece Piece(ActivationPlan plan, double from, double to)
    {
        var inside = Math.Clamp(0, from, Math.BitDecrement(to));
        var slope = plan.Activation.Derivative(new Real64(inside)).Value;
        var level = plan.Activation.Forward(new Real64(inside)).Value;
        return new(from, to, slope, slope == 0 ? 0 : inside - (level / slope), level, plan.CountsAt(inside));
    }

    static bool Fits(ActivationPlan plan, StraightPiece piece, double x)
    {
        if (x < piece.From || x >= piece.To || Math.Abs(x) == double.MaxValue)
        {
            return true;
        }

        var claimed = piece.Slope == 0 ? piece.Level : piece.Slope * (x - piece.Root);
        var allowed = AllowedError * (Math.Abs(piece.Slope) * (Math.Abs(x) + Math.Abs(piece.Root)) + Math.Abs(piece.Level));
        return Math.Abs(claimed - plan.Activation.Forward(new Real64(x)).Value) <= allowed;
    }

    /// <summary>Boundaries between two neighbouring numbers of a smaller type need not be told apart.</summary>
    static StraightPiece Snap(StraightPiece piece, NumberType input) =>
        input == NumberType.F64 ? piece : piece with { From = Up(piece.From), To = Up(piece.To) };

    /// <summary>The least float that is not below a number.</summary>
    internal static float Up(double x) => (float)x >= x ? (float)x : MathF.BitIncrement((float)x);
}
