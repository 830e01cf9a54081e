using ActLab.Core.Audit;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Audit;

/// <summary>Differences of functions whose derivative is known: what is found lies within the bound that is told, and the bound is small.</summary>
public class NumericDerivativeTests
{
    /// <summary>The function of a displacement, and how far it was asked for.</summary>
    sealed class Watched(Func<Bounded, Bounded> f, double at)
    {
        public List<double> Asked { get; } = [];

        public Bounded At(double t)
        {
            Asked.Add(t);
            return f(Bounded.Of(at) + Bounded.Of(t));
        }

        public double Farthest => Asked.Max(Math.Abs);

        public double Nearest => Asked.Where(t => t != 0).Min(Math.Abs);
    }

    static Bounded Square(Bounded x) => x * x;

    static Bounded Relu(Bounded x) => Bounded.LessOrEqual(x, Bounded.Of(0), Bounded.Of(0), x);

    static Bounded Stair(Bounded x) => Bounded.LessOrEqual(x, Bounded.Of(0), x, x + Bounded.Of(2));

    static void AssertIs(Bounded truth, Estimate found, int bits)
    {
        Assert.True(found.DistanceTo(Estimate.Of(truth)) <= found.Bound + truth.Error, $"{found} is not {truth.Value}");
        Assert.True(found.IsWithin(bits) || found.Bound.IsZero, $"{found} has not {bits} bits");
    }

    public static TheoryData<string, double, int> Smooth => new()
    {
        { "square", 1.5, 76 }, { "exp", 1, 76 }, { "exp", -40, 76 }, { "log", 3, 76 }, { "log", 1e-9, 60 }, { "tanh", 0.25, 76 }, { "cube", 7, 76 },
    };

    static (Func<Bounded, Bounded> F, Func<Bounded, Bounded> Slope) Named(string name) => name switch
    {
        "square" => (Square, x => x + x),
        "cube" => (x => x * x * x, x => Bounded.Of(3) * x * x),
        "exp" => (Bounded.Exp, Bounded.Exp),
        "log" => (Bounded.Log, x => Bounded.Of(1) / x),
        _ => (Bounded.Tanh, x => Bounded.Of(1) - (Bounded.Tanh(x) * Bounded.Tanh(x))),
    };

    [Theory]
    [MemberData(nameof(Smooth))]
    public void A_smooth_function_has_its_derivative_to_many_digits(string name, double x, int bits)
    {
        var (f, slope) = Named(name);
        var reach = name == "log" ? x / 2 : 1;
        AssertIs(slope(Bounded.Of(x)), NumericDerivative.Central(new Watched(f, x).At, reach, Math.ILogB(x)), bits);
        AssertIs(slope(Bounded.Of(x)), NumericDerivative.OneSided(new Watched(f, x).At, 1, reach, Math.ILogB(x)), bits);
        AssertIs(slope(Bounded.Of(x)), NumericDerivative.OneSided(new Watched(f, x).At, -1, reach, Math.ILogB(x)), bits);
    }

    /// <summary>A first step of 1/4 is halved seven times, or twelve times with one more to the far side; what satisfies is enough.</summary>
    [Fact]
    public void Steps_are_few_and_stay_within_reach()
    {
        var central = new Watched(Square, 1);
        NumericDerivative.Central(central.At, 1, 0);
        Assert.Equal((0.25, Math.ScaleB(1, -9)), (central.Farthest, central.Nearest));
        Assert.Equal(1 + 4 + (8 * 2), central.Asked.Count);

        var right = new Watched(Square, 1);
        NumericDerivative.OneSided(right.At, 1, 1, 0);
        Assert.Equal((0.5, Math.ScaleB(1, -14), 13 * 2), (right.Farthest, right.Nearest, right.Asked.Count));
        Assert.All(right.Asked, t => Assert.True(t > 0));
        var left = new Watched(Square, 1);
        NumericDerivative.OneSided(left.At, -1, 1, 0);
        Assert.All(left.Asked, t => Assert.True(t < 0));

        var near = new Watched(Bounded.Exp, 1);
        NumericDerivative.Central(near.At, 0.01, 0);
        Assert.Equal(Math.ScaleB(1, -7), near.Farthest);
        near = new Watched(Bounded.Exp, 1);
        NumericDerivative.OneSided(near.At, 1, 0.01, 0);
        Assert.Equal(Math.ScaleB(1, -7), near.Farthest);
    }

    [Fact]
    public void Without_room_nothing_is_known()
    {
        var nowhere = new Watched(Square, 1);
        Assert.False(NumericDerivative.Central(nowhere.At, 0, 0).IsKnown);
        Assert.False(NumericDerivative.OneSided(nowhere.At, 1, 0, 0).IsKnown);
        Assert.False(NumericDerivative.Central(nowhere.At, Math.ScaleB(1, -1060), 0).IsKnown);
        Assert.Empty(nowhere.Asked);
        Assert.True(NumericDerivative.Central(nowhere.At, Math.ScaleB(1, -1059), 0).Bound.IsFinite);
    }

    /// <summary>Of a sum with a number 2^200 times as large no digit is left.</summary>
    [Fact]
    public void What_rounding_hides_is_not_known_well()
    {
        var large = Bounded.Of(Math.ScaleB(1, 200));
        var found = NumericDerivative.Central(new Watched(x => x + large - large, 1).At, 1, 0);
        Assert.False(found.IsWithin(1));
        Assert.True(!found.IsKnown || found.DistanceTo(Estimate.Of(Bounded.Of(1))) <= found.Bound);
    }

    /// <summary>At a kink and at a jump each side has its own derivative; f(0) is not asked for.</summary>
    [Fact]
    public void Sides_have_derivatives_of_their_own()
    {
        AssertIs(Bounded.Of(0), NumericDerivative.OneSided(new Watched(Relu, 0).At, -1, 1, 0), 100);
        AssertIs(Bounded.Of(1), NumericDerivative.OneSided(new Watched(Relu, 0).At, 1, 1, 0), 76);
        var jump = new Watched(Stair, 0);
        AssertIs(Bounded.Of(1), NumericDerivative.OneSided(jump.At, 1, 1, 0), 76);
        AssertIs(Bounded.Of(1), NumericDerivative.OneSided(jump.At, -1, 1, 0), 76);
        Assert.DoesNotContain(0, jump.Asked);
    }

    /// <summary>Central differences over a kink or a step agree with each other, but not with the derivative: they say nothing.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e-12)]
    public void Over_a_kink_nothing_is_claimed_to_be_known(double beside)
    {
        var kink = NumericDerivative.Central(new Watched(Relu, beside).At, 1, 0);
        Assert.True(!kink.IsKnown || kink.DistanceTo(Estimate.Of(Bounded.Of(beside > 0 ? 1 : 0))) <= kink.Bound, kink.ToString());
        var step = NumericDerivative.Central(new Watched(Stair, beside).At, 1, 0);
        Assert.True(!step.IsKnown || step.DistanceTo(Estimate.Of(Bounded.Of(1))) <= step.Bound, step.ToString());
    }

    /// <summary>sqrt(x^2 + w^2) bends within w, tanh(x / w) steps: steps much longer than w do not see it, shorter ones do.</summary>
    [Theory]
    [InlineData(-20, 0)]
    [InlineData(-20, 1)]
    [InlineData(-30, 0)]
    [InlineData(-30, 1)]
    [InlineData(-36, 3)]
    public void A_narrow_bend_is_seen_by_short_steps(int width, int place)
    {
        var (w, x) = (Bounded.Of(Math.ScaleB(1, width)), Math.ScaleB(place, width));
        Bounded Bend(Bounded v) => Bounded.Sqrt((v * v) + (w * w));
        var bend = NumericDerivative.Central(new Watched(Bend, x).At, 1, x == 0 ? 0 : Math.ILogB(x));
        AssertIs(Bounded.Of(1) + (Bounded.Of(x) / Bend(Bounded.Of(x))), bend with { Value = DoubleDouble.One + bend.Value }, 40);
        var step = Bounded.Tanh(Bounded.Of(place));
        AssertIs((Bounded.Of(1) - (step * step)) / w, NumericDerivative.Central(new Watched(v => Bounded.Tanh(v / w), x).At, 1, x == 0 ? 0 : Math.ILogB(x)), 30);
    }

    /// <summary>Beside a pole far below the first steps only steps of the size of x itself serve.</summary>
    [Theory]
    [InlineData(-60)]
    [InlineData(-300)]
    public void The_scale_of_x_is_tried_last(int power)
    {
        var x = Math.ScaleB(1, power);
        Bounded Bend(Bounded v) => Bounded.Sqrt((v * v) + (Bounded.Of(x) * Bounded.Of(x)));
        AssertIs(Bounded.Of(1) / Bounded.Sqrt(Bounded.Of(2)), NumericDerivative.Central(new Watched(Bend, x).At, 1, power), 60);
    }
}
