using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>Fields, bounds and pieces of single activations, and how they are looked for, by hand.</summary>
public class ActivationPlanTests
{
    static ActivationPlan Plan(string id, StatisticsOptions? options = null, int index = 0) => new(Layer.Find(id), options ?? new(), index);

    /// <summary>Of the fields zero, low band and high band come first, then left and right of each epsilon, then types.</summary>
    [Fact]
    public void Fields_stand_one_behind_the_other()
    {
        var plan = Plan("hard-tanh", new() { Epsilon = 0.05, OtherTypes = [NumberType.F32] }, 3);
        Assert.Equal((13, 15, 39), (plan.CountFields, plan.FirstSum, plan.FirstCount));
        Assert.Equal((3, 4, 9, 10, 11, 12), (ActivationPlan.Left(0), ActivationPlan.Right(0), ActivationPlan.Left(3), ActivationPlan.Right(3), plan.ExactZero(0), plan.ExactZero(1)));
        Assert.Equal([0.05, 0.1, 0.01, 0.001], plan.Flat);
        Assert.Equal((0.1, 0.0), (plan.BandWidth, plan.Zero));
        Assert.Equal([0.05, 0.1, 0.01, 0.001], new StatisticsOptions { Epsilon = 0.05 }.Epsilons);
        Assert.Equal([0.01, 0.1, 0.001], new StatisticsOptions().Epsilons);
        Assert.Equal([NumberType.F16, NumberType.F64], new StatisticsOptions { Input = NumberType.F16, OtherTypes = [NumberType.F64, NumberType.F16] }.Types);
    }

    /// <summary>
    /// Epsilons 0.01, 0.1 and 0.001: 1 zero, 2 low, 4 high, 8, 32, 128 left, 16, 64, 256 right, 512 no derivative. hard-tanh lies in [-1, 1]; tanh' is 0.07 at 2.
    /// </summary>
    [Theory]
    [InlineData("hard-tanh", new[] { 0, 0.5, 0.97, 0.99, -0.985, 1, -7 }, new uint[] { 1, 0, 0, 4, 2, 4 + 16 + 64 + 256 + 512, 2 + 8 + 32 + 128 + 512 })]
    [InlineData("tanh", new[] { 2, -2, 19.5, -19.5 }, new uint[] { 64, 32, 4 + 16 + 64 + 256 + 512, 2 + 8 + 32 + 128 + 512 })]
    [InlineData("leaky-relu", new[] { -1.0, 1, 0 }, new uint[] { 8 + 32, 0, 1 + 8 + 32 })]
    public void A_value_takes_part_in_counts(string id, double[] x, uint[] counts)
    {
        var plan = Plan(id);
        Assert.Equal(counts, x.Select(plan.CountsAt));
    }

    [Fact]
    public void The_middle_of_the_range_and_what_counts_as_zero()
    {
        var sigmoid = Plan("sigmoid", new() { Input = NumberType.F32 });
        Assert.Equal([1, 0, 1, 0.5], new[] { 0, 0.5, 1, 0.25 }.Select(sigmoid.DistanceOf));
        Assert.Equal((true, false), (sigmoid.IsZeroAt(double.NegativeInfinity), sigmoid.IsZeroAt(double.PositiveInfinity)));
        Assert.Equal((1u, 0u), (sigmoid.CountsAt(-104) & 1, sigmoid.CountsAt(-103.9) & 1));
        Assert.Equal([1, 0.5, 0, 0.5, 1], new[] { -1, -0.5, 0, 0.5, 1 }.Select(Plan("hard-tanh").DistanceOf));
        Assert.Equal(0, Plan("sigmoid", new() { Input = NumberType.F32, Post = true }).Zero);
        Assert.Equal(Math.ScaleB(1, -150), sigmoid.Zero);
        Assert.Equal([0.0025, 0.025, 0.00025], sigmoid.Flat.Select(flat => Math.Round(flat, 15)));
    }

    static string[] Pieces(ActivationPlan plan) => [.. plan.Pieces!.Select(p =>
        FormattableString.Invariant($"{p.From:R}:{p.To:R} {(p.Slope == 0 ? $"level {p.Level:R}" : FormattableString.Invariant($"{p.Slope:R} root {p.Root:R}"))} {p.Counts}"))];

    /// <summary>Between kinks, where the sign changes, at the middle of the range, and where a band begins.</summary>
    [Fact]
    public void Straight_activations_have_pieces()
    {
        const uint Flat = 8 + 32 + 128 + 512, FlatRight = 16 + 64 + 256 + 512;
        var (relu, single) = (Plan("relu"), Plan("relu", new() { Input = NumberType.F32 }));
        Assert.Equal([$"-1.7976931348623157E+308:5E-324 level 0 {Flat + 1}", "5E-324:Infinity 1 root 0 0"], Pieces(relu));
        Assert.Equal([$"-3.4028234663852886E+38:1.401298464324817E-45 level 0 {Flat + 1}", "1.401298464324817E-45:Infinity 1 root 0 0"], Pieces(single));
        Assert.Equal([false, true, false, true], [.. relu.Pieces!.Select(p => relu.IsPositiveHalf(p)), .. single.Pieces!.Select(p => single.IsPositiveHalf(p))]);
        Assert.Equal([false, false, false], new[] { single.Pieces![1], relu.Pieces![1] with { Root = 1 }, relu.Pieces[1] with { To = 9 } }.Select(p => relu.IsPositiveHalf(p)));
        Assert.Equal(
            [
                $"-1.7976931348623157E+308:-0.9999999999999999 level -1 {Flat + 2}", "-0.9999999999999999:-0.98 1 root 0 2", "-0.98:0 1 root 0 0", "0:5E-324 1 root 0 1",
                "5E-324:0.9800000000000001 1 root 0 0", "0.9800000000000001:1 1 root 0 4", $"1:Infinity level 1 {FlatRight + 4}",
            ],
            Pieces(Plan("hard-tanh")));
    }

    /// <summary>A level over values up to 0 and a line through the origin above: of anything else a look cannot tell enough.</summary>
    [Theory]
    [InlineData("relu", true)]
    [InlineData("leaky-relu", false)]
    [InlineData("linear", false)]
    [InlineData("hard-tanh", false)]
    [InlineData("threshold", false)]
    [InlineData("sigmoid", false)]
    public void Looks_tell_all_of_relu(string id, bool doTell) => Assert.Equal(doTell, Plan(id).FollowsFromLooks);

    /// <summary>6 slopes of x/6 + 1/2, which is straight to a few roundings only; beside it what is bent, or stepped too often, or holds outputs.</summary>
    [Fact]
    public void What_is_not_straight_has_none()
    {
        var sigmoid = Plan("hard-sigmoid").Pieces!;
        Assert.Equal(1 / 6.0, sigmoid[1].Slope);
        Assert.All(sigmoid.Where(p => p.Slope != 0), p => Assert.Equal(-3, p.Root, 1e-14));
        Assert.Null(Plan("tanh").Pieces);
        Assert.Null(Plan("relu", new() { Post = true }).Pieces);
        Assert.Null(new ActivationPlan(new Activation<Sloped>(), new(), 0).Pieces);
    }

    /// <summary>x^2 / 2 for abs(x) below 2, and yet its derivative is stated to be 1: the slope is the same everywhere, the function is not straight.</summary>
    readonly record struct Sloped : IActivation<Sloped>
    {
        public static ActivationInfo Info { get; } = new("sloped", "Sloped", "x", "1", "", "a test") { KnownPoints = [], IsMonotone = null, Centre = null };

        public static Sloped With(ParameterSet parameters) => default;

        public IReadOnlyList<Kink> Kinks => [];

        public T Forward<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(T.Abs(x), T.Of(2), x * x / T.Of(2), x);

        public T Derivative<T>(T x) where T : struct, IReal<T> => T.LessOrEqual(x, x, T.Of(1), x);
    }

    [Theory]
    [InlineData(0.1, 0.1f)]
    [InlineData(0.25, 0.25f)]
    [InlineData(-0.3, -0.3f)]
    [InlineData(1e-60, 1e-45f)]
    public void A_boundary_is_the_next_float(double boundary, float least)
    {
        Assert.Equal(least < boundary ? MathF.BitIncrement(least) : least, StraightPieces.Up(boundary));
        Assert.True(StraightPieces.Up(boundary) >= boundary && MathF.BitDecrement(StraightPieces.Up(boundary)) < boundary);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.1)]
    [InlineData(double.Epsilon)]
    [InlineData(-double.Epsilon)]
    [InlineData(0)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    [InlineData(double.MaxValue)]
    public void The_least_number_at_which_something_holds_is_found(double least)
    {
        Assert.Equal(least, SaturationProfile.Bisect(x => x >= least, -double.MaxValue, double.MaxValue));
        Assert.Equal(2, SaturationProfile.Bisect(x => x >= 2, Math.BitDecrement(2), 2));
    }

    [Fact]
    public void The_grid_has_the_kinks_and_their_neighbours()
    {
        var grid = SaturationProfile.Grid([new(0.3, 0, 1, 0)]);
        Assert.Equal(grid.Distinct().Order(), grid);
        Assert.Equal((-1e9, 1e9), (grid[0], grid[^1]));
        double[] some = [0, -40, 40, 1.0 / 64, -1e-9, 1e-9, 0.3, Math.BitIncrement(0.3), Math.BitDecrement(0.3), Math.Pow(10, 4.56), -Math.Pow(10, -4.56)];
        Assert.All(some, x => Assert.Contains(x, grid));
    }

    /// <summary>Supremum and centre of the derivative, ends of the values, and where rounded outputs are an asymptote.</summary>
    [Theory]
    [InlineData("hard-tanh", 1, 0, -1, 1, -1, 1)]
    [InlineData("relu", 1, 5e8, 0, double.PositiveInfinity, 0, double.PositiveInfinity)]
    [InlineData("hard-sigmoid", 1.0 / 6, 0, 0, 1, -3, 3)]
    [InlineData("exponential", double.PositiveInfinity, 500000362.2179, 0, double.PositiveInfinity, -745.1332191019412, double.PositiveInfinity)]
    [InlineData("squared-relu", double.PositiveInfinity, 1e9, 0, double.PositiveInfinity, 0, double.PositiveInfinity)]
    [InlineData("hard-shrink", 1, 0, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("silu", 1.0998393201288668, 2.3993572805154664, -0.2784645427610738, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    public void A_profile_is_that_of_the_formula(string id, double max, double centre, double low, double high, double left, double right)
    {
        var profile = SaturationProfile.Of(Layer.Find(id), NumberType.F64);
        Assert.Equal((double.IsFinite(max) ? max : 1, double.IsFinite(low) && double.IsFinite(high)), (profile.Scale, profile.IsBounded), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && a.Item2 == b.Item2);
        Near(max, profile.MaxDerivative);
        Near(centre, profile.Centre, 1e-3 * Math.Max(1, Math.Log10(1 + Math.Abs(centre))));
        Near(low, profile.Low, 1e-6);
        Near(high, profile.High);
        if (id != "silu")
        {
            Near(left, profile.LeftExact);
            Near(right, profile.RightExact);
        }

        static void Near(double expected, double found, double by = 1e-12) =>
            Assert.True(expected.Equals(found) || Math.Abs(expected - found) <= by, $"{found} is not {expected}");
    }
}
