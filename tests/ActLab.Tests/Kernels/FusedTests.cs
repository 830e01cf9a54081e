using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>Forward and derivative in one pass are the two passes, bit for bit.</summary>
public class FusedTests
{
    /// <summary>More than one block, and a part of one.</summary>
    const int Length = 2500;

    public static TheoryData<string, KernelFamily> Cases => KernelRun.Families(KernelFamily.Scalar, KernelFamily.Math, KernelFamily.Simd);

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_pass_equals_two(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        double[] x = [.. Enumerable.Range(0, Length).Select(i => (i - 1200) * 0.03)];
        var (f, df) = (KernelRun.Run(activation, family, Operation.Forward, x, []), KernelRun.Run(activation, family, Operation.Derivative, x, []));
        var (y, dy) = (new double[Length], new double[Length]);
        Kernel.ForwardAndDerivative(activation, family, x, y, dy);
        Assert.Equal(f, y);
        Assert.Equal(df, dy);

        float[] x32 = [.. x.Select(v => (float)v)];
        var (f32, df32) = (KernelRun.Run(activation, family, Operation.Forward, x32, []), KernelRun.Run(activation, family, Operation.Derivative, x32, []));
        var (y32, dy32) = (new float[Length], new float[Length]);
        Kernel.ForwardAndDerivative(activation, family, x32, y32, dy32);
        Assert.Equal(f32, y32);
        Assert.Equal(df32, dy32);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Either_result_may_replace_the_source(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        double[] x = [.. Enumerable.Range(0, Length).Select(i => (i - 1200) * 0.03)];
        var (y, df) = (new double[Length], new double[Length]);
        Kernel.ForwardAndDerivative(activation, family, x, y, df);
        double[] place = [.. x], other = new double[Length];
        Kernel.ForwardAndDerivative(activation, family, place, place, other);
        Assert.Equal(y, place);
        Assert.Equal(df, other);
        place = [.. x];
        Kernel.ForwardAndDerivative(activation, family, place, other, place);
        Assert.Equal(y, other);
        Assert.Equal(df, place);
    }

    [Fact]
    public void Other_lengths_and_overlaps_are_refused()
    {
        var activation = KernelRun.Find("tanh");
        var memory = new float[40];
        Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(0, 8), memory.AsSpan(10, 7), memory.AsSpan(20, 8)));
        Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(0, 8), memory.AsSpan(10, 8), memory.AsSpan(20, 9)));
        Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(0, 8), memory.AsSpan(1, 8), memory.AsSpan(20, 8)));
        Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(0, 8), memory.AsSpan(20, 8), memory.AsSpan(7, 8)));
        Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(0, 8), memory.AsSpan(20, 8), memory.AsSpan(27, 8)));
        Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(0, 8), memory.AsSpan(0, 8), memory.AsSpan(0, 8)));
        Run(memory.AsSpan(0, 8), memory.AsSpan(8, 8), memory.AsSpan(16, 8));
        void Run(Span<float> x, Span<float> y, Span<float> df) => Kernel.ForwardAndDerivative(activation, KernelFamily.Simd, x, y, df);
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var (x, y, df) = (new float[Length], new float[Length], new float[Length]);
        foreach (var activation in KernelRun.Catalogue)
        {
            Assert.Equal(0, Allocation.Least(() => Kernel.ForwardAndDerivative(activation, KernelFamily.Simd, x, y, df)));
        }
    }
}
