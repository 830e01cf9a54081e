using ActLab.Core;
using ActLab.Core.Activations;
using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>The overloads that name the activation's type are the SIMD family.</summary>
public class TypedTests
{
    readonly double[] _x = [.. Enumerable.Range(0, 1300).Select(i => (i - 600) * 0.017)];

    [Fact]
    public void Double_gives_the_bits_of_the_simd_family()
    {
        AssertSame(new Tanh(), "tanh");
        AssertSame(new Silu(), "silu");
        AssertSame(new Elu(1.7), "elu alpha=1.7");
        void AssertSame<TAct>(TAct own, string name) where TAct : struct, IActivation<TAct>
        {
            var activation = KernelRun.Find(name);
            var (y, dy) = (new double[_x.Length], new double[_x.Length]);
            Kernel.Forward(own, _x, y);
            Assert.Equal(KernelRun.Run(activation, KernelFamily.Simd, Operation.Forward, _x, []), y);
            Kernel.Derivative(own, _x, y);
            Assert.Equal(KernelRun.Run(activation, KernelFamily.Simd, Operation.Derivative, _x, []), y);
            Kernel.Backward(own, _x, _x, y);
            Assert.Equal(KernelRun.Run(activation, KernelFamily.Simd, Operation.Backward, _x, _x), y);
            var (f, df) = (new double[_x.Length], new double[_x.Length]);
            Kernel.ForwardAndDerivative(activation, KernelFamily.Simd, _x, f, df);
            Kernel.ForwardAndDerivative(own, _x, y, dy);
            Assert.Equal(f, y);
            Assert.Equal(df, dy);
        }
    }

    [Fact]
    public void Float_gives_the_bits_of_the_simd_family()
    {
        AssertSame(new Relu(), "relu");
        AssertSame(new Gelu(), "gelu");
        AssertSame(new Softplus(2.3), "softplus beta=2.3");
        void AssertSame<TAct>(TAct own, string name) where TAct : struct, IActivation<TAct>
        {
            var activation = KernelRun.Find(name);
            float[] x = [.. _x.Select(v => (float)v)];
            var (y, dy) = (new float[_x.Length], new float[_x.Length]);
            Kernel.Forward(own, x, y);
            Assert.Equal(KernelRun.Run(activation, KernelFamily.Simd, Operation.Forward, x, []), y);
            Kernel.Derivative(own, x, y);
            Assert.Equal(KernelRun.Run(activation, KernelFamily.Simd, Operation.Derivative, x, []), y);
            Kernel.Backward(own, x, x, y);
            Assert.Equal(KernelRun.Run(activation, KernelFamily.Simd, Operation.Backward, x, x), y);
            var (f, df) = (new float[_x.Length], new float[_x.Length]);
            Kernel.ForwardAndDerivative(activation, KernelFamily.Simd, x, f, df);
            Kernel.ForwardAndDerivative(own, x, y, dy);
            Assert.Equal(f, y);
            Assert.Equal(df, dy);
        }
    }

    [Fact]
    public void The_backward_pass_from_the_output_is_there_or_refuses()
    {
        var activation = KernelRun.Find("sigmoid");
        float[] y = [0, 0.125f, 0.5f, 1], dx = new float[4];
        Kernel.BackwardFromOutput(new Sigmoid(), y, y, dx);
        Assert.Equal([0, 0.125f * 0.109375f, 0.125f, 0], dx);
        double[] wide = [0, 0.125, 0.5, 1], wideDx = new double[4];
        Kernel.BackwardFromOutput(new Sigmoid(), wide, wide, wideDx);
        Assert.Equal(KernelRun.Run(activation, KernelFamily.Simd, Operation.BackwardFromOutput, wide, wide), wideDx);
        Assert.Throws<BadInputException>(() => Kernel.BackwardFromOutput(new Relu(), y, y, dx));
        Assert.Throws<BadInputException>(() => Kernel.BackwardFromOutput(new Gelu(), wide, wide, wideDx));
    }

    [Fact]
    public void Bad_spans_are_refused()
    {
        var (x, y) = (new float[8], new float[7]);
        Assert.Throws<ArgumentException>(() => Kernel.Forward(new Relu(), x, y));
        Assert.Throws<ArgumentException>(() => Kernel.Derivative(new Relu(), x, y));
        Assert.Throws<ArgumentException>(() => Kernel.Backward(new Relu(), x, y, new float[8]));
        Assert.Throws<ArgumentException>(() => Kernel.ForwardAndDerivative(new Relu(), x, x.AsSpan(), x.AsSpan()));
        Assert.Throws<ArgumentException>(() => Kernel.BackwardFromOutput(new Tanh(), x, x, y));
    }
}
