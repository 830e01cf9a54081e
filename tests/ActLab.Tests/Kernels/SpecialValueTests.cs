using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>Infinities, NaN, signed zeros and subnormals, by both accurate families in both types.</summary>
public class SpecialValueTests
{
    const double Inf = double.PositiveInfinity, NaN = double.NaN, Tiny = double.Epsilon;

    public static TheoryData<string, KernelFamily> Cases => KernelRun.Families(KernelFamily.Scalar, KernelFamily.Simd);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nan_stays_nan(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        foreach (var operation in KernelRun.Operations(activation))
        {
            Assert.Equal([NaN], KernelRun.Run(activation, family, operation, [NaN], [1.0]));
            Assert.Equal([float.NaN], KernelRun.Run(activation, family, operation, [float.NaN], [1f]));
        }
    }

    /// <summary>Activation, f(-inf), f(inf), f'(-inf), f'(inf).</summary>
    [Theory]
    [InlineData("sigmoid", 0, 1, 0, 0)]
    [InlineData("tanh", -1, 1, 0, 0)]
    [InlineData("relu", 0, Inf, 0, 1)]
    [InlineData("leaky-relu", -Inf, Inf, 0.01, 1)]
    [InlineData("prelu", -Inf, Inf, 0.25, 1)]
    [InlineData("elu", -1, Inf, 0, 1)]
    [InlineData("elu alpha=-0.5", 0.5, Inf, -0.0, 1)]
    [InlineData("elu alpha=0", -0.0, Inf, 0, 1)]
    [InlineData("softplus", 0, Inf, 0, 1)]
    [InlineData("softplus beta=0.01", 0, Inf, 0, 1)]
    [InlineData("maxout", 0, Inf, 0, 1)]
    [InlineData("maxout pieces=-1,0;1,0", Inf, Inf, -1, 1)]
    [InlineData("maxout pieces=0.5,1;2,-2;-1,0.25;0,0.5", Inf, Inf, -1, 2)]
    [InlineData("silu", -0.0, Inf, -0.0, 1)]
    [InlineData("gelu", -0.0, Inf, 0, 1)]
    [InlineData("softsign", -1, 1, 0, 0)]
    [InlineData("log-sigmoid", -Inf, -0.0, 1, 0)]
    [InlineData("tanhshrink", -Inf, Inf, 1, 1)]
    [InlineData("relu6", 0, 6, 0, 0)]
    [InlineData("hard-tanh", -1, 1, 0, 0)]
    [InlineData("clip", 0, 1, 0, 0)]
    [InlineData("hard-sigmoid", 0, 1, 0, 0)]
    [InlineData("hard-swish", 0, Inf, 0, 1)]
    [InlineData("hard-shrink", -Inf, Inf, 1, 1)]
    [InlineData("soft-shrink", -Inf, Inf, 1, 1)]
    [InlineData("shrink", -Inf, Inf, 1, 1)]
    [InlineData("threshold", 0, Inf, 0, 1)]
    [InlineData("thresholded-relu", 0, Inf, 0, 1)]
    [InlineData("celu", -1, Inf, 0, 1)]
    [InlineData("celu alpha=0.375", -0.375, Inf, 0, 1)]
    [InlineData("rrelu", -Inf, Inf, 0.22916666666666666, 1)]
    [InlineData("selu", -1.7580993408473768, Inf, 0, 1.0507009873554805)]
    [InlineData("squareplus", 0, Inf, 0, 1)]
    [InlineData("squareplus b=0.375", 0, Inf, 0, 1)]
    [InlineData("sparse-plus", 0, Inf, 0, 1)]
    [InlineData("smelu beta=2.375", 0, Inf, 0, 1)]
    [InlineData("sparse-sigmoid", 0, 1, 0, 0)]
    [InlineData("exponential", 0, Inf, 0, Inf)]
    [InlineData("linear", -Inf, Inf, 1, 1)]
    [InlineData("erf", -1, 1, 0, 0)]
    [InlineData("quick-gelu", -0.0, Inf, -0.0, 1)]
    [InlineData("squared-relu", 0, Inf, 0, Inf)]
    [InlineData("isru", -1, 1, 0, 0)]
    [InlineData("isru alpha=0.375", -1.632993161855452, 1.632993161855452, 0, 0)]
    [InlineData("isrlu", -1, Inf, 0, 1)]
    [InlineData("serf", -0.0, Inf, 0, 1)]
    [InlineData("tanhexp", -0.0, Inf, 0, 1)]
    public void Infinities_give_the_limits(string name, double left, double right, double leftSlope, double rightSlope)
    {
        AssertBoth(name, Operation.Forward, -Inf, left);
        AssertBoth(name, Operation.Forward, Inf, right);
        AssertBoth(name, Operation.Derivative, -Inf, leftSlope);
        AssertBoth(name, Operation.Derivative, Inf, rightSlope);
    }

    /// <summary>Where f(0) = 0 and f is increasing there, a zero keeps its sign.</summary>
    [Theory]
    [InlineData("tanh")]
    [InlineData("leaky-relu")]
    [InlineData("prelu")]
    [InlineData("elu")]
    [InlineData("silu")]
    [InlineData("gelu")]
    [InlineData("softsign")]
    [InlineData("tanhshrink")]
    [InlineData("hard-tanh")]
    [InlineData("hard-swish")]
    [InlineData("selu")]
    [InlineData("celu")]
    [InlineData("rrelu")]
    [InlineData("linear")]
    [InlineData("erf")]
    [InlineData("quick-gelu")]
    [InlineData("isru")]
    [InlineData("isrlu")]
    [InlineData("serf")]
    [InlineData("tanhexp")]
    public void Zero_keeps_its_sign(string name)
    {
        AssertBoth(name, Operation.Forward, 0.0, 0.0);
        AssertBoth(name, Operation.Forward, -0.0, -0.0);
    }

    [Theory]
    [InlineData("tanh", Tiny, Tiny)]
    [InlineData("tanh", -Tiny, -Tiny)]
    [InlineData("relu", Tiny, Tiny)]
    [InlineData("relu", -Tiny, 0)]
    [InlineData("elu", -Tiny, -Tiny)]
    [InlineData("prelu", -8 * Tiny, -2 * Tiny)]
    [InlineData("silu", 8 * Tiny, 4 * Tiny)]
    [InlineData("gelu", -8 * Tiny, -4 * Tiny)]
    [InlineData("softsign", -Tiny, -Tiny)]
    [InlineData("hard-swish", -8 * Tiny, -4 * Tiny)]
    [InlineData("celu", -Tiny, -Tiny)]
    [InlineData("isru", 3 * Tiny, 3 * Tiny)]
    [InlineData("hard-tanh", Tiny, Tiny)]
    [InlineData("linear", -Tiny, -Tiny)]
    [InlineData("clip", Tiny, Tiny)]
    public void Subnormals_are_not_flushed(string name, double x, double expected)
    {
        foreach (var family in new[] { KernelFamily.Scalar, KernelFamily.Simd })
        {
            Assert.Equal([expected], KernelRun.Run(KernelRun.Find(name), family, Operation.Forward, [x], []));
            float[] single = [(float)(x / Tiny) * float.Epsilon];
            Assert.Equal([(float)(expected / Tiny) * float.Epsilon], KernelRun.Run(KernelRun.Find(name), family, Operation.Forward, single, []));
        }
    }

    static void AssertBoth(string name, Operation operation, double x, double expected)
    {
        foreach (var family in new[] { KernelFamily.Scalar, KernelFamily.Simd })
        {
            var wide = KernelRun.Run(KernelRun.Find(name), family, operation, [x], [1.0])[0];
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(wide));
            var single = KernelRun.Run(KernelRun.Find(name), family, operation, [(float)x], [1f])[0];
            Assert.Equal(BitConverter.SingleToInt32Bits((float)expected), BitConverter.SingleToInt32Bits(single));
        }
    }
}
