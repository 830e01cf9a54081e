using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Numbers;

/// <summary>Arguments with large errors, moved to where their true values may be: the bound must reach that far.</summary>
public class BoundedErrorTests
{
    static readonly double[] Arguments = [-745, -20, -3, -1, -0.25, 0, 1e-3, 0.5, 1, 2.5, 6, 40];
    static readonly double[] Errors = [1e-30, 1e-6, 0.01, 0.2, 0.9, 3];

    [Theory]
    [MemberData(nameof(Elementary.Names), MemberType = typeof(Elementary))]
    public void The_bound_of_a_function_reaches_every_possible_value(string name)
    {
        var (function, bounded) = (Elementary.Function<DoubleDouble>(name), Elementary.Function<Bounded>(name));
        foreach (var (x, error) in from x in Arguments from error in Errors select (x, error))
            for (var t = -1.0; t <= 1; t += 0.125)
                AssertReaches(bounded(Known(x, error)), function(DoubleDouble.Of(x) + DoubleDouble.Of(t) * DoubleDouble.Of(error)));
    }

    [Theory]
    [MemberData(nameof(Elementary.Names), MemberType = typeof(Elementary))]
    public void The_bound_of_a_function_is_the_slope_times_a_small_error(string name)
    {
        var (function, bounded) = (Elementary.Function<Dual<DoubleDouble>>(name), Elementary.Function<Bounded>(name));
        foreach (var x in Arguments.Where(x => x is > 0 or (-0.25 or -1 or -3) && bounded(Bounded.Exact(x)).Value.IsFinite))
        {
            var slope = DoubleDouble.Abs(function(Dual<DoubleDouble>.Variable(DoubleDouble.Of(x))).Tangent);
            var value = bounded(Known(x, 1e-12));
            var rounding = DoubleDouble.Abs(value.Value).ScaleByPowerOfTwo(-99);

            Assert.True(value.Error <= slope * DoubleDouble.Of(1.0001e-12) + rounding + DoubleDouble.Of(1e-23), $"{name}({x}): {value}");
        }
    }

    [Fact]
    public void The_bound_of_arithmetic_reaches_every_possible_value()
    {
        foreach (var (a, b) in from a in Arguments from b in Arguments select (a, b))
            foreach (var (errorA, errorB) in from errorA in Errors from errorB in Errors select (errorA, errorB))
                foreach (var (s, t) in new[] { (1, 1), (1, -1), (-1, 1), (-1, -1) })
                {
                    var (x, y) = (Known(a, errorA), Known(b, errorB));
                    var (trueX, trueY) = (DoubleDouble.Of(a) + DoubleDouble.Of(s * errorA), DoubleDouble.Of(b) + DoubleDouble.Of(t * errorB));

                    AssertReaches(x + y, trueX + trueY);
                    AssertReaches(x - y, trueX - trueY);
                    AssertReaches(x * y, trueX * trueY);
                    AssertReaches(x / y, trueX / trueY);
                    AssertReaches(Bounded.Abs(x), DoubleDouble.Abs(trueX));
                }
    }

    static Bounded Known(double value, double error) => Bounded.Within(DoubleDouble.Of(value), DoubleDouble.Of(error));

    /// <summary>The true value is itself computed, to 2^-100.</summary>
    static void AssertReaches(Bounded value, DoubleDouble truth)
    {
        var reach = value.Error + DoubleDouble.Abs(truth).ScaleByPowerOfTwo(-100);
        if (value.Error.IsFinite && truth.IsFinite && DoubleDouble.Abs(value.Value - truth) > reach)
            Assert.Fail($"{value} does not reach {truth}");
    }
}
