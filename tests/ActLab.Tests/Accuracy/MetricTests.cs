using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Accuracy;

/// <summary>The size of an error, by hand and against the scalar definition.</summary>
public class MetricTests
{
    const double Infinity = double.PositiveInfinity;

    const float Ulp1 = 1.1920929E-07f, Subnormal = 1E-45f;

    const double SiluRoot = -1.278464542761074, GeluRoot = -0.7517915246935645, GeluTanhRoot = -0.7524614220710162, MishRoot = -1.1924312145154955;

    const double SerfRoot = -1.1930599689281880, TanhExpRoot = -1.0788600584646241;

    /// <summary>relu(x) = x on the right, 0 on the left: the exact value is known without computing.</summary>
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1 + Ulp1, 1)]
    [InlineData(1, 1 - (Ulp1 / 2), 0.5)]
    [InlineData(1 - (Ulp1 / 2), 1, 1)]
    [InlineData(3, 3 + (4 * Ulp1), 2)]
    [InlineData(3, -3, 6 / (2.0 * Ulp1))]
    [InlineData(-3, Subnormal, 1)]
    [InlineData(-3, -3 * Subnormal, 3)]
    [InlineData(Subnormal, 0, 1)]
    [InlineData(1.1754944E-38f, 1.1754942E-38f, 1)]
    [InlineData(3.4028235E+38f, 3.4028233E+38f, 1)]
    [InlineData(3.4028235E+38f, float.PositiveInfinity, Infinity)]
    [InlineData(2, float.NaN, Infinity)]
    [InlineData(2, float.NegativeInfinity, Infinity)]
    public void An_error_in_float32_is_counted_in_the_spacing_at_the_exact_value(float x, float y, double ulps)
    {
        var result = Measure("relu", Quantity.Forward, new ListedInputs<float>(x), y);
        Assert.Equal((ulps, (double)x), (result.Max, result.At!.Value.X));
        Assert.Equal(ulps == 0 ? 1 : 0, result.CorrectlyRounded);
        Assert.Equal(double.IsFinite(ulps) ? ulps : double.NaN, result.Mean);
    }

    [Theory]
    [InlineData(1, 1.0000000000000002, 1)]
    [InlineData(1, 0.9999999999999999, 0.5)]
    [InlineData(-3, 5E-324, 1)]
    [InlineData(2, double.NaN, Infinity)]
    public void An_error_in_float64_too(double x, double y, double ulps)
    {
        var activation = KernelRun.Find("relu");
        var sweep = new UlpSweep<double>((_, to) => to.Fill(y), new DoubleComparison(activation, Quantity.Forward), new ListedInputs<double>(x));
        var result = sweep.Run(_ => { }, CancellationToken.None);
        Assert.Equal((ulps, x), (result.Max, result.At!.Value.X));
        Assert.Equal(1, Assert.Single(result.Histogram).Count);
    }

    /// <summary>2x overflows above half the largest float: there, and only there, infinity is right.</summary>
    [Fact]
    public void An_infinity_is_right_where_the_exact_value_rounds_to_it()
    {
        var twice = KernelRun.Find("maxout");
        twice = twice.With(twice.Parameters.With("pieces", "2,0"));
        float[] x = [1.7014118E+38f, 1.7014117E+38f];
        var sweep = new UlpSweep<float>((_, y) => y.Fill(float.PositiveInfinity), new SingleComparison(twice, Quantity.Forward), new ListedInputs<float>(x));
        var result = sweep.Run(_ => { }, CancellationToken.None);
        Assert.Equal((Infinity, (double)x[1], 0.5), (result.Max, result.At!.Value.X, result.CorrectlyRounded));
        Assert.Equal([SpecialKind.InfiniteResult], result.WrongSpecials.Select(wrong => wrong.Kind));
    }

    /// <summary>There f' is about 0.0007, whose own ulp would be 2^-34.</summary>
    [Fact]
    public void Near_an_interior_root_of_the_derivative_the_ulp_has_a_least_size()
    {
        var near = (float)(SiluRoot + (0.2 / 64));
        var exact = KernelRun.Find("silu").Derivative(DoubleDouble.Of(near)).ToDouble();
        Assert.InRange(exact, Math.ScaleB(1, -11), Math.ScaleB(1, -10));
        Assert.Equal(exact * Math.ScaleB(1, 33), Measure("silu", Quantity.Derivative, new ListedInputs<float>(near), 0).Max, 1e-3);
        Assert.All([-1.0, 1.0], side => Assert.Equal((true, false),
            (InteriorRoots.Near([SiluRoot], SiluRoot + (side * 0.999 / 64)), InteriorRoots.Near([SiluRoot], SiluRoot + (side * 1.001 / 64)))));
    }

    [Fact]
    public void Interior_roots_are_the_minima_of_silu_and_its_like_alone()
    {
        foreach (var name in KernelRun.Families(Core.Kernels.KernelFamily.Simd).Select(row => row.Data.Item1))
        {
            double[] expected = name switch { "silu" => [SiluRoot], "gelu" => [GeluRoot], "gelu-tanh" => [GeluTanhRoot], "mish" => [MishRoot], "quick-gelu" => [SiluRoot / 1.702], "serf" => [SerfRoot], "tanhexp" => [TanhExpRoot], "hard-swish" => [-1.5], _ => [] };
            // Roots are kept for each activation: a new one has none yet.
            var activation = KernelRun.Find(name);
            var roots = InteriorRoots.Of(activation.With(activation.Parameters));
            Assert.True(expected.Length == roots.Length, $"{name}: {string.Join(" ", roots)}");
            Assert.All(expected.Zip(roots), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        }
    }

    /// <summary>Every length, so that whole vectors and what is left over are both held against the scalar definition.</summary>
    [Theory]
    [InlineData("gelu", Quantity.Forward)]
    [InlineData("gelu", Quantity.Derivative)]
    [InlineData("softplus", Quantity.Forward)]
    [InlineData("tanh", Quantity.Derivative)]
    public void The_vector_code_agrees_with_the_definition(string name, Quantity quantity)
    {
        var activation = KernelRun.Find(name);
        var roots = quantity == Quantity.Derivative ? InteriorRoots.Of(activation) : [];
        var all = new float[3000];
        new SampledInputs<float>(activation, all.Length).Fill(0, all);
        float[] ordinary = [.. all.Where(x => float.IsFinite(x) && x != 0)];
        for (var (start, length) = (0, 1); start + length < ordinary.Length; start += length, length = (length % 45) + 1)
        {
            var x = ordinary[start..(start + length)];
            var exact = new double[length];
            SingleReference.Evaluate(activation, quantity, [.. x], exact);
            var y = exact.Select((value, i) => Moved((float)value, (i * 7 % 11) - 5)).ToArray();
            var result = Measure(name, quantity, new ListedInputs<float>(x), y);
            var ulps = x.Select((at, i) => Math.Abs(InteriorRoots.Near(roots, at)
                ? Ulp.UlpsOfSingle(y[i], DoubleDouble.Of(exact[i]), InteriorRoots.LeastExponent)
                : Ulp.UlpsOfSingle(y[i], DoubleDouble.Of(exact[i])))).ToArray();
            Assert.Equal((ulps.Max(), (double)x[Array.IndexOf(ulps, ulps.Max())]), (result.Max, result.At!.Value.X));
            Assert.Equal(ulps.Average(), result.Mean, 1e-12);
            Assert.Equal(x.Where((_, i) => y[i] == (float)exact[i]).Count() / (double)length, result.CorrectlyRounded);
        }
    }

    static float Moved(float value, int steps)
    {
        for (; steps > 0; steps--)
        {
            value = MathF.BitIncrement(value);
        }

        for (; steps < 0; steps++)
        {
            value = MathF.BitDecrement(value);
        }

        return value;
    }

    static UlpResult Measure(string name, Quantity quantity, ListedInputs<float> inputs, params float[] y) =>
        new UlpSweep<float>((_, to) => y.CopyTo(to), new SingleComparison(KernelRun.Find(name), quantity), inputs)
            .Run(_ => { }, CancellationToken.None);
}
