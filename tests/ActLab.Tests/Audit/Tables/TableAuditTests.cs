using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Tables;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit.Tables;

/// <summary>The audit of tables without files: verdicts, causes in words, worst points, kinks.</summary>
public class TableAuditTests
{
    static readonly IReadOnlyList<Activation> Others = new Catalog().All;

    public static TheoryData<int, string> Faults => [.. PlantedTables.Faults.Select((p, i) => (i, p.ToString()))];

    public static TheoryData<int, string> Right => [.. PlantedTables.Right.Select((p, i) => (i, p.ToString()))];

    static AuditResult Run(ClaimedTable table, bool strict = false, double from = double.NegativeInfinity, double to = double.PositiveInfinity) =>
        TableAudit.Run(table, Others, new(from, to, strict), null, TestContext.Current.CancellationToken);

    static ClaimedTable Table(string id, Quantity quantity, NumberType type, double[] x, params double[] values) =>
        new(new Catalog().Find(id), quantity, type, x, values, "it", "again");

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_has_its_kind_and_its_cause(int index, string fault)
    {
        var plant = PlantedTables.Faults.ElementAt(index);
        var result = Run(plant.Table());
        Assert.True(result.Findings[0].Kind == plant.Kind, $"{fault}: {string.Join("; ", result.Findings)}");
        Assert.Equal(plant.Fails ? Verdict.Fail : Verdict.Pass, result.Verdict);
        Assert.Contains(plant.Cause!, result.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(plant.Table().X.Length, result.Points);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void What_is_right_has_no_finding(int index, string way) => Assert.True(
        Run(PlantedTables.Right.ElementAt(index).Table(), strict: true) is { Verdict: Verdict.Pass, Findings: [] }, way);

    [Fact]
    public void A_finding_names_the_worst_point_and_the_number_of_points()
    {
        // relu, wrong at 1, 2 and 4 by 1, 1/2 and 8 of 0, 0 and 0: in what is allowed, which grows with x, 4 is worst.
        var result = Run(Table("relu", Quantity.Forward, NumberType.F32, [-1, 0.5, 1, 2, 4], 0, 0.5, 2, 2.5, 12));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(
            "another function: rounding does not explain the difference: at x = 4 (0x40800000) the value is 12 (0x41400000), the truth 4, 1.68E+07 ulp of float32; 3 of 5 points are so",
            finding.Message);
        Assert.Equal((FindingKind.Wrong, 4.0, "again", true), (finding.Kind, finding.X, finding.Reproduce, finding.Fails));
        Assert.Equal(new("0x40800000", 12, 4, 16_777_216, "another function: rounding does not explain the difference"), finding.Evidence);
        Assert.Equal(new(4, 12, 4, 16_777_216, 2), result.Worst);
        Assert.Equal(("relu", "f of it", 5, NumberType.F32), (result.Activation, result.Subject, result.Points, result.Number));
        Assert.Equal("derivative of it", Run(Table("relu", Quantity.Derivative, NumberType.F32, [1], 1)).Subject);
    }

    [Fact]
    public void Only_points_in_the_range_are_judged()
    {
        var table = Table("relu", Quantity.Forward, NumberType.F32, [-2, -1, 1, 2, double.NaN], 7, 0, 1, 7, double.NaN);
        var inside = Run(table, from: -1, to: 1);
        Assert.Equal((Verdict.Pass, 3, null), (inside.Verdict, inside.Points, inside.Worst));
        Assert.Equal(Verdict.Fail, Run(table, from: -1, to: 2).Verdict);
        Assert.Equal("it: no x lies in 3:4; give another --range", Assert.Throws<BadInputException>(
            () => Run(Table("relu", Quantity.Forward, NumberType.F32, [1], 1), from: 3, to: 4)).Message);
    }

    /// <summary>relu' at 0 has the sides 0 and 1, leaky-relu' 0.01 and 1.</summary>
    [Theory]
    [InlineData("relu", 0, "left", Verdict.Pass)]
    [InlineData("relu", 1, "right", Verdict.Pass)]
    [InlineData("relu", 0.5, "between", Verdict.Pass)]
    [InlineData("relu", 1.0000001, "right", Verdict.Pass)]
    [InlineData("relu", 1.002, "right", Verdict.Fail)]
    [InlineData("relu", 1.01, "outside", Verdict.Fail)]
    [InlineData("relu", -0.01, "outside", Verdict.Fail)]
    [InlineData("leaky-relu", 0.01, "left", Verdict.Pass)]
    [InlineData("leaky-relu", 0, "outside", Verdict.Fail)]
    public void A_value_at_a_kink_is_a_convention_or_outside(string id, double claimed, string convention, Verdict verdict)
    {
        var left = id == "relu" ? 0 : 0.01;
        var result = Run(Table(id, Quantity.Derivative, NumberType.F32, [-1, 0, 1], left, claimed, 1));
        Assert.Equal([new(0, left, 1, claimed, convention)], result.Kinks);
        Assert.Equal(verdict, result.Verdict);
    }

    [Fact]
    public void A_convention_is_told_once_and_values_of_f_have_none()
    {
        var twice = Run(Table("relu", Quantity.Derivative, NumberType.F64, [0, 0, 1], 2, 2, 1));
        Assert.Equal([new(0, 0, 1, 2, "outside")], twice.Kinks);
        var finding = Assert.Single(twice.Findings);
        Assert.StartsWith("at a kink the value is outside the one-sided derivatives 0 and 1: at x = 0 ", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("; 2 of 3 points are so", finding.Message, StringComparison.Ordinal);
        Assert.Equal((FindingKind.KinkConvention, 1.0), (finding.Kind, finding.Evidence!.Reference));
        Assert.Empty(Run(Table("relu", Quantity.Forward, NumberType.F64, [0, 1], 0, 1)).Kinks);
    }

    [Theory]
    [InlineData("relu", Quantity.Forward, double.NaN, 0, "NaN is not passed on")]
    [InlineData("relu", Quantity.Forward, double.PositiveInfinity, 1, "+infinity does not give the limit")]
    [InlineData("relu", Quantity.Forward, double.NegativeInfinity, 1, "-infinity does not give the limit")]
    [InlineData("tanh", Quantity.Forward, double.NegativeInfinity, 1, "-infinity does not give the limit")]
    [InlineData("tanh", Quantity.Forward, 1, double.NaN, "NaN for a finite x, as from inf - inf, inf/inf or 0*inf within the formula")]
    public void A_wrong_special_has_its_cause(string id, Quantity quantity, double x, double y, string cause)
    {
        var finding = Assert.Single(Run(Table(id, quantity, NumberType.F32, [x], y)).Findings);
        Assert.Equal((FindingKind.SpecialValue, cause), (finding.Kind, finding.Evidence!.Cause));
    }

    [Theory]
    [InlineData("relu", double.NaN, double.NaN)]
    [InlineData("relu", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("relu", double.NegativeInfinity, 0)]
    [InlineData("linear", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("tanh", double.NegativeInfinity, -1)]
    [InlineData("tanh", double.PositiveInfinity, 0.9999999)]
    public void A_right_special_passes(string id, double x, double y) =>
        Assert.Empty(Run(Table(id, Quantity.Forward, NumberType.F32, [x], NumberType.F32.Round(y)), strict: true).Findings);

    /// <summary>The window of a factor 2 to both sides, by its definition.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_local_scale_is_the_largest_within_a_factor_two(int seed)
    {
        var random = new Random(seed);
        double[] sizes = [0, 0, 1, 2, 4, 0.5, .. Enumerable.Range(0, 200).Select(_ => Math.Pow(2, random.Next(-8, 8) / 2.0))];
        double[] values = [.. sizes.Select(_ => (double)random.Next(100))];
        values[3] = double.PositiveInfinity;
        values[7] = double.NaN;
        var expected = sizes.Select(at => values.Where((v, i) => double.IsFinite(v) && at / 2 <= sizes[i] && sizes[i] <= 2 * at).DefaultIfEmpty(0).Max());
        Assert.Equal(expected, LocalScale.Of(sizes, values));
        Assert.Equal([0, 5], LocalScale.Of([1, 100], [double.NaN, 5]));
    }

    /// <summary>The example is the worst in what is allowed if it fails, else in ulp; of equal ones the nearest to 0.</summary>
    [Fact]
    public void An_explanation_has_one_example()
    {
        static TablePoint Off(double x, double by, double allowed, double ulps) => new(x, by, DoubleDouble.Zero, ulps, 1, allowed);
        TablePoint[] points = [Off(2, 4, 2, 9), Off(1, 2, 1, 5), Off(-3, 3, 3, 9)];
        Assert.Equal(1, new Explanation("", "", points).Worst.X);
        Assert.Equal(2, new Explanation("", "", points, Fails: false).Worst.X);
    }

    /// <summary>The parabola of hard-swish that goes on a little beyond both kinks, which are not at 0.</summary>
    [Fact]
    public void The_other_branch_is_known_by_its_value_slope_and_bend()
    {
        double[] x = [-4, -3.25, -2, 0, 2, 3.25, 4];
        static double Bend(double v) => v * (v + 3) / 6;
        Assert.EndsWith("2 of 7 points are so", Branch(Table("hard-swish", Quantity.Forward, NumberType.F64, x, 0, Bend(-3.25), Bend(-2), 0, Bend(2), Bend(3.25), 4)), StringComparison.Ordinal);
        Assert.EndsWith("2 of 7 points are so", Branch(Table("hard-swish", Quantity.Derivative, NumberType.F64, x, 0, (-6.5 + 3) / 6, -1.0 / 6, 0.5, 7.0 / 6, 9.5 / 6, 1)), StringComparison.Ordinal);

        static string Branch(ClaimedTable table)
        {
            var finding = Run(table).Findings[0];
            Assert.Equal(FindingKind.WrongBranch, finding.Kind);
            return finding.Message;
        }
    }

    /// <summary>Near the minimum of silu the ulp of f' is that of 2^-10, of f that of f.</summary>
    [Fact]
    public void Near_a_root_of_the_derivative_ulps_have_a_least_size()
    {
        var x = (float)(-1.278464542761074 + (0.2 / 64));
        var silu = new Catalog().Find("silu");
        var slope = silu.Derivative(DoubleDouble.Of(x)).ToDouble();
        Assert.Equal(slope * Math.ScaleB(1, 33), Run(Table("silu", Quantity.Derivative, NumberType.F32, [x], 0)).Worst!.Ulps, 1e-6 * slope * Math.ScaleB(1, 33));
        var value = silu.Forward(DoubleDouble.Of(x)).ToDouble();
        Assert.Equal(-value * Math.ScaleB(1, 25), Run(Table("silu", Quantity.Forward, NumberType.F32, [x], 0)).Worst!.Ulps, -1e-6 * value * Math.ScaleB(1, 25));
    }

    /// <summary>8 epsilons of the size nearby, or of 1 where the whole function is bounded by 1.</summary>
    [Theory]
    [InlineData("tanh", 0.0009999997, 7.5, Verdict.Pass)]
    [InlineData("tanh", 0.0009999997, 8.5, Verdict.Fail)]
    [InlineData("relu", 0.001, 7.5, Verdict.Fail)]
    public void What_is_allowed_is_told_by_the_size_of_the_function(string id, double value, double epsilons, Verdict verdict) => Assert.Equal(
        verdict, Run(Table(id, Quantity.Forward, NumberType.F32, [0.001f], NumberType.F32.Round(value + (epsilons * NumberType.F32.Epsilon())))).Verdict);

    /// <summary>More than 4 ulp is a loss of digits; it is cancellation where the value is small and the error is not.</summary>
    [Theory]
    [InlineData("relu", 1.0, 4, null)]
    [InlineData("relu", 1.0, 5, FindingKind.Accuracy)]
    [InlineData("hard-tanh", 0.0625, 5, FindingKind.Cancellation)]
    [InlineData("hard-tanh", 0.125, 5, FindingKind.Accuracy)]
    [InlineData("hard-tanh", 1e-10, 5, FindingKind.Accuracy)]
    public void Lost_digits_have_their_names(string id, double x, int ulps, string? kind)
    {
        var off = x;
        for (var i = 0; i < ulps; i++)
        {
            off = Math.BitIncrement(off);
        }

        var result = Run(Table(id, Quantity.Forward, NumberType.F64, [x], off));
        Assert.Equal((Verdict.Pass, kind), (result.Verdict, result.Findings.SingleOrDefault()?.Kind));
        Assert.Equal(kind is null ? Verdict.Pass : Verdict.Fail, Run(Table(id, Quantity.Forward, NumberType.F64, [x], off), strict: true).Verdict);
    }

    [Fact]
    public void The_example_of_a_special_value_is_the_nearest_and_progress_ends_at_one()
    {
        var finding = Assert.Single(Run(Table("relu", Quantity.Forward, NumberType.F64, [3, 1, 2], double.NaN, double.NaN, double.NaN)).Findings);
        Assert.Equal(1, finding.X);
        var single = Assert.Single(Run(Table("relu", Quantity.Forward, NumberType.F64, [3, 1], double.NaN, 1)).Findings);
        Assert.DoesNotContain("points are so", single.Message, StringComparison.Ordinal);
        var shares = new Shares();
        double[] x = [.. Enumerable.Range(0, 9000).Select(i => i / 8.0)];
        TableAudit.Run(Table("relu", Quantity.Forward, NumberType.F64, x, x), [], new(0, 2000), shares, TestContext.Current.CancellationToken);
        Assert.Equal((3, 1.0), (shares.Told.Count, shares.Told[^1]));
        Assert.Equal(shares.Told.Order(), shares.Told);
        Assert.Throws<OperationCanceledException>(() => TableAudit.Run(Table("relu", Quantity.Forward, NumberType.F64, x, x), [], new(0, 2000), null, new(canceled: true)));
    }

    sealed class Shares : IProgress<double>
    {
        public List<double> Told { get; } = [];

        public void Report(double value) => Told.Add(value);
    }
}
