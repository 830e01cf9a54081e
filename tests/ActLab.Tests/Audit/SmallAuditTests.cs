using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Whole audits over short ranges, each of a subject with one thing planted in it, by all that they conclude.</summary>
public class SmallAuditTests
{
    static readonly AuditOptions Range = new(0.25, 0.75);

    static AuditResult Run(MadeUpSubject subject, AuditOptions? options = null) => Audits.Run(subject, options ?? Range);

    static string[] Findings(AuditResult result) => [.. result.Findings.Select(f => $"{f.Kind} at {f.X}{(f.Fails ? "" : ", no fault")}: {f.Message} ({f.Reproduce})")];

    [Fact]
    public void A_right_claim_passes()
    {
        var result = Run(new());
        Assert.Equal((Verdict.Pass, "made-up", "derivative"), (result.Verdict, result.Activation, result.Subject));
        Assert.Empty(result.Findings);
        Assert.Empty(result.Kinks);
        Assert.Empty(result.Jumps);
        Assert.Equal(result.Rows.Count, result.Points);
        Assert.Equal(AuditGrid.Points(0.25, 0.75), result.Rows.Select(row => row.X));
        Assert.All(result.Rows, row => Assert.Equal((2 * row.X, 2 * row.X, 0.0, Verdict.Pass), (row.Claimed, row.Plain, row.Ulps, row.Verdict)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    public void A_range_without_points_is_refused(double from, double to) => Assert.Equal(
        $"the range {Text.Of(from)}:{Text.Of(to)} is empty; give two finite numbers from:to, the smaller first",
        Assert.Throws<BadInputException>(() => Run(new(), new(from, to))).Message);

    [Fact]
    public void A_function_without_a_value_is_refused()
    {
        var nowhere = new MadeUpSubject { F = (_, _) => Bounded.Of(double.NaN) };
        Assert.Equal("the function has no value anywhere in 0.25:0.75", Assert.Throws<BadInputException>(() => Run(nowhere)).Message);
        var half = Run(new MadeUpSubject { F = (x, t) => x < 0.5 ? Bounded.Of(double.NaN) : new MadeUpSubject().F(x, t) });
        Assert.Equal(0.5, half.Rows[0].X);
    }

    /// <summary>Each point is told, and a stop is heeded.</summary>
    [Fact]
    public void Progress_goes_to_one()
    {
        var told = new List<double>();
        var result = GradientAudit.Run(new MadeUpSubject(), Range, new Told(told), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, result.Points).Select(i => i / (double)result.Points), told);
        Assert.Throws<OperationCanceledException>(() => GradientAudit.Run(new MadeUpSubject(), Range, null, new(canceled: true)));
    }

    [Theory]
    [InlineData("wrong", 2.5)]
    [InlineData("wrong", -2)]
    [InlineData("lower-precision-constant", 2.0001)]
    public void A_wrong_claim_fails(string kind, double factor)
    {
        var result = Run(new() { Df = x => Bounded.Of(factor * x), Plain = x => 3 * x });
        Assert.Equal(Verdict.Fail, result.Verdict);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((kind, true, "again" + Text.RangeAt(finding.X)), (finding.Kind, finding.Fails, finding.Reproduce));
        Assert.Equal((finding.X, factor * finding.X), (result.Worst!.X, result.Worst.Claimed));
        Assert.Equal(2 * finding.X, result.Worst.Reference, 1e-15);
        Assert.All(result.Rows, row => Assert.Equal(Verdict.Fail, row.Verdict));
    }

    [Fact]
    public void A_claim_that_loses_digits_passes_unless_told_to_be_strict()
    {
        var lossy = new MadeUpSubject { Plain = x => x == 0.5 ? 1 + Math.ScaleB(1, -48) : 2 * x };
        var result = Run(lossy);
        Assert.Equal(Verdict.Pass, result.Verdict);
        Assert.Equal(
            ["accuracy at 0.5, no fault: right, but inaccurate in double: 1.0000000000000036 instead of 1 at x = 0.5, 16 ulp; 1 points are more than 4 ulp off (again --range=0.5:1.5)"],
            Findings(result));
        var strict = Run(lossy, Range with { Strict = true });
        Assert.Equal((Verdict.Fail, true), (strict.Verdict, Assert.Single(strict.Findings).Fails));

        // Beside what is wrong lost digits are not told.
        var both = Run(new() { Plain = lossy.Plain, Others = [("shape", 7, "as told"), ("shape", 8, "as told again")] });
        Assert.Equal(Verdict.Fail, both.Verdict);
        Assert.Equal(["shape at 7: as told (again --range=7:8)"], Findings(both));
    }

    [Fact]
    public void What_no_witness_decides_is_inconclusive()
    {
        Bounded Wide(double x) => Bounded.Within(DoubleDouble.Of(2 * x), DoubleDouble.Of(1));
        var all = Run(new() { Df = Wide });
        var points = all.Points;
        Assert.Equal(Verdict.Inconclusive, all.Verdict);
        Assert.Equal(
            [$"undecided at 0.25, no fault: no witness decides at {points} of {points} points, from x = 0.25 to 0.75: the function loses its digits there (again --range=0.25:1.25)"],
            Findings(all));
        var some = Run(new() { Df = x => x >= 0.5 ? Wide(x) : Bounded.Of(2 * x) });
        Assert.Equal((Verdict.Inconclusive, 0.5), (some.Verdict, Assert.Single(some.Findings).X));
        var wrong = Run(new() { Df = x => x >= 0.5 ? Wide(x) : Bounded.Of(5) });
        Assert.Equal((Verdict.Fail, 2), (wrong.Verdict, wrong.Findings.Count));
    }

    [Fact]
    public void Special_values_are_asked_for_where_they_have_to_be_answered()
    {
        static double Zero(double x) => double.IsFinite(x) ? 2 * x : 0;
        Assert.Empty(Run(new() { Plain = Zero }).Findings);
        var result = Run(new() { Plain = Zero, Answers = true });
        Assert.Equal((Verdict.Fail, "again"), (result.Verdict, Assert.Single(result.Findings).Reproduce));
    }

    /// <summary>max(0, x - 0.5), its kink told by a switch, by a declaration, or by nothing.</summary>
    static MadeUpSubject Bent(string[] switches, Kink[]? declared = null, double at = 0.5) => new()
    {
        F = (x, t) => Bounded.LessOrEqual(Bounded.Of(x) + Bounded.Of(t), Bounded.Of(at), Bounded.Of(0), Bounded.Of(x) - Bounded.Of(at) + Bounded.Of(t)),
        Df = x => Bounded.Of(x <= at ? 0 : 1),
        At = switches,
        Kinks = declared,
    };

    [Fact]
    public void Kinks_are_looked_for_within_the_range()
    {
        var audited = new AuditedKink(0.5, 0, 1, 0, "left");
        var result = Run(Bent(["x - 0.5"]));
        Assert.Equal([audited], result.Kinks);
        Assert.Equal(Verdict.Pass, result.Verdict);
        Assert.Empty(result.Findings);
        Assert.DoesNotContain(0.5, result.Rows.Select(row => row.X));
        Assert.Contains(Math.BitDecrement(0.5), result.Rows.Select(row => row.X));
        Assert.Contains(Math.BitIncrement(0.5), result.Rows.Select(row => row.X));
        Assert.Equal([audited], Run(Bent([], [new(0.5, 0, 1, 0)])).Kinks);
        Assert.Equal([audited], Run(Bent(["x - 0.5"], [new(0.5, 0, 1, 0)])).Kinks);
        Assert.Equal([audited], GradientAudit.Kinks(Bent(["x - 0.5"]), 0.25, 0.75));
        Assert.Equal([audited], GradientAudit.Kinks(Bent(["x - 0.5"]), 0.5, 0.75));
        Assert.Equal([audited], GradientAudit.Kinks(Bent(["x - 0.5"]), 0.25, 0.5));
        Assert.Empty(GradientAudit.Kinks(Bent(["x - 0.5"]), 0.51, 0.75));
        Assert.Empty(GradientAudit.Kinks(Bent(["x - 0.5"]), 0.25, 0.49));
        var smooth = new MadeUpSubject { At = ["x - 0.5"] };
        Assert.Empty(GradientAudit.Kinks(smooth, 0.25, 0.75));
        Assert.Empty(Run(smooth).Kinks);
        Assert.Contains(0.5, Run(smooth).Rows.Select(row => row.X));
    }

    /// <summary>A kink up to 1 outside of the range is known, so that no step crosses it; whatever it is, no point inside is refuted.</summary>
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.8)]
    public void A_kink_just_outside_is_not_stepped_over(double at)
    {
        var result = Run(Bent([$"x - {Text.Of(at)}"], at: at));
        Assert.Equal(Verdict.Pass, result.Verdict);
        Assert.Empty(result.Kinks);
    }

    [Fact]
    public void A_jump_is_told_with_its_limits()
    {
        var result = Run(new() { F = (x, t) => Bounded.Of(x < 0.5 || (x == 0.5 && t <= 0) ? 1 : 3), Df = _ => Bounded.Of(0), At = ["x - 0.5"] });
        Assert.Equal([new(0.5, 1, 3, 0)], result.Jumps);
        Assert.Empty(result.Kinks);
        Assert.Equal(["jump at 0.5: the function jumps at x = 0.5, from 1 to 3 (again --range=0.5:1.5)"], Findings(result));
        Assert.DoesNotContain(0.5, result.Rows.Select(row => row.X));
    }

    /// <summary>Where the claim takes another branch between two points of the grid, there are points of their own.</summary>
    [Fact]
    public void The_claims_branches_are_looked_at()
    {
        const double Place = 0.3;
        var narrow = new MadeUpSubject { Df = x => Bounded.Of(x > Place && x < Place + 1e-9 ? 9 : 2 * x) };
        Assert.Equal(Verdict.Pass, Run(narrow).Verdict);
        Assert.Equal(Verdict.Fail, Run(new() { Df = narrow.Df, ClaimAt = ["x - 0.3"] }).Verdict);
        Assert.Equal(Verdict.Fail, Run(new() { Df = narrow.Df, At = ["x - 0.3"] }).Verdict);
    }

    /// <summary>A pole known by its formula: steps stay on their side of it.</summary>
    [Fact]
    public void Poles_are_known()
    {
        static AuditResult Of(params string[] poles) => Run(new()
        {
            F = (x, t) => Bounded.Of(1) / (Bounded.Of(x) - Bounded.Of(0.2) + Bounded.Of(t)),
            Df = x => -(Bounded.Of(1) / ((Bounded.Of(x) - Bounded.Of(0.2)) * (Bounded.Of(x) - Bounded.Of(0.2)))),
            PolesAt = poles,
        });
        Assert.Equal(Verdict.Pass, Of("x - 0.2").Verdict);
        Assert.All(Of("x - 0.2").Rows, row => Assert.Equal(Opinion.Agrees, row.By(Witness.Numeric)!.Opinion));
        Assert.Null(Of("x - 0.2").Rows[0].By(Witness.Formula));
    }

    sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
