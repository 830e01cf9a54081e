using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Accuracy;

public class InteriorRootTests
{
    /// <summary>f' = (x + 1/3)(x - 50) below 60, 1 - x beyond: it changes its sign at -1/3 and 50, which are roots, and at 60, which is a kink.</summary>
    [Fact]
    public void Roots_are_where_the_derivative_changes_its_sign_and_is_no_kink()
    {
        var roots = InteriorRoots.Of(new Activation<Wave>());
        Assert.Equal(2, roots.Length);
        Assert.InRange(roots[0], Math.BitDecrement(-1 / 3.0), Math.BitIncrement(-1 / 3.0));
        Assert.Equal(50, roots[1]);
        Assert.Empty(InteriorRoots.Of(new Catalog().Find("tanh")));
        Assert.Equal(-1.278464542761074, Assert.Single(InteriorRoots.Of(new Catalog().Find("silu"))), 1e-15);
    }

    [Fact]
    public void A_neighbourhood_is_a_64th_to_both_sides()
    {
        const double Radius = 1.0 / 64;
        double[] roots = [-1, 2];
        Assert.Equal(
            [false, true, true, true, false, false, true, true, false],
            new[] { -1.016, -1 - Radius, -1, -1 + Radius, -0.984, 0, 2 - Radius, 2 + Radius, 2.016 }.Select(x => InteriorRoots.Near(roots, x)));
        Assert.False(InteriorRoots.Near([], 0));
    }

    readonly record struct Wave : IActivation<Wave>
    {
        public static ActivationInfo Info { get; } = new("wave", "Wave", "x", "1", "all", "a test") { KnownPoints = [], IsMonotone = false, Centre = null };

        public static Wave With(ParameterSet parameters) => default;

        public IReadOnlyList<Kink> Kinks => [new(60, 603, -59, 603)];

        public T Forward<T>(T x) where T : struct, IReal<T> => x;

        public T Derivative<T>(T x) where T : struct, IReal<T> =>
            T.LessOrEqual(x, T.Of(60), (x + (T.Of(1) / T.Of(3))) * (x - T.Of(50)), T.Of(1) - x);
    }
}
