using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>What mistake explains refuted points, on rows made up for the purpose; a row is refuted where the claim is another number than the reference.</summary>
public class WrongFindingTests
{
    static Judge.Judged Row(double x, double claimed, double reference, Verdict? verdict = null) => new(
        new(x, claimed, claimed, reference, 0, 0, [], verdict ?? (claimed == reference ? Verdict.Pass : Verdict.Fail)),
        Estimate.Of(Bounded.Of(claimed)), Estimate.Of(Bounded.Of(reference)));

    static Site Kink(double x, double left, double right) =>
        new(Crossing.Exactly(x), Estimate.Of(Bounded.Of(left)), Estimate.Of(Bounded.Of(right)), false);

    static string[] Of(Site[] sites, params (double X, double Claimed, double Reference)[] rows) =>
        [.. WrongFindings.Of([.. rows.Select(r => Row(r.X, r.Claimed, r.Reference))], sites).Select(f => $"{f.Kind} at {f.X}: {f.Message}")];

    static string Kind(Site[] sites, params (double X, double Claimed, double Reference)[] rows) => Assert.Single(Of(sites, rows)).Split(' ')[0];

    [Fact]
    public void Another_function_is_wrong_at_its_worst_point()
    {
        Assert.Empty(Of([], (1, 1, 1), (2, 2, 2)));
        Assert.Equal(
            ["wrong at 2: not the derivative: 9 is claimed at x = 2, the derivative is 1; 2 of 4 points are refuted"], Of([], (1, 1, 1), (2, 9, 1), (3, 1, 1), (4, 2, 1)));
        Assert.Equal(["wrong at 1: not the derivative: 5 is claimed at x = 1, the derivative is 0; 1 of 1 points are refuted"], Of([], (1, 5, 0)));
        Assert.Equal("wrong", Kind([], (1, double.NaN, 1), (2, 1, 1)));
    }

    /// <summary>Slopes 0 and 2 on both sides of 0: the run begins or ends at the kink, and its point there claims the other side to 1/1000 of their distance.</summary>
    [Theory]
    [InlineData(0.0, 2.0, "wrong-branch")]
    [InlineData(0.002, 2.0, "wrong-branch")]
    [InlineData(-0.002, 2.0, "wrong-branch")]
    [InlineData(0.0021, 2.0, "wrong")]
    [InlineData(0.0, 0.0, "wrong")]
    public void The_other_side_of_a_kink_is_a_wrong_branch(double first, double second, string kind)
    {
        Assert.Equal(kind, Kind([Kink(0, 0, 2)], (-2, 0, 0), (-1, 0, 0), (1, first, 2), (2, second, 2)));
        Assert.Equal(kind, Kind([Kink(0, 2, 0)], (-2, second, 2), (-1, first, 2), (1, 0, 0), (2, 0, 0)));
    }

    /// <summary>Slopes 1 and 3: of a run of two the point next to the kink decides.</summary>
    [Theory]
    [InlineData(1, 2.9, "wrong-branch")]
    [InlineData(2.9, 1, "wrong")]
    [InlineData(-1, 1, "wrong")]
    public void The_point_next_to_the_kink_decides(double nearest, double next, string kind)
    {
        Assert.Equal(kind, Kind([Kink(0, 1, 3)], (-2, 1, 1), (-1, 1, 1), (1, nearest, 3), (2, next, 3), (3, 3, 3)));
        Assert.Equal(kind, Kind([Kink(0, 3, 1)], (-3, 3, 3), (-2, next, 3), (-1, nearest, 3), (1, 1, 1), (2, 1, 1)));
    }

    [Fact]
    public void A_wrong_branch_begins_or_ends_at_one_kink()
    {
        Site[] sites = [Kink(-1, 0, 2), Kink(1, 2, 0)];
        Assert.Equal("wrong", Kind(sites, (-2, 0, 0), (0, 0, 2), (2, 0, 0)));
        Assert.Equal("wrong-branch", Kind(sites, (-3, 0, 0), (-2, 0, 0), (-0.5, 0, 2), (0, 2, 2), (2, 0, 0)));
        Assert.Equal("wrong", Kind(sites, (-3, 0, 0), (-2, 0, 0), (-0.5, 2, 2), (0, 0, 2), (0.5, 2, 2), (2, 0, 0)));
        Assert.Equal("wrong", Kind([new(Crossing.Exactly(0), Estimate.Unknown, Estimate.Unknown, true)], (-2, 0, 0), (-1, 0, 0), (1, 0, 2), (2, 2, 2)));

        // A kink at the last point before, and a run over a kink, which is two.
        Assert.Equal("wrong-branch", Kind([Kink(-1, 0, 2)], (-2, 0, 0), (-1, 0, 0), (1, 0, 2), (2, 2, 2)));
        Assert.Equal(
            ["wrong-branch at 1: takes the derivative of the other side of a kink: 0 is claimed at x = 1, the derivative is 2; 1 of 5 points are refuted",
                "wrong at -1: not the derivative: 9 is claimed at x = -1, the derivative is 0; 1 of 5 points are refuted"],
            Of([Kink(0, 0, 2)], (-2, 0, 0), (-1, 9, 0), (1, 0, 2), (2, 2, 2), (3, 2, 2)));
    }

    /// <summary>Off by at most 1/64 of the largest derivative, at half the points at least, by at most 1/64 of the value itself at most of them.</summary>
    [Fact]
    public void Slightly_off_throughout_is_a_constant()
    {
        const double Off = 1 + (1.0 / 64);
        Assert.Equal(
            ["lower-precision-constant at 1: slightly off throughout, as by a rounded constant: 1.015625 is claimed at x = 1, the derivative is 1; 4 of 4 points are refuted"],
            Of([], (1, Off, 1), (2, 2 * Off, 2), (3, 4 * Off, 4), (4, 8 * Off, 8)));
        Assert.Equal("wrong", Kind([], (1, Off, 1), (2, 2 * Off, 2), (3, 4 * Off, 4), (4, 8.13, 8)));
        Assert.Equal("lower-precision-constant", Kind([], (1, 1, 1), (2, 2 * Off, 2), (3, 4, 4), (4, 8 * Off, 8)));
        Assert.Equal("wrong", Kind([], (1, 1, 1), (2, 2, 2), (3, 4, 4), (4, 8 * Off, 8)));
        Assert.Equal("lower-precision-constant", Kind([], (1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 8 * Off, 8)));
        Assert.Equal("wrong", Kind([], (1, 0.125, 0.0625), (2, 0.125, 0.0625), (3, 8 * Off, 8)));
        Assert.Equal("lower-precision-constant", Kind([], (1, 0.125, 0.0625), (2, 2 * Off, 2), (3, 8 * Off, 8)));

        // What nobody knows is not the size of the derivative.
        Judge.Judged[] unknown = [Row(1, Off, 1), new(new(2, 0, 0, 99, 0, 0, [], Verdict.Inconclusive), Estimate.Unknown, Estimate.Unknown), Row(3, 1.5, 1)];
        Assert.Equal("wrong", WrongFindings.Of(unknown, []).Single().Kind);
    }

    /// <summary>From x = 1 on the claim is 0, the derivative falling to less than half: three points at least, all on one side.</summary>
    [Fact]
    public void A_tail_that_is_cut_off_is_truncated()
    {
        Assert.Equal(
            ["truncated at 1: cut off in the tail: 0 is claimed at x = 1, the derivative is 0.015625; 3 of 5 points are refuted"],
            Of([], (-1, 1, 1), (0, 1, 1), (1, 0, 0.015625), (2, 0, 0.01), (3, 0, 0.0078)));
        Assert.Equal("truncated", Kind([], (-3, 0, 0.0078), (-2, 0, 0.01), (-1, 0, 0.015625), (0, 1, 1), (1, 1, 1)));
        Assert.Equal("truncated", Kind([], (-3, 0, 0.0078), (-2, 0, 0.01), (-1, 0, 0.015625), (0, 1, 1), (1, 0, 0.015625), (2, 0, 0.01), (3, 0, 0.0078)));
        Assert.Equal("wrong", Kind([], (-1, 1, 1), (0, 1, 1), (1, 0, 0.015625), (2, 0, 0.01), (3, 0, 0.0079)));
        Assert.Equal("wrong", Kind([], (-1, 1, 1), (0, 1, 1), (0.9, 0, 0.015625), (2, 0, 0.01), (3, 0, 0.0078)));
        Assert.Equal("wrong", Kind([], (-1, 1, 1), (0, 1, 1), (1, 0, 0.015625), (2, 0, 0.0078)));
        Assert.Equal("wrong", Kind([], (-1, 1, 1), (0, 1, 1), (1, 0, 0.01), (2, 0, 0.015), (3, 0, 0.004)));
        Assert.Equal("wrong", Kind([], (-1.5, 0, 0.001), (1, 0, 0.015625), (2, 0, 0.01), (3, 0, 0.0078), (4, 1, 1), (5, 1, 1), (6, 1, 1), (7, 1, 1), (8, 1, 1)));
    }

    /// <summary>Where claim and derivative are the same number to 17 digits their distance is told.</summary>
    [Fact]
    public void What_a_double_does_not_show_is_told()
    {
        var (one, more) = (DoubleDouble.Of(1), DoubleDouble.Of(1) + DoubleDouble.Of(Math.ScaleB(1, -70)));
        var row = new Judge.Judged(new(1, 1, 1, 1, 0, 0, [], Verdict.Fail), new(more, DoubleDouble.Zero), new(one, DoubleDouble.Zero));
        Assert.Equal(
            "slightly off throughout, as by a rounded constant: 1 is claimed at x = 1, the derivative is 1, a relative difference of 8.47E-22; 1 of 1 points are refuted",
            WrongFindings.Of([row], []).Single().Message);
    }

    static string[] Accuracy(AuditSubject subject, params (double X, double Plain, double Reference, double Ulps)[] rows) =>
        [.. AccuracyFindings.Of(rows.Select(r => new AuditRow(r.X, 0, r.Plain, r.Reference, r.Ulps, 0, [], Verdict.Pass)), subject).Select(f => $"{f.Kind} at {f.X}: {f.Message}")];

    [Fact]
    public void Lost_digits_have_a_cause_each()
    {
        var subject = new MadeUpSubject { OverflowsAt = x => x == 3, CancelsAt = x => x is 4 or 5 };
        Assert.Empty(Accuracy(subject, (1, 1, 1, 4), (2, 1, 1, double.NaN), (2, 1, double.PositiveInfinity, 9)));
        Assert.Equal(
            ["accuracy at 1: right, but inaccurate in double: 1 instead of 1.5 at x = 1, 6 ulp; 2 points are more than 4 ulp off"], Accuracy(subject, (1, 1, 1.5, 6), (2, 1, 1, 5)));
        Assert.Equal(
            [
                "overflow at 2: right, but an intermediate result overflows in double: Infinity instead of 1 at x = 2, 5 ulp; 2 points are more than 4 ulp off",
                "cancellation at 5: right, but subtracts nearly equal numbers in double: 1E-308 instead of -3 at x = 5, 5 ulp; 4 points are more than 4 ulp off",
                "underflow at 6: right, but double arithmetic underflows: 0 instead of 2 at x = 6, 5 ulp; 2 points are more than 4 ulp off",
            ],
            Accuracy(
                subject, (2, double.PositiveInfinity, 1, 5), (3, 1, 1, 4.5), (4, 1, 1, 5), (6, 0, 2, 5), (5, 1e-308, -3, 5), (5, -1e-308, 1, 4.5), (5, 0, 2.2250738585072014e-308, 5), (5, 0, 2.2250738585072009e-308, 5)));
        Assert.Equal("accuracy", Accuracy(subject, (1, 2.2250738585072014e-308, 1, 5)).Single().Split(' ')[0]);
    }

    [Theory]
    [InlineData(1, " --range=1:2")]
    [InlineData(-16, " --range=-16:-14")]
    [InlineData(0.1, " --range=0.1:1.1")]
    [InlineData(double.NaN, "")]
    [InlineData(double.NegativeInfinity, "")]
    public void A_finding_is_shown_again_on_a_short_range(double x, string range) => Assert.Equal(range, Text.RangeAt(x));
}
