using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>The backward pass from the saved output.</summary>
public class OutputBackwardTests
{
    public static TheoryData<string> With => [.. KernelRun.Names.Where(n => KernelRun.Find(n).HasDerivativeFromOutput)];

    public static TheoryData<string> Without => [.. KernelRun.Names.Where(n => !KernelRun.Find(n).HasDerivativeFromOutput)];

    [Fact]
    public void These_have_it() => Assert.Equal(
        ["elu", "elu alpha=1.7", "exponential", "log-sigmoid", "sigmoid", "softplus", "softplus beta=0.01", "softplus beta=2.3", "softplus beta=8", "tanh"],
        With.Select(row => row.Data).Order(StringComparer.Ordinal));

    /// <summary>In double-double, where f has not rounded to its limit: an identity of the two formulas.</summary>
    [Theory]
    [MemberData(nameof(With))]
    public void It_is_the_derivative(string name)
    {
        var activation = KernelRun.Find(name);
        for (var i = -128; i <= 128; i++)
        {
            var x = DoubleDouble.Of(i / 16.0);
            var difference = activation.DerivativeFromOutput(activation.Forward(x)) - activation.Derivative(x);
            Assert.Equal(0, difference.ToDouble(), 1e-28);
        }
    }

    /// <summary>The formula in y, at most two roundings and one of an elementary function, given y as it is.</summary>
    [Theory]
    [MemberData(nameof(With))]
    public void It_is_dy_times_the_formula_in_y(string name)
    {
        var activation = KernelRun.Find(name);
        double[] y = KernelRun.Run(activation, KernelFamily.Simd, Operation.Forward, [.. Points.Doubles(activation)], []);
        double[] ones = [.. y.Select(_ => 1.0)], twos = [.. y.Select(_ => 2.0)];
        foreach (var family in new[] { KernelFamily.Scalar, KernelFamily.Simd })
        {
            var df = KernelRun.Run(activation, family, Operation.BackwardFromOutput, y, ones);
            Assert.All(y.Zip(df), p => Assert.InRange(Ulp.UlpsOfDouble(p.Second, activation.DerivativeFromOutput(DoubleDouble.Of(p.First))), -3, 3));
            Assert.Equal(df.Select(d => 2 * d), KernelRun.Run(activation, family, Operation.BackwardFromOutput, y, twos));
        }

        float[] y32 = [.. y.Select(v => (float)v).Where(float.IsFinite)];
        var df32 = KernelRun.Run(activation, KernelFamily.Simd, Operation.BackwardFromOutput, y32, [.. y32.Select(_ => 1f)]);
        Assert.All(y32.Zip(df32), p => Assert.InRange(Ulp.UlpsOfSingle(p.Second, activation.DerivativeFromOutput(DoubleDouble.Of(p.First))), -1, 1));
    }

    [Theory]
    [MemberData(nameof(Without))]
    public void The_others_refuse_in_one_line(string name)
    {
        var activation = KernelRun.Find(name);
        var refusal = Assert.Throws<BadInputException>(() => KernelRun.Run(activation, KernelFamily.Simd, Operation.BackwardFromOutput, [0.5f], [1f]));
        Assert.Equal($"{activation.Id}: its derivative does not follow from its output; use the pre-activation", refusal.Message);
    }

    [Fact]
    public void One_element_of_them_is_not_supported() =>
        Assert.Throws<NotSupportedException>(() => KernelRun.Find("relu").DerivativeFromOutput(DoubleDouble.Of(0.5)));

    /// <summary>What is documented as lost: where f has rounded to its limit.</summary>
    [Fact]
    public void Where_the_output_has_rounded_to_its_limit_the_derivative_is_0()
    {
        var sigmoid = KernelRun.Find("sigmoid");
        Assert.Equal([0f], KernelRun.Run(sigmoid, KernelFamily.Simd, Operation.BackwardFromOutput, KernelRun.Run(sigmoid, KernelFamily.Simd, Operation.Forward, [20f], []), [1f]));
        Assert.NotEqual([0f], KernelRun.Run(sigmoid, KernelFamily.Simd, Operation.Backward, [20f], [1f]));
    }
}
