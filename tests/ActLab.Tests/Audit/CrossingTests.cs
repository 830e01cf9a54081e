using ActLab.Core.Audit;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Where formulas change their sign: at doubles, between them, twice between two points.</summary>
public class CrossingTests
{
    static IReadOnlyList<Crossing> Find(string formula, params double[] points) => Crossing.Find(MadeUpSubject.Formulas(formula), points);

    static Crossing Around(double x) => new(Math.BitDecrement(x), Math.BitIncrement(x), x);

    /// <summary>One root, at a double that is or is not a point.</summary>
    [Theory]
    [InlineData("x - 1", new double[] { 0, 2 }, 1)]
    [InlineData("x - 1", new double[] { 0, 1, 2 }, 1)]
    [InlineData("x - 1", new double[] { 1, 2 }, 1)]
    [InlineData("x - 1", new double[] { 0, 1 }, 1)]
    [InlineData("1 - x", new double[] { -745, 745 }, 1)]
    [InlineData("x", new double[] { -1, 3 }, 0)]
    [InlineData("x", new double[] { 0, 3 }, 0)]
    [InlineData("x", new double[] { -3, 0 }, 0)]
    [InlineData("log(x)", new[] { -1, 0.5, 2 }, 1)]
    [InlineData("max(0, x)", new double[] { -2, -1, 0, 1, 2 }, 0)]
    [InlineData("min(0, x)", new double[] { -2, -1, 0, 1, 2 }, 0)]
    public void A_root_that_is_a_double_is_found_itself(string formula, double[] points, double root)
    {
        var found = Assert.Single(Find(formula, points));
        Assert.Equal(Around(root), found);
        Assert.Equal(root, found.X);
    }

    [Theory]
    [InlineData("3*x - 1", -1, 1)]
    [InlineData("1 - 3*x", 0.25, 0.5)]
    public void A_root_between_two_doubles_has_both(string formula, double from, double to)
    {
        var found = Assert.Single(Find(formula, from, to));
        Assert.Equal(new(1 / 3.0, Math.BitIncrement(1 / 3.0), null), found);
        Assert.Equal(1 / 3.0, found.X);
    }

    [Theory]
    [InlineData("x", new double[] { 1, 2, 3 })]
    [InlineData("0*x", new double[] { -2, -1, 1, 2 })]
    [InlineData("0*x + 1", new double[] { 1, 2, 3 })]
    [InlineData("log(x)", new[] { -1, 1.5, 2 })]
    [InlineData("sqrt(x)", new double[] { -2, -1, 1 })]
    [InlineData("(x-0.5)^2 + 1e-9", new double[] { 0, 0.25, 1, 2 })]
    [InlineData("max(0, x)", new double[] { -3, -2, -1, 1, 2 })]
    public void Where_no_sign_changes_there_is_none(string formula, double[] points) => Assert.Empty(Find(formula, points));

    /// <summary>Between points of equal sign the formula dips below 0, or rises above it, as the point nearest to 0 shows.</summary>
    [Theory]
    [InlineData("(x-0.5)^2 - 1e-8", new[] { 0, 0.4, 1, 2 })]
    [InlineData("1e-8 - (x-0.5)^2", new[] { 0, 0.4, 1, 2 })]
    [InlineData("(x-0.5)^2 - 1e-8", new[] { 0, 0.6, 1, 2 })]
    [InlineData("(x-0.5)^2 - 1e-8", new[] { -0.25, 0.25, 0.75, 1.25 })]
    [InlineData("abs(x-0.5) - 1e-4", new[] { -1, 0.4, 1 })]
    public void Two_roots_between_points_are_found(string formula, double[] points)
    {
        var found = Find(formula, points);
        Assert.Equal(2, found.Count);
        Assert.Equal(0.4999, found[0].X, 1e-15);
        Assert.Equal(0.5001, found[1].X, 1e-15);
    }

    [Fact]
    public void All_formulas_are_looked_at_and_a_place_is_told_once()
    {
        var found = Crossing.Find(MadeUpSubject.Formulas("x - 2", "x + 1", "2*x - 4", "x^2 - 4"), [-3, 0, 5]);
        Assert.Equal([-2, -1, 2], found.Select(crossing => crossing.X));
    }

    /// <summary>Four doubles beyond both neighbours.</summary>
    [Fact]
    public void A_place_is_known_a_few_doubles_away()
    {
        var one = Crossing.Exactly(1);
        Assert.Equal(Around(1), one);
        Assert.Equal(new(-double.Epsilon, double.Epsilon, 0), Crossing.Exactly(0));
        Assert.Equal(new(-double.Epsilon, double.Epsilon, 0), Crossing.Exactly(-0.0));
        Assert.Equal(
            [false, true, true, true, false],
            new[] { -6, -5, 0, 5, 6 }.Select(steps => one.IsAt(DoubleOrder.Step(1, steps))));
    }
}
