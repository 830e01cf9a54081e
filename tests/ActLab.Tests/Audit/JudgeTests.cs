using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>What witnesses say of a claim, at the very bounds of what decides: powers of two, so that nothing is rounded.</summary>
public class JudgeTests
{
    static readonly Told Subject = new(0);

    static Estimate At(double value, int bound) => new(DoubleDouble.Of(value), DoubleDouble.One.ScaleByPowerOfTwo(bound));

    static Estimate Exact(double value) => new(DoubleDouble.Of(value), DoubleDouble.Zero);

    static Observation One(Estimate claim, Estimate witness, string name = Witness.Numeric) => new(1, claim, [(name, witness)]);

    static Opinion Of(Estimate claim, Estimate witness, double floor = 0, Told? subject = null) =>
        Judge.Row([One(claim, witness)], 0, subject ?? Subject, DoubleDouble.Of(floor)).Row.Witnesses[0].Opinion;

    /// <summary>8 times the claim's bound and the witness's own are explained, more is not.</summary>
    [Fact]
    public void A_distance_beyond_both_bounds_refutes()
    {
        var claim = At(1, -30);
        Assert.Equal(Opinion.Unresolved, Of(claim, At(1 + Math.ScaleB(1, -26), -27)));
        Assert.Equal(Opinion.Refutes, Of(claim, At(1 + Math.ScaleB(1, -26) + Math.ScaleB(1, -50), -27)));
        Assert.Equal(Opinion.Refutes, Of(claim, At(1 - Math.ScaleB(1, -26) - Math.ScaleB(1, -50), -27)));
        Assert.Equal(Opinion.Agrees, Of(claim, Exact(1 + Math.ScaleB(1, -27))));
        Assert.Equal(Opinion.Refutes, Of(claim, Exact(1 + Math.ScaleB(1, -27) + Math.ScaleB(1, -50))));
    }

    [Fact]
    public void A_witness_decides_that_is_sharp_enough()
    {
        Assert.Equal((Opinion.Agrees, Opinion.Unresolved), (Of(Exact(1), At(1, -64)), Of(Exact(1), At(1, -63))));
        Assert.Equal((Opinion.Agrees, Opinion.Unresolved), (Of(At(1, -23), At(1, -40)), Of(At(1, -23), At(1, -39))));
        Assert.Equal((Opinion.Agrees, Opinion.Unresolved), (Of(At(1, -48), At(1, -45)), Of(At(1, -48), At(1, -44))));
        Assert.Equal((Opinion.Agrees, Opinion.Unresolved), (Of(Exact(1), At(1, -50), 1, new(Math.ScaleB(1, -50))), Of(Exact(1), At(1, -49), 1, new(Math.ScaleB(1, -50)))));
        Assert.Equal(Opinion.Agrees, Of(Exact(0), Exact(0)));
    }

    /// <summary>The claim's own bound, times 8, must be 2^-20 of its size, or 2^-60 of the floor.</summary>
    [Fact]
    public void A_claim_that_its_rounding_hides_is_never_agreed_with()
    {
        Assert.Equal((Opinion.Agrees, Opinion.Unresolved), (Of(At(1, -23), Exact(1)), Of(At(1, -22), Exact(1))));
        Assert.Equal((Opinion.Agrees, Opinion.Unresolved), (Of(At(0, -63), Exact(0), 1), Of(At(0, -62), Exact(0), 1)));
        Assert.Equal((Opinion.Agrees, Opinion.Unresolved), (Of(At(0, -1077), Exact(0)), Of(At(0, -1076), Exact(0))));
        Assert.Equal(Opinion.Unresolved, Of(new(DoubleDouble.One, DoubleDouble.PositiveInfinity), Exact(5)));
        Assert.Equal(Opinion.Unresolved, Of(Exact(1), Estimate.Unknown));
        Assert.Equal(Opinion.Unresolved, Of(Exact(1), new(DoubleDouble.Of(9), DoubleDouble.PositiveInfinity)));
    }

    [Fact]
    public void A_claim_that_is_no_number_is_refuted_by_who_knows_one()
    {
        var nan = new Estimate(DoubleDouble.NaN, DoubleDouble.PositiveInfinity);
        Assert.Equal((Opinion.Refutes, Opinion.Unresolved), (Of(nan, At(1, -64)), Of(nan, At(1, -63))));
        Assert.Equal((Opinion.Refutes, Opinion.Unresolved), (Of(nan, Exact(0)), Of(nan, Estimate.Unknown)));
    }

    /// <summary>Between -1/8 and 1/16 the derivative has a root: 2^-32 of the smaller is sharp enough, if both signs are known.</summary>
    [Theory]
    [InlineData(-0.125, 0.0625, -36, 0, Opinion.Agrees)]
    [InlineData(0.0625, -0.125, -36, 0, Opinion.Agrees)]
    [InlineData(-0.125, 0.0625, -35, 0, Opinion.Unresolved)]
    [InlineData(0.125, 0.0625, -36, 0, Opinion.Unresolved)]
    [InlineData(-0.125, 0.0625, -36, 1, Opinion.Agrees)]
    [InlineData(-0.125, 0.0625, -36, 2, Opinion.Unresolved)]
    public void Near_a_root_neighbours_tell_the_scale(double left, double right, int bound, int unsure, Opinion expected)
    {
        var (tiny, half) = (Math.ScaleB(1, -60), new Estimate(DoubleDouble.Of(right), DoubleDouble.Of(Math.Abs(right) * unsure / 2)));
        Observation[] all = [One(Exact(left), Exact(left)), One(At(tiny, -83), At(tiny, bound)), One(Exact(right), half)];
        Assert.Equal(expected, Judge.Row(all, 1, Subject, DoubleDouble.Zero).Row.Witnesses[0].Opinion);
        Assert.Equal(Opinion.Unresolved, Judge.Row(all[..2], 1, Subject, DoubleDouble.Zero).Row.Witnesses[0].Opinion);
        Assert.Equal(Opinion.Unresolved, Judge.Row(all[1..], 0, Subject, DoubleDouble.Zero).Row.Witnesses[0].Opinion);
    }

    /// <summary>The largest of the three neighbours, if it is known: 2^-40 of 8 is 2^-37.</summary>
    [Fact]
    public void Where_the_derivative_is_small_its_neighbours_tell_the_scale()
    {
        var here = One(At(1, -23), At(1, -37));
        Opinion Beside(params Observation[] all) => Judge.Row(all, Array.IndexOf(all, here), Subject, DoubleDouble.Zero).Row.Witnesses[0].Opinion;
        Assert.Equal(Opinion.Agrees, Beside(One(Exact(8), Exact(8)), here));
        Assert.Equal(Opinion.Agrees, Beside(here, One(Exact(-8), Exact(-8))));
        Assert.Equal(Opinion.Unresolved, Beside(here, One(Exact(7), Exact(7))));
        Assert.Equal(Opinion.Unresolved, Beside(here, One(Exact(7), Exact(7)), One(Exact(8), Exact(8))));
        Assert.Equal(Opinion.Unresolved, Beside(here, One(Exact(8), new(DoubleDouble.Of(8), DoubleDouble.PositiveInfinity))));
    }

    [Fact]
    public void A_row_passes_by_an_independent_witness_and_fails_by_any()
    {
        Verdict With(params (string, Estimate)[] witnesses) => Judge.Row([new(1, Exact(1), witnesses)], 0, Subject, DoubleDouble.Zero).Row.Verdict;
        Assert.Equal(Verdict.Pass, With((Witness.Numeric, Exact(1))));
        Assert.Equal(Verdict.Inconclusive, With((Witness.Numeric, Estimate.Unknown), (Witness.TextbookDerivative, Exact(1))));
        Assert.Equal(Verdict.Pass, With((Witness.TextbookDerivative, Exact(1)), (Witness.Formula, Exact(1))));
        Assert.Equal(Verdict.Fail, With((Witness.Numeric, Exact(1)), (Witness.TextbookDerivative, Exact(2))));
        Assert.Equal(Verdict.Inconclusive, With((Witness.Numeric, Estimate.Unknown)));
    }

    /// <summary>The sharpest of those that refute; of those that agree and the claim; ulps where it has 58 bits.</summary>
    [Fact]
    public void The_reference_is_the_sharpest_that_speaks()
    {
        var failed = Judge.Row([new(1, Exact(1), [(Witness.Numeric, At(3, -60)), (Witness.Formula, At(4, -70)), (Witness.Textbook, Exact(1))])], 0, Subject, DoubleDouble.Zero);
        Assert.Equal((4.0, 1.0, 2.0, (4 - 2) / Math.ScaleB(1, -50)), (failed.Row.Reference, failed.Row.Claimed, failed.Row.Plain, failed.Row.Ulps));
        var passed = Judge.Row([new(1, At(1, -80), [(Witness.Numeric, At(1 + Math.ScaleB(1, -52), -64)), (Witness.TextbookDerivative, Exact(1))])], 0, Subject, DoubleDouble.Zero);
        Assert.Equal(Verdict.Fail, passed.Row.Verdict);
        passed = Judge.Row([One(At(1, -50), At(1 + Math.ScaleB(1, -49), -64))], 0, Subject, DoubleDouble.Zero);
        Assert.Equal((Verdict.Pass, 1 + Math.ScaleB(1, -49)), (passed.Row.Verdict, passed.Row.Reference));
        passed = Judge.Row([One(Exact(1), At(1, -64))], 0, Subject, DoubleDouble.Zero);
        Assert.Equal((1.0, Math.ScaleB(1, 52)), (passed.Row.Reference, passed.Row.Ulps));
        Assert.Equal(Math.ScaleB(1, 52), Judge.Row([One(At(1, -30), At(1, -58))], 0, Subject, DoubleDouble.Zero).Row.Ulps);
        Assert.Equal(double.NaN, Judge.Row([One(At(1, -30), At(1, -57))], 0, Subject, DoubleDouble.Zero).Row.Ulps);
        Assert.Equal([new(Witness.Numeric, 1, Math.ScaleB(1, -57), Opinion.Agrees)], Judge.Row([One(At(1, -30), At(1, -57))], 0, Subject, DoubleDouble.Zero).Row.Witnesses);
    }

    /// <summary>x^3 by a central difference at 0 is the square of the step: 6.055e-6, times abs(x) beyond 1.</summary>
    [Theory]
    [InlineData(0.5, 6.055e-6)]
    [InlineData(-100, 6.055e-4)]
    public void The_schoolbooks_step_grows_with_x(double x, double step)
    {
        var row = Judge.Row([new(x, Exact(1), [(Witness.Numeric, Exact(1))])], 0, Subject, DoubleDouble.Zero).Row;
        Assert.Equal(step * step, row.Classical, 1e-14 * step * step);
    }

    [Fact]
    public void The_floor_is_the_largest_known_derivative_up_to_one()
    {
        double Floor(params Estimate[] witnesses) => Judge.Floor([.. witnesses.Select(w => One(Exact(0), w))]).ToDouble();
        Assert.Equal(0, Floor());
        Assert.Equal(0.5, Floor(Exact(0.25), Exact(-0.5), Exact(0.125)));
        Assert.Equal(1, Floor(Exact(0.25), Exact(3)));
        Assert.Equal(0.25, Floor(At(0.25, -22), At(0.5, -20)));
    }

    /// <summary>Error over what is allowed, as a power of two.</summary>
    [Fact]
    public void The_excess_is_told_in_bits()
    {
        static double Excess(Estimate claim, Estimate reference) => Judged(1, Verdict.Fail, claim, reference).Excess;
        Assert.Equal(7, Excess(At(1, -10), Exact(2)));
        Assert.Equal(6, Excess(At(1, -10), At(2, -7)));
        Assert.Equal(105, Excess(Exact(1), Exact(2)));
        Assert.Equal(double.NegativeInfinity, Excess(Exact(1), Exact(1)));
        Assert.Equal(double.NegativeInfinity, Excess(Exact(1), Estimate.Unknown));
        Assert.Equal(double.PositiveInfinity, Excess(Estimate.Unknown, Exact(1)));
        Assert.Equal(0.5, Judged(1, Verdict.Fail, Exact(1), Exact(2)).RelativeError);
    }

    [Fact]
    public void The_worst_fails_first_then_by_excess_then_nearest_to_one()
    {
        var (right, slight) = (Judged(1, Verdict.Pass, Exact(1), Exact(9)), Judged(1, Verdict.Fail, At(1, -10), At(1 + Math.ScaleB(1, -6), -20)));
        Assert.Equal(1 + Math.ScaleB(1, -6), Judge.Worst([right, slight])!.Reference);
        Assert.Equal(9, Judge.Worst([right])!.Reference);
        Assert.Null(Judge.Worst([Judged(1, Verdict.Pass, Exact(1), Exact(1))]));
        Assert.Equal(2, Judge.Worst([Judged(64, Verdict.Fail, Exact(1), Exact(2)), Judged(2, Verdict.Fail, Exact(1), Exact(2)), Judged(0.125, Verdict.Fail, Exact(1), Exact(2))])!.X);
        Assert.Equal(new(4, 1, 2, Math.ScaleB(1, 51), 0.5), Judge.Worst([Judged(4, Verdict.Fail, Exact(1), Exact(2))]));
        Assert.Equal(3, Judge.Worst([Judged(1, Verdict.Fail, Exact(1), Exact(2)), Judged(8, Verdict.Fail, Exact(1), Exact(3))])!.Reference);
    }

    static Judge.Judged Judged(double x, Verdict verdict, Estimate claim, Estimate reference) =>
        new(new(x, claim.Value.ToDouble(), 0, reference.Value.ToDouble(), 0, 0, [], verdict), claim, reference);

    /// <summary>A subject of which only what <see cref="Judge"/> asks is told: a claim of 2 in double, and t^3.</summary>
    sealed class Told(double resolution) : AuditSubject
    {
        public override string Activation => "";

        public override string Name => "";

        public override string Command => "";

        internal override double Resolution => resolution;

        internal override Bounded Claim(double x) => Bounded.Of(2);

        internal override double PlainClaim(double x) => 2;

        internal override Bounded Function(double x, double t) => Bounded.Of(t);

        internal override double PlainFunction(double x, double t) => t * t * t;

        internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x) => [];
    }
}
