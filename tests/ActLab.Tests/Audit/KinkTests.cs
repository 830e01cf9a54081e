using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Kinks and jumps as they are measured, named and held against declarations: a slope of 0 below a place and 2 above it, and a step there.</summary>
public class KinkTests
{
    static readonly Crossing Half = Crossing.Exactly(0.5);

    /// <summary>0 up to the place; behind it 2 (x - place) and a step.</summary>
    static MadeUpSubject Broken(double claim, double step = 0, Kink[]? declared = null, double? textbook = null, double place = 0.5) => new()
    {
        F = (x, t) => Bounded.LessOrEqual(
            Bounded.Of(x) + Bounded.Of(t), Bounded.Of(place), Bounded.Of(0), (Bounded.Of(2) * (Bounded.Of(x) - Bounded.Of(place) + Bounded.Of(t))) + Bounded.Of(step)),
        Df = x => Bounded.Of(x == place ? claim : x < place ? 0 : 2),
        Kinks = declared,
        Textbook = textbook is { } value ? _ => value : null,
    };

    static Site Measured(AuditSubject subject, Crossing crossing) => KinkAudit.Measure(subject, new(subject, [crossing], []), crossing);

    [Theory]
    [InlineData(0, "left")]
    [InlineData(2, "right")]
    [InlineData(1, "between")]
    [InlineData(2.001, "outside")]
    [InlineData(-1e-12, "outside")]
    public void A_kink_has_two_slopes_and_a_convention(double claim, string convention)
    {
        var subject = Broken(claim);
        var site = Measured(subject, Half);
        Assert.Equal((true, false), (site.IsKink, site.IsJump));
        Assert.Equal(new(0.5, 0, 2, claim, convention), KinkAudit.Describe(subject, site));
    }

    /// <summary>8 times the claim's own bound is no matter.</summary>
    [Fact]
    public void A_side_may_be_missed_by_what_rounding_explains()
    {
        AuditedKink With(double value, double bound) =>
            KinkAudit.Describe(Of(value, bound), new(Half, Estimate.Of(Bounded.Of(0)), Estimate.Of(Bounded.Of(2)), false));
        MadeUpSubject Of(double value, double bound) => new() { Df = _ => Bounded.Within(DoubleDouble.Of(value), DoubleDouble.Of(bound)) };
        Assert.Equal("left", With(0.5, 0.0625).Convention);
        Assert.Equal("between", With(0.5001, 0.0625).Convention);
        Assert.Equal("right", With(2.5, 0.0625).Convention);
        Assert.Equal("outside", With(2.5001, 0.0625).Convention);
        var unsure = new Estimate(DoubleDouble.Of(0), DoubleDouble.Of(0.25));
        Assert.Equal("left", KinkAudit.Describe(Of(0.75, 0), new(Half, unsure, new(DoubleDouble.Of(2), DoubleDouble.Of(0.5)), false)).Convention);
        Assert.Equal("between", KinkAudit.Describe(Of(0.75, 0), new(Half, unsure, new(DoubleDouble.Of(2), DoubleDouble.Of(0.25)), false)).Convention);
    }

    /// <summary>Slopes differ by more than both bounds, and both are known.</summary>
    [Fact]
    public void Sides_that_may_be_equal_are_no_kink()
    {
        static Estimate At(double value, double bound) => new(DoubleDouble.Of(value), DoubleDouble.Of(bound));
        Assert.True(new Site(Half, At(0, 0.5), At(1.25, 0.5), false).IsKink);
        Assert.False(new Site(Half, At(0, 0.5), At(1, 0.5), false).IsKink);
        Assert.False(new Site(Half, Estimate.Unknown, At(1, 0), false).IsKink);
        Assert.False(new Site(Half, At(1, 0), Estimate.Unknown, false).IsKink);
    }

    /// <summary>A step at a double or between two is a jump, a slope however steep is not.</summary>
    [Theory]
    [InlineData(0.5, 3, true)]
    [InlineData(0.5, -1e-9, true)]
    [InlineData(0.5, 0, false)]
    [InlineData(0, 1e-9, true)]
    [InlineData(0, 0, false)]
    [InlineData(-600, 3, true)]
    [InlineData(-600, 0, false)]
    [InlineData(1e-30, 1e-9, true)]
    [InlineData(1e-30, 0, false)]
    public void A_step_is_a_jump(double place, double step, bool jumps)
    {
        var subject = Broken(0, step, place: place);
        Assert.Equal(jumps, Measured(subject, Crossing.Exactly(place)).IsJump);
        var mirrored = new MadeUpSubject { F = (x, t) => subject.F(-x, -t), Df = _ => Bounded.Of(0) };
        Assert.Equal(jumps, Measured(mirrored, Crossing.Exactly(-place)).IsJump);
        var between = new Crossing(place, Math.BitIncrement(place), null);
        Assert.Equal(jumps, Measured(subject, between).IsJump);
    }

    [Fact]
    public void A_root_is_steep_and_no_jump()
    {
        var root = new MadeUpSubject { F = (x, t) => Bounded.Sqrt(Bounded.Abs(Bounded.Of(x - 0.5) + Bounded.Of(t))) };
        Assert.False(Measured(root, Half).IsJump);
        var point = new MadeUpSubject { F = (x, t) => x == 0.5 && t == 0 ? Bounded.Of(7) : Bounded.Of(x) + Bounded.Of(t) };
        Assert.True(Measured(point, Half).IsJump);
    }

    /// <summary>Between doubles a step is larger than four times what the steeper side explains.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(8, false)]
    [InlineData(8.5, true)]
    public void Between_two_doubles_the_slope_explains_a_step(double ulps, bool jumps)
    {
        var between = new Crossing(0.5, Math.BitIncrement(0.5), null);
        var subject = new MadeUpSubject
        {
            F = (x, t) => x <= 0.5 ? Bounded.Exact(-(DoubleDouble.Of(t) + DoubleDouble.Of(x - 0.5))) : Bounded.Exact(DoubleDouble.Of(2) * DoubleDouble.Of(t) + DoubleDouble.Of(ulps * Math.ScaleB(1, -53))),
        };
        Assert.Equal(jumps, Measured(subject, between).IsJump);
    }

    [Fact]
    public void A_jump_has_the_limits_of_both_sides()
    {
        var (subject, between) = (Broken(1.5, 3), new Crossing(0.5, Math.BitIncrement(0.5), null));
        Assert.Equal(new(0.5, 0, 3, 1.5), KinkAudit.DescribeJump(subject, Measured(subject, Half)));
        Assert.Equal(new(0.5, 0, 3, 1.5), KinkAudit.DescribeJump(subject, Measured(subject, between)));
        var zero = Broken(1.5, 3, place: 0);
        Assert.Equal(new(0, 0, 3, 1.5), KinkAudit.DescribeJump(zero, Measured(zero, Crossing.Exactly(0))));
    }

    static string[] Faults(MadeUpSubject subject, Crossing? at = null)
    {
        var site = Measured(subject, at ?? Half);
        (Site, AuditedKink)[] kinks = site.IsKink && !site.IsJump ? [(site, KinkAudit.Describe(subject, site))] : [];
        (Site, AuditedJump)[] jumps = site.IsJump ? [(site, KinkAudit.DescribeJump(subject, site))] : [];
        return [.. KinkAudit.Faults(subject, [site], kinks, jumps).Select(fault =>
        {
            Assert.InRange(fault.X, 0.5, 0.7);
            return $"{fault.Kind}: {fault.Message}";
        })];
    }

    static Kink Declared(double left, double right, double value, (double Left, double Right)? jump = null, double x = 0.5) =>
        new(x, left, right, value) { Jump = jump is var (from, to) ? new(from, to) : null };

    [Fact]
    public void A_kink_is_declared_with_its_sides_and_its_value()
    {
        const string Other = "kink-convention: the kink x = 0.5 with one-sided derivatives 0 and 2 is not the one declared";
        Assert.Empty(Faults(Broken(1)));
        Assert.Empty(Faults(Broken(1, declared: [Declared(0, 2, 1)])));
        Assert.Empty(Faults(Broken(1, declared: [Declared(9, 9, 9, x: 0.4), Declared(0, 2.000000000000001, 1, x: 0.5000000000000002)])));
        Assert.Equal([Other], Faults(Broken(1, declared: [])));
        Assert.Equal([Other], Faults(Broken(1, declared: [Declared(1, 2, 1)])));
        Assert.Equal([Other], Faults(Broken(1, declared: [Declared(0, 2.00000000000001, 1)])));
        Assert.Equal([Other], Faults(Broken(1, declared: [Declared(0, 2, 2)])));
        Assert.Equal(
            [Other, "kink-convention: no jump at x = 0.5, where one is declared"], Faults(Broken(1, declared: [Declared(0, 2, 1, (0, 0))])));
        Assert.Equal(["kink-convention: at the kink x = 0.5 the claim is 3, outside the one-sided derivatives 0 and 2"], Faults(Broken(3)));
        Assert.Equal(["kink-convention: at the kink x = 0.5 the claim is 1, but the textbook derivative 2"], Faults(Broken(1, textbook: 2)));
        Assert.Empty(Faults(Broken(1, textbook: 1)));

        // A kink between two doubles says nothing of the value at it.
        var between = new Crossing(0.5, Math.BitIncrement(0.5), null);
        Assert.Empty(Faults(Broken(0, declared: [Declared(0, 2, 1)]), between));
    }

    [Fact]
    public void A_jump_is_declared_with_its_limits_and_its_value()
    {
        const string Jumps = "jump: the function jumps at x = 0.5, from 0 to 3";
        Assert.Equal([Jumps], Faults(Broken(1, 3)));
        Assert.Equal([Jumps], Faults(Broken(1, 3, [Declared(0, 2, 1)])));
        Assert.Empty(Faults(Broken(1, 3, [Declared(0, 2, 1, (0, 3))])));
        Assert.Empty(Faults(Broken(1, 3, [Declared(0, 2, 1, (0, 3.000000000000002))])));
        Assert.Equal([Jumps], Faults(Broken(1, 3, [Declared(0, 2, 1, (0, 3.0000000000001))])));
        Assert.Equal([Jumps], Faults(Broken(1, 3, [Declared(0, 2, 1, (1, 3))])));
        Assert.Empty(Faults(Broken(1, 3, [Declared(0, 2, 1, (0, 3))], textbook: 1)));
        Assert.Equal(
            ["kink-convention: at the jump x = 0.5 the claim is 1, the textbook derivative 2, and 1 is declared"], Faults(Broken(1, 3, [Declared(0, 2, 1, (0, 3))], textbook: 2)));
        Assert.Equal(
            ["kink-convention: at the jump x = 0.5 the claim is 1, the textbook derivative 1, and 2 is declared"], Faults(Broken(1, 3, [Declared(0, 2, 2, (0, 3))], textbook: 1)));
    }

    [Fact]
    public void What_the_subject_knows_to_jump_is_no_finding()
    {
        var known = new MadeUpSubject { F = Broken(1, 3).F, Jumps = x => x == 0.5 };
        var unknown = new MadeUpSubject { F = Broken(1, 3).F, Jumps = x => x == 0.25 };
        Assert.Empty(Faults(known));
        Assert.Single(Faults(unknown));
    }

    [Fact]
    public void Where_nothing_breaks_a_declaration_is_wrong()
    {
        static MadeUpSubject Smooth(params Kink[] declared) => new() { Kinks = declared };
        Assert.Equal(["kink-convention: no kink at x = 0.5, where one is declared"], Faults(Smooth(Declared(1, 1, 1))));
        Assert.Equal(["kink-convention: no jump at x = 0.5, where one is declared"], Faults(Smooth(Declared(1, 1, 1, (0, 1)))));
        Assert.Empty(Faults(Smooth(Declared(1, 1, 1, x: 0.6))));
        Assert.Empty(Faults(Smooth()));
    }
}
