using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>How far witnesses look, by the displacements they ask for, and what is not observed at all.</summary>
public class ObserverTests
{
    static readonly Crossing Zero = Crossing.Exactly(0);

    /// <summary>The displacements asked for at x when the exponential is observed: the farthest to the left and to the right.</summary>
    static (double Left, double Right) Steps(
        double x, Crossing[] crossings, double[]? poles = null, string[]? turns = null, double longest = double.PositiveInfinity)
    {
        var asked = new List<double>();
        var subject = new MadeUpSubject
        {
            F = (at, t) =>
            {
                asked.Add(t);
                return Bounded.Exp(Bounded.Of(at) + Bounded.Of(t));
            },
            Turns = turns ?? [],
            Longest = longest,
        };
        new Observer(subject, crossings, [.. (poles ?? []).Select(Crossing.Exactly)]).At(x);
        return (asked.Min(), asked.Max());
    }

    /// <summary>The largest power of two within reach, 1/4 at most; with less than 1/32 on one side, twice as far on the other, 1/2 at most.</summary>
    [Theory]
    [InlineData(5, -0.25, 0.25)]
    [InlineData(0.125, -0.125, 0.125)]
    [InlineData(-0.125, -0.125, 0.125)]
    [InlineData(0.03125, -0.03125, 0.03125)]
    [InlineData(0.03, 0, 0.5)]
    [InlineData(-0.03, -0.5, 0)]
    [InlineData(0, -0.5, 0)]
    public void No_step_crosses_a_branch(double x, double left, double right) => Assert.Equal((left, right), Steps(x, [Zero]));

    /// <summary>A branch between two doubles, and one on either side of which the other is nearer.</summary>
    [Fact]
    public void The_nearest_branch_counts_on_each_side()
    {
        var third = new Crossing(1 / 3.0, Math.BitIncrement(1 / 3.0), null);
        Assert.Equal((-0.25, 0.25), Steps(0, [third]));
        Assert.Equal((-0.5, 0), Steps(1 / 3.0, [third]));
        Assert.Equal((0, 0.5), Steps(Math.BitIncrement(1 / 3.0), [third]));
        Assert.Equal((-0.0625, 0.0625), Steps(0.0625, [Zero, Crossing.Exactly(0.25)]));
        Assert.Equal((-0.0625, 0.0625), Steps(0.1875, [Zero, Crossing.Exactly(0.25)]));
        Assert.Equal((0, 0.125), Steps(0.015625, [Zero, Crossing.Exactly(0.1875)]));
        Assert.Equal((-0.125, 0), Steps(0.171875, [Zero, Crossing.Exactly(0.1875)]));
    }

    /// <summary>Half the distance to a pole; 1 over the speed of an angle, of which nothing may be known; what the subject says.</summary>
    [Fact]
    public void Steps_are_short_where_the_function_is_not_smooth()
    {
        Assert.Equal((-0.125, 0.125), Steps(1, [], poles: [0.75, 3]));
        Assert.Equal((-0.125, 0.125), Steps(1, [], poles: [1.25, -3]));
        Assert.Equal((-0.0625, 0.0625), Steps(1, [], turns: ["3*x", "16*x"]));
        Assert.Equal((-0.25, 0.25), Steps(-1, [], turns: ["log(x)*16"]));
        Assert.Equal((-0.015625, 0.015625), Steps(1, [], longest: 0.02));
        Assert.Equal((-0.015625, 0.015625), Steps(0.03125, [Zero], poles: [0.0]));
    }

    [Fact]
    public void Sides_of_a_crossing_are_looked_at_from_it()
    {
        Bounded Kink(double x, double t) => Bounded.LessOrEqual(Bounded.Of(x + t), Bounded.Of(0), Bounded.Of(0), Bounded.Of(x) + Bounded.Of(t));
        var observer = new Observer(new MadeUpSubject { F = Kink }, [Zero], []);
        Assert.Equal((0.0, 1.0), (observer.OneSided(Zero, -1).Value.ToDouble(), observer.OneSided(Zero, 1).Value.ToDouble()));
        var third = new Crossing(1 / 3.0, Math.BitIncrement(1 / 3.0), null);
        var asked = new HashSet<double>();
        observer = new(new MadeUpSubject { F = (x, t) => { asked.Add(x); return Kink(x, t); } }, [third], []);
        observer.OneSided(third, -1);
        Assert.Equal([third.Left], asked);
        observer.OneSided(third, 1);
        Assert.Equal([third.Left, third.Right], asked);
    }

    [Fact]
    public void What_is_seen_is_the_claim_and_the_witnesses()
    {
        var subject = new MadeUpSubject { Textbook = x => 5 * x, ClaimAt = ["x/3 - x/3 + x - 1"] };
        var seen = new Observer(subject, [], []).At(3)!;
        Assert.Equal((3.0, 6.0, true), (seen.X, seen.Claim.Value.ToDouble(), seen.Claim.Bound.IsZero));
        Assert.Equal([(Witness.Numeric, 6.0), (Witness.TextbookDerivative, 15.0)], seen.Witnesses.Select(w => (w.Witness, w.Value.Value.ToDouble())));
        Assert.False(seen.IsOutside);

        // Which branch is taken at 1 is decided by rounding: nothing is certain of the claim there.
        Assert.True(subject.IsBranchUncertain(1));
        Assert.False(new Observer(subject, [], []).At(1)!.Claim.Bound.IsFinite);
        Assert.Equal(2, new Observer(subject, [], []).At(1)!.Claim.Value.ToDouble());
        Assert.False(new MadeUpSubject { At = ["x - 1"] }.IsBranchUncertain(1));
    }

    /// <summary>Without a value nothing is seen; with a value and neither a derivative nor a claim of one it is the edge of a domain.</summary>
    [Fact]
    public void An_edge_is_outside()
    {
        var nowhere = new MadeUpSubject { F = (x, t) => Bounded.Log(Bounded.Of(x) + Bounded.Of(t)), Df = x => Bounded.Of(1 / x) };
        Assert.Null(new Observer(nowhere, [], []).At(-1));
        Assert.NotNull(new Observer(nowhere, [], []).At(1));
        var (number, none) = (Estimate.Of(Bounded.Of(1)), Estimate.Unknown);
        Assert.True(new Observation(0, none, [("a", none), ("b", none)]).IsOutside);
        Assert.False(new Observation(0, number, [("a", none)]).IsOutside);
        Assert.False(new Observation(0, none, [("a", none), ("b", number)]).IsOutside);
    }
}
