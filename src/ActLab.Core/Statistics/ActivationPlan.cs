using ActLab.Core.Numbers;

namespace ActLab.Core.Statistics;

/// <summary>
/// What is to be counted and summed of one activation's outputs: the fields, the bounds they compare with, and where the
/// activation is straight, so that sums of x give those of f(x).
/// </summary>
sealed class ActivationPlan
{
    /// <summary>Sums, whose rounding depends on the order: abs(h), h, h^2, f'^2 and abs(g'), see <see cref="Distance"/>.</summary>
    public const int Magnitude = 0, Output = 1, Square = 2, Gain = 3, Distance = 4, SumFields = 5;

    /// <summary>Counts of all activations; those by epsilon and by type follow.</summary>
    public const int ZeroOutput = 0, LowBand = 1, HighBand = 2, FirstByEpsilon = 3;

    readonly int _epsilons;
    readonly double _leastPositive;

    /// <summary>Plans one activation.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="index">Activations before it.</param>
    public ActivationPlan(Activation activation, StatisticsOptions options, int index)
    {
        var profile = SaturationProfile.Of(activation, options.Input);
        (Activation, Profile) = (activation, profile);
        Flat = [.. options.Epsilons.Select(e => e * profile.Scale)];
        Exact = [.. options.Types.Select(t => t == options.Input
            ? new ExactBounds(profile.LeftExact, profile.RightExact)
            : SaturationProfile.Exact(activation, t))];
        _epsilons = Flat.Length;
        Zero = options.Post ? 0 : options.Input.LargestRoundedToZero();
        BandWidth = options.Epsilon * (profile.High - profile.Low);
        CountFields = FirstByEpsilon + (2 * Flat.Length) + Exact.Length;
        (FirstSum, FirstCount) = (index * SumFields, index * CountFields);
        _leastPositive = options.Input == NumberType.F64 ? double.Epsilon : float.Epsilon;
        Pieces = options.Post ? null : StraightPieces.Of(this, options.Input);
    }

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>Where it is flat.</summary>
    public SaturationProfile Profile { get; }

    /// <summary>Largest abs(f') that counts as saturated, by epsilon.</summary>
    public double[] Flat { get; }

    /// <summary>Where the rounded output is an asymptote, by type.</summary>
    public ExactBounds[] Exact { get; }

    /// <summary>Largest abs(f) that counts as 0.</summary>
    public double Zero { get; }

    /// <summary>An output as near to a bound of a bounded activation lies in the band of that bound.</summary>
    public double BandWidth { get; }

    /// <summary>Counts of this activation.</summary>
    public int CountFields { get; }

    /// <summary>The first of its fields among all sums.</summary>
    public int FirstSum { get; }

    /// <summary>The first of its fields among all counts of activations.</summary>
    public int FirstCount { get; }

    /// <summary>Its pieces where it is straight everywhere; else null.</summary>
    public IReadOnlyList<StraightPiece>? Pieces { get; }

    /// <summary>Whether a <see cref="GroupLook"/> at values tells all that is counted and summed of their outputs, as with ReLU.</summary>
    public bool FollowsFromLooks => Pieces is [{ Slope: 0 }, var half] && IsPositiveHalf(half);

    /// <summary>Whether a piece is a line through the origin over all values above 0, whose sums a <see cref="GroupLook"/> has.</summary>
    public bool IsPositiveHalf(in StraightPiece piece) =>
        piece.Root == 0 && piece.From == _leastPositive && double.IsPositiveInfinity(piece.To);

    /// <summary>Count of the values saturated at an epsilon left of the centre.</summary>
    public static int Left(int epsilon) => FirstByEpsilon + (2 * epsilon);

    /// <summary>Count of the values saturated at an epsilon right of the centre.</summary>
    public static int Right(int epsilon) => Left(epsilon) + 1;

    /// <summary>Count of the values whose derivative is exactly 0 in a type.</summary>
    public int ExactZero(int type) => FirstByEpsilon + (2 * _epsilons) + type;

    /// <summary>
    /// abs(g') with g' = 2 (h - low) / (high - low) - 1: how far an output is from the middle of its range, 1 at the bounds
    /// (Rakitianskaia and Engelbrecht 2015; with an even number of equal bins, or none, their phi is its mean).
    /// </summary>
    public double DistanceOf(double output) => Math.Abs(((2 * (output - Profile.Low)) / (Profile.High - Profile.Low)) - 1);

    /// <summary>The counts that a finite value takes part in, as bits in the order of the fields.</summary>
    public uint CountsAt(double x)
    {
        var (h, slope) = (Activation.Forward(new Real64(x)).Value, Math.Abs(Activation.Derivative(new Real64(x)).Value));
        var bits = (Math.Abs(h) <= Zero ? 1u << ZeroOutput : 0)
            | (Profile.IsBounded && h - Profile.Low <= BandWidth ? 1u << LowBand : 0)
            | (Profile.IsBounded && Profile.High - h <= BandWidth ? 1u << HighBand : 0);
        for (var e = 0; e < Flat.Length; e++)
        {
            bits |= slope <= Flat[e] ? 1u << (x < Profile.Centre ? Left(e) : Right(e)) : 0;
        }

        for (var t = 0; t < Exact.Length; t++)
        {
            bits |= slope == 0 || x <= Exact[t].Left || x >= Exact[t].Right ? 1u << ExactZero(t) : 0;
        }

        return bits;
    }

    /// <summary>Whether the output at an infinity counts as 0; infinities take part in no other count or sum.</summary>
    public bool IsZeroAt(double infinity) => Math.Abs(Activation.Forward(new Real64(infinity)).Value) <= Zero;
}
