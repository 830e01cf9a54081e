using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Statements about values, held against lists of values made up for the purpose.</summary>
public class ClaimTests
{
    const double Far = 1e30;

    static string? Range(string range, params (double X, double Value)[] values) => RangeClaim.Faults(range, values).Select(fault =>
    {
        Assert.Equal(FindingKind.OutOfRange, fault.Kind);
        return $"{fault.X} {fault.Message}";
    }).SingleOrDefault();

    /// <summary>A value may miss a finite end by 1/64 of its size, at least 1/64, and pass it by 1e-15 of that.</summary>
    [Theory]
    [InlineData("[0, 2]", 0, 2, null)]
    [InlineData("[0, 2]", 0.015625, 1.96875, null)]
    [InlineData("(0, 2)", 0.0157, 2, "-1 the range is stated as (0, 2), but no value comes nearer to 0 than 0.0157")]
    [InlineData("[0, 2]", 0, 1.968, "1 the range is stated as [0, 2], but no value comes nearer to 2 than 1.968")]
    [InlineData("[0, 2]", -1e-15, 2.000000000000001, null)]
    [InlineData("[0, 2]", -2e-15, 2, "-1 the range is stated as [0, 2], but f(-1) is -2E-15")]
    [InlineData("[0, 2]", 0, 2.000000000000003, "1 the range is stated as [0, 2], but f(1) is 2.000000000000003")]
    [InlineData("[0, 2]", -1, 3, "-1 the range is stated as [0, 2], but f(-1) is -1")]
    [InlineData("all numbers", -9, 9, null)]
    [InlineData("[0, 2", -9, 9, null)]
    [InlineData("0, 2]", -9, 9, null)]
    [InlineData("[0; 2]", -9, 9, null)]
    [InlineData("[0, 1, 2]", -9, 9, null)]
    [InlineData("[zero, 2]", -9, 9, null)]
    [InlineData("[0, two]", -9, 9, null)]
    [InlineData("()", -9, 9, null)]
    public void A_finite_end_is_reached_and_not_passed(string range, double least, double most, string? fault) =>
        Assert.Equal(fault, Range(range, (-1, least), (1, most)));

    /// <summary>Without an end on one side the extreme value must be the one farthest out, or infinite itself.</summary>
    [Fact]
    public void An_infinite_end_is_approached_far_out()
    {
        Assert.Null(Range("(-inf, inf)", (-Far, -5), (Far, 5)));
        Assert.Equal("-7 the range is stated as (-inf, inf), but no value comes nearer to -Infinity than -5", Range("(-inf, inf)", (-7, -5), (Far, 5)));
        Assert.Equal("7 the range is stated as (-inf, inf), but no value comes nearer to Infinity than 5", Range("(-inf, inf)", (-Far, -5), (7, 5)));
        Assert.Null(Range("(-inf, inf)", (-7, double.NegativeInfinity), (7, double.PositiveInfinity)));

        // Of equal values the one nearest to 0 is the extreme one.
        Assert.Equal("7 the range is stated as (-inf, inf), but no value comes nearer to Infinity than 5", Range("(-inf, inf)", (-Far, -5), (Far, 5), (7, 5)));
    }

    [Fact]
    public void Monotone_is_never_falling()
    {
        static string? Fault(bool? claim, params double[] values) =>
            ShapeClaim.MonotoneFaults(claim, [.. values.Select((v, i) => (i + 0.5, v))]).Select(f => $"{f.Kind} {f.X} {f.Message}").SingleOrDefault();

        Assert.Null(Fault(true, 0, 1, 1, 2));
        Assert.Equal("shape 1.5 stated to be monotone, but f(0.5) is 3 and f(1.5) only 2", Fault(true, 3, 2, 1));
        Assert.Equal("shape 0.5 stated not to be monotone, but it decreases between no two points of the audit", Fault(false, 0, 1));
        Assert.Null(Fault(false, 0, 1, 0.5));
        Assert.Null(Fault(null, 2, 1));

        // 2^-51 of the size is rounding, 2^-50 is not.
        Assert.Null(Fault(true, 1, 1 - Math.ScaleB(1, -51)));
        Assert.NotNull(Fault(true, 1, 1 - Math.ScaleB(1, -50)));
        Assert.Null(Fault(true, -1 + Math.ScaleB(1, -51), -1));
    }

    [Theory]
    [InlineData("x^3", Centre.Odd, null)]
    [InlineData("x^3", Centre.Crosses, "shape 0 stated to cross 0 at 0 without f(-x) = -f(x), but it does have f(-x) = -f(x): f(0) is 0, f(-0) is -0")]
    [InlineData("x^3", Centre.None, "shape 0 stated to not cross 0 at 0, but it does have f(-x) = -f(x): f(0) is 0, f(-0) is -0")]
    [InlineData("x^3 and 2x", Centre.Crosses, null)]
    [InlineData("x^3 and 2x", Centre.Odd, "shape -2 stated to have f(-x) = -f(x), but it does cross 0 at 0 without f(-x) = -f(x): f(-2) is -8, f(2) is 4")]
    [InlineData("x^2", Centre.None, null)]
    [InlineData("x^2", Centre.Crosses, "shape 0 stated to cross 0 at 0 without f(-x) = -f(x), but it does not cross 0 at 0: f(0) is 0, f(-0) is 0")]
    [InlineData("x + 1", Centre.None, null)]
    [InlineData("x + 1", Centre.Odd, "shape -2 stated to have f(-x) = -f(x), but it does not cross 0 at 0: f(-2) is -1, f(2) is 3")]
    [InlineData("x^2", null, null)]
    public void The_centre_is_what_the_values_say(string id, Centre? claim, string? fault)
    {
        Func<double, double> f = id switch
        {
            "x^3" => x => x * x * x,
            "x^3 and 2x" => x => x < 0 ? x * x * x : 2 * x,
            "x^2" => x => x * x,
            _ => x => x + 1,
        };
        var found = ShapeClaim.CentreFaults(claim, [.. new double[] { -2, -1, 0, 1, 2 }.Select(x => (x, f(x)))], f).Select(found => $"{found.Kind} {found.X} {found.Message}");
        Assert.Equal(fault, found.SingleOrDefault());
    }

    /// <summary>NaN gives NaN, an infinity the limit: that of the claim at 1e300, which is none beyond 1e100.</summary>
    [Fact]
    public void Answers_for_special_values_are_the_limits()
    {
        static IEnumerable<string> Faults(Func<double, double> plain, Func<double, double> claim) =>
            SpecialValues.Of(new Answers(plain, claim)).Select(f => $"{f.Kind} {f.X} {f.Message}");

        static double Step(double x) => x > 0 ? 1 : 0;
        Assert.Empty(Faults(x => double.IsNaN(x) ? x : Step(x), Step));
        Assert.Equal(["special-value NaN at x = NaN the answer is 0, it must be NaN"], Faults(Step, Step));
        Assert.Equal(
            ["special-value -Infinity at x = -Infinity the answer is 5, it must be 0", "special-value Infinity at x = Infinity the answer is 5, it must be 1"],
            Faults(x => double.IsNaN(x) ? x : 5, Step));
        Assert.Empty(Faults(x => x, x => x));
        Assert.Equal(2, Faults(x => double.NaN, x => x).Count());
        Assert.Equal(2, Faults(x => double.NaN, x => Math.CopySign(1e100, x)).Count());
        Assert.Equal(2, Faults(x => x, x => Math.CopySign(1e100, x)).Count());
        Assert.Empty(Faults(x => double.IsNaN(x) ? x : 0.0, x => -0.0));
    }

    [Fact]
    public void Doubles_are_numbered_in_their_order()
    {
        double[] ascending = [double.NegativeInfinity, double.MinValue, -1, -double.Epsilon, -0.0, 0, double.Epsilon, 1, double.PositiveInfinity];
        Assert.Equal(ascending.Select(DoubleOrder.Key).Order(), ascending.Select(DoubleOrder.Key));
        Assert.Equal((0, -1, 1), (DoubleOrder.Key(0), DoubleOrder.Key(-0.0), DoubleOrder.Key(double.Epsilon)));
        Assert.All(ascending, x => Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(DoubleOrder.At(DoubleOrder.Key(x)))));
        Assert.Equal((Math.BitIncrement(1.0), Math.BitDecrement(-1.0), -double.Epsilon), (DoubleOrder.Step(1, 1), DoubleOrder.Step(-1, -1), DoubleOrder.Step(0, -2)));
    }

    /// <summary>Every kind of point that the grid promises, within the range and no other.</summary>
    [Fact]
    public void The_grid_holds_what_it_promises()
    {
        var grid = AuditGrid.Points(-745, 745);
        Assert.Equal(grid.Select(DoubleOrder.Key).Distinct().Order(), grid.Select(DoubleOrder.Key));
        var set = grid.ToHashSet();
        double[] promised =
        [
            745, 0, 10, 0.0625, 9.9375, 23.28125, 10 * Math.Pow(74.5, 47 / 48.0), 10 * Math.Pow(74.5, 1 / 48.0), Math.ScaleB(1, -23), Math.ScaleB(1, -33), Math.ScaleB(1, -33 * 32),
            double.Epsilon, 3 * double.Epsilon, 1e-310, Math.BitDecrement(Math.ScaleB(1, -1022)), 18.4, 36.75, 709.75, 744,
        ];
        Assert.All(promised, x => Assert.True(set.Contains(x) && set.Contains(-x), $"{x}"));
        Assert.Contains(-1, grid.Select(DoubleOrder.Key));
        Assert.DoesNotContain(Math.ScaleB(1, -24), grid);
        Assert.DoesNotContain(10.0625, grid);
        var part = AuditGrid.Points(-3.7, 100);
        Assert.Equal((-3.7, 100.0), (part[0], part[^1]));
        Assert.Contains(-3.7 + (103.7 / 64), part);
        Assert.Contains(10 * Math.Pow(10, 24 / 48.0), part);
        Assert.DoesNotContain(104, part);
    }

    [Fact]
    public void Places_are_looked_at_from_near_and_far()
    {
        var points = AuditGrid.With([1, 5], [2], 0, 4);
        int[] steps = [0, 1, 2, 3, 8, 1 << 10, 1 << 20, 1 << 30];
        Assert.Equal(
            steps.SelectMany(n => new[] { DoubleOrder.Step(2, n), DoubleOrder.Step(2, -n) })
                .Concat(Enumerable.Range(2, 20).SelectMany(i => new[] { 2 + Math.Pow(4, -i), 2 - Math.Pow(4, -i) })).Append(1).Distinct().Order(),
            points);
    }

    sealed class Answers(Func<double, double> plain, Func<double, double> claim) : AuditSubject
    {
        public override string Activation => "";

        public override string Name => "";

        public override string Command => "";

        internal override Bounded Claim(double x) => Bounded.Of(claim(x));

        internal override double PlainClaim(double x) => plain(x);

        internal override Bounded Function(double x, double t) => Bounded.Of(x + t);

        internal override double PlainFunction(double x, double t) => x + t;

        internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x) => [];
    }
}
