using ActLab.Core;
using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>What a kernel does with its spans: in place, refusals, no allocation.</summary>
public class SpanTests
{
    const int Length = 1500;

    public static TheoryData<string, KernelFamily> Cases => KernelRun.Families(Enum.GetValues<KernelFamily>());

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_place_equals_out_of_place(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        foreach (var operation in KernelRun.Operations(activation))
        {
            AssertInPlace(activation, family, operation, Ramp(i => (i * 0.05) - 40), Ramp(i => 1.25 - i));
            AssertInPlace(activation, family, operation, Ramp(i => (float)((i * 0.05) - 40)), Ramp(i => 1.25f - i));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_allocated_once_warm(string name, KernelFamily family)
    {
        var activation = KernelRun.Find(name);
        var (x, y) = (Ramp(i => (i * 0.05) - 40), new double[Length]);
        var (x32, y32) = (Ramp(i => (float)((i * 0.05) - 40)), new float[Length]);
        foreach (var operation in KernelRun.Operations(activation))
        {
            Assert.Equal(0, Allocation.Least(() =>
            {
                KernelRun.Run<double>(activation, family, operation, x, x, y);
                KernelRun.Run<float>(activation, family, operation, x32, x32, y32);
            }));
        }
    }

    /// <summary>Layers with parameters of their own: what was found out about one is not forgotten for the other.</summary>
    [Fact]
    public void Nothing_is_allocated_when_parameters_take_turns()
    {
        var (x, y) = (new float[Length], new float[Length]);
        string[] names = ["softplus", "softplus beta=2.3", "softplus", "softplus beta=8"];
        Assert.Equal(0, Allocation.Least(() =>
        {
            foreach (var name in names)
            {
                Kernel.Forward(KernelRun.Find(name), KernelFamily.Simd, x, y);
            }
        }));
    }

    [Theory]
    [InlineData(KernelFamily.Scalar)]
    [InlineData(KernelFamily.Math)]
    [InlineData(KernelFamily.Tensor)]
    [InlineData(KernelFamily.Simd)]
    public void Other_lengths_and_partial_overlaps_are_refused(KernelFamily family)
    {
        AssertRefused<float>(family);
        AssertRefused<double>(family);
    }

    static void AssertRefused<T>(KernelFamily family) where T : struct
    {
        var activation = KernelRun.Find("sigmoid");
        var memory = new T[40];
        foreach (var operation in KernelRun.Operations(activation))
        {
            foreach (var (from, to) in new[] { (8, 7), (8, 9), (8, 0), (0, 8) })
            {
                Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(0, from), new T[from], memory.AsSpan(20, to)));
            }

            foreach (var start in new[] { 1, 7, 9, 15 })
            {
                Assert.Throws<ArgumentException>(() => Run(memory.AsSpan(8, 8), new T[8], memory.AsSpan(start, 8)));
            }

            Run(memory.AsSpan(8, 8), new T[8], memory.AsSpan(16, 8));
            void Run(Span<T> x, Span<T> dy, Span<T> y) => KernelRun.Run<T>(activation, family, operation, x, dy, y);
        }

        Assert.Throws<ArgumentException>(() => KernelRun.Run<T>(activation, family, Operation.Backward, memory.AsSpan(0, 8), memory.AsSpan(9, 8), memory.AsSpan(10, 8)));
        Assert.Throws<ArgumentException>(() => KernelRun.Run<T>(activation, family, Operation.Backward, memory.AsSpan(0, 8), memory.AsSpan(9, 7), memory.AsSpan(20, 8)));
    }

    static void AssertInPlace<T>(Activation activation, KernelFamily family, Operation operation, T[] x, T[] dy) where T : struct
    {
        var apart = KernelRun.Run(activation, family, operation, x, dy);
        T[] overX = [.. x];
        KernelRun.Run<T>(activation, family, operation, overX, dy, overX);
        Assert.Equal(apart, overX);
        T[] overDy = [.. dy];
        KernelRun.Run<T>(activation, family, operation, x, overDy, overDy);
        Assert.Equal(apart, overDy);
    }

    static T[] Ramp<T>(Func<int, T> value) => [.. Enumerable.Range(0, Length).Select(value)];
}
