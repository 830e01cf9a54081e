using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>Jet2 against nested dual numbers, which share none of its second derivatives.</summary>
public class Jet2Tests
{
    static readonly double[] Arguments = [1e-3, 0.1, 0.5, 0.75, 1, 1.5, 2.25, 4, 9.5, 20];

    [Theory]
    [MemberData(nameof(Elementary.Names), MemberType = typeof(Elementary))]
    public void Functions_agree(string name)
    {
        foreach (var x in Arguments)
        {
            AssertAgree(Elementary.Function<Jet2<DoubleDouble>>(name), Elementary.Function<Dual<Dual<DoubleDouble>>>(name), x);
            if (name is not ("log" or "sqrt") && x < 1)
                AssertAgree(Elementary.Function<Jet2<DoubleDouble>>(name), Elementary.Function<Dual<Dual<DoubleDouble>>>(name), -x);
        }
    }

    [Fact]
    public void Expressions_agree()
    {
        foreach (var x in Arguments)
        {
            AssertAgree(Rational, Rational, x);
            AssertAgree(Mixed, Mixed, -x);
        }
    }

    [Fact]
    public void Second_derivatives_keep_their_digits_near_zero()
    {
        var x = DoubleDouble.Of(1e-200);
        var logistic = Jet2<DoubleDouble>.Logistic(Jet2<DoubleDouble>.Variable(x));

        // logistic''(x) = -x / 8 + O(x^3).
        Assert.InRange((logistic.Second / x).ToDouble(), -0.125, -0.125);
    }

    [Fact]
    public void A_select_takes_both_derivatives_of_the_branch_chosen()
    {
        var x = Jet2<Real64>.Variable(new(-2));
        var square = x * x;

        Assert.Equal(square, Jet2<Real64>.Less(x, Jet2<Real64>.Of(0), square, x));
        Assert.Equal(x, Jet2<Real64>.LessOrEqual(Jet2<Real64>.Of(0), x, square, x));
        Assert.Equal(new(new(2), new(-1), new(-0.0)), Jet2<Real64>.Abs(x));
    }

    static T Rational<T>(T x) where T : struct, IReal<T> =>
        (x * x - T.Of(3)) / T.MultiplyAdd(x, x * x, T.Of(7)) - T.Of(2) / x;

    static T Mixed<T>(T x) where T : struct, IReal<T> =>
        x * T.NormalCdf(-(x * T.Logistic(x))) + T.Abs(x) * T.Exp(T.Of(Constant.SqrtHalf) * x);

    static void AssertAgree(
        Func<Jet2<DoubleDouble>, Jet2<DoubleDouble>> jet, Func<Dual<Dual<DoubleDouble>>, Dual<Dual<DoubleDouble>>> dual, double at)
    {
        var x = DoubleDouble.Of(at);
        var actual = jet(Jet2<DoubleDouble>.Variable(x));
        var expected = dual(new(Dual<DoubleDouble>.Variable(x), Dual<DoubleDouble>.Of(1)));

        // The nested form cancels in second derivatives, at most down to the size of the first.
        var scale = DoubleDouble.Abs(expected.Tangent.Value) + DoubleDouble.Abs(expected.Tangent.Tangent);
        AssertNear(expected.Value.Value, actual.Value, DoubleDouble.Abs(expected.Value.Value));
        AssertNear(expected.Tangent.Value, actual.First, scale);
        AssertNear(expected.Tangent.Tangent, actual.Second, scale);
    }

    static void AssertNear(DoubleDouble expected, DoubleDouble actual, DoubleDouble scale)
    {
        if (!(DoubleDouble.Abs(expected - actual) <= scale.ScaleByPowerOfTwo(-96)))
            Assert.Fail($"{actual} instead of {expected}");
    }
}
