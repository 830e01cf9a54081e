using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>Softmax and maxout over groups.</summary>
public class VectorKernelTests
{
    const int Longest = 257;

    const double Inf = double.PositiveInfinity, NaN = double.NaN;

    /// <summary>
    /// Lengths around registers and blocks, each at three scales of pre-activations. The bounds add up what the steps may lose:
    /// power, correction, sum and quotient a rounding each, of up to one ulp of the result; in float twice 2^-29.5 and one rounding.
    /// </summary>
    [Fact]
    public void Softmax_is_within_its_ulps_at_every_length()
    {
        var random = new Random(3);
        var (worst, worst32) = (0.0, 0.0);
        foreach (var length in Enumerable.Range(1, Longest).Concat([511, 512, 513, 1500, 5000]))
        {
            foreach (var scale in new[] { 1.0, 30, 1500 })
            {
                double[] x = [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) * scale)], y = new double[length];
                VectorKernel.Softmax(x, y);
                worst = Math.Max(worst, Worst(x, y, (v, truth) => Ulp.UlpsOfDouble(v, truth), -1022, 2));

                float[] x32 = [.. x.Select(v => (float)v)], y32 = new float[length];
                VectorKernel.Softmax(x32, y32);
                worst32 = Math.Max(worst32, Worst([.. x32.Select(v => (double)v)], y32, (v, truth) => Ulp.UlpsOfSingle(v, truth), -126, 1));
            }
        }

        Assert.InRange(worst, 0.5, 4);
        Assert.InRange(worst32, 0.4, 0.55);
    }

    [Theory]
    [InlineData(new[] { 1000.0, 0 }, new[] { 1.0, 0 })]
    [InlineData(new[] { -1000.0, -1000 }, new[] { 0.5, 0.5 })]
    [InlineData(new[] { 1e308, -1e308, 0 }, new[] { 1.0, 0, 0 })]
    [InlineData(new[] { 3.0 }, new[] { 1.0 })]
    [InlineData(new[] { 0, -Inf, 0 }, new[] { 0.5, 0, 0.5 })]
    [InlineData(new[] { -Inf, -Inf }, new[] { NaN, NaN })]
    [InlineData(new[] { Inf, 0 }, new[] { NaN, NaN })]
    [InlineData(new[] { 0, NaN, 0 }, new[] { NaN, NaN, NaN })]
    [InlineData(new double[0], new double[0])]
    public void Softmax_of_extremes(double[] x, double[] expected)
    {
        var y = new double[x.Length];
        VectorKernel.Softmax(x, y);
        Assert.Equal(expected, y);
        float[] x32 = [.. x.Select(v => Math.Abs(v) == 1e308 ? (float)(v / 1e270) : (float)v)];
        VectorKernel.Softmax(x32, x32);
        Assert.Equal([.. expected.Select(v => (float)v)], x32);
    }

    /// <summary>Against double-double, within what the documentation says.</summary>
    [Fact]
    public void Softmax_backward_is_the_gradient()
    {
        var random = new Random(4);
        foreach (var length in Enumerable.Range(1, Longest).Concat([1500]))
        {
            double[] y = new double[length], dy = [.. y.Select(_ => random.NextDouble() - 0.25)], dx = new double[length];
            VectorKernel.Softmax([.. y.Select(_ => random.NextDouble() * 8)], y);
            VectorKernel.SoftmaxBackward(y, dy, dx);
            float[] y32 = [.. y.Select(v => (float)v)], dy32 = [.. dy.Select(v => (float)v)], dx32 = new float[length];
            VectorKernel.SoftmaxBackward(y32, dy32, dx32);
            AssertGradient(y, dy, dx, d => Math.BitIncrement(Math.Abs(d)) - Math.Abs(d), Math.ScaleB(1, -51));
            AssertGradient(
                [.. y32.Select(v => (double)v)], [.. dy32.Select(v => (double)v)], [.. dx32.Select(v => (double)v)],
                d => MathF.BitIncrement((float)Math.Abs(d)) - (float)Math.Abs(d), Math.ScaleB(1, -52));
            VectorKernel.SoftmaxBackward(y, dy, dy);
            VectorKernel.SoftmaxBackward(y32, dy32, y32);
            Assert.Equal(dx, dy);
            Assert.Equal(dx32, y32);
        }
    }

    /// <summary>Against a plain loop: the first largest, or the first NaN.</summary>
    [Fact]
    public void Maxout_takes_the_largest_and_its_gradient_goes_to_the_first()
    {
        var random = new Random(5);
        for (var groups = 1; groups <= Longest; groups++)
        {
            for (var rows = 1; rows <= 4; rows++)
            {
                double[] x = [.. Enumerable.Range(0, groups * rows).Select(_ => random.Next(12) == 0 ? NaN : random.Next(-3, 3))];
                double[] dy = [.. Enumerable.Range(1, groups)];
                var first = Enumerable.Range(0, groups).Select(j => First([.. Enumerable.Range(0, rows).Select(i => x[(i * groups) + j])])).ToList();
                double[] expected = [.. first.Select((i, j) => x[(i * groups) + j])];
                double[] expectedDx = [.. x.Select((_, i) => first[i % groups] == i / groups ? dy[i % groups] : 0)];
                var (y, dx) = (new double[groups], new double[x.Length]);
                VectorKernel.Maxout(x, y);
                VectorKernel.MaxoutBackward(x, dy, dx);
                Assert.Equal(expected, y);
                Assert.Equal(expectedDx, dx);

                float[] x32 = [.. x.Select(v => (float)v)], y32 = new float[groups];
                VectorKernel.Maxout(x32, y32);
                VectorKernel.MaxoutBackward(x32, [.. dy.Select(v => (float)v)], x32);
                Assert.Equal(expected.Select(v => (float)v), y32);
                Assert.Equal(expectedDx.Select(v => (float)v), x32);
            }
        }
    }

    [Fact]
    public void Bad_spans_are_refused()
    {
        var memory = new float[40];
        Assert.Throws<ArgumentException>(() => VectorKernel.Softmax(memory.AsSpan(0, 8), memory.AsSpan(8, 9)));
        Assert.Throws<ArgumentException>(() => VectorKernel.Softmax(memory.AsSpan(0, 8), memory.AsSpan(7, 8)));
        Assert.Throws<ArgumentException>(() => VectorKernel.SoftmaxBackward(memory.AsSpan(0, 8), memory.AsSpan(8, 7), memory.AsSpan(20, 8)));
        Assert.Throws<ArgumentException>(() => VectorKernel.SoftmaxBackward(memory.AsSpan(0, 8), memory.AsSpan(9, 8), memory.AsSpan(10, 8)));
        Assert.Throws<ArgumentException>(() => VectorKernel.Maxout(memory.AsSpan(0, 8), memory.AsSpan(8, 3)));
        Assert.Throws<ArgumentException>(() => VectorKernel.Maxout(memory.AsSpan(0, 8), []));
        Assert.Throws<ArgumentException>(() => VectorKernel.Maxout(memory.AsSpan(0, 8), memory.AsSpan(0, 4)));
        Assert.Throws<ArgumentException>(() => VectorKernel.MaxoutBackward(memory.AsSpan(0, 8), memory.AsSpan(20, 4), memory.AsSpan(4, 8)));
        Assert.Throws<ArgumentException>(() => VectorKernel.MaxoutBackward(memory.AsSpan(0, 8), memory.AsSpan(20, 4), memory.AsSpan(18, 8)));
        Assert.Throws<ArgumentException>(() => VectorKernel.MaxoutBackward(memory.AsSpan(0, 8), memory.AsSpan(20, 3), memory.AsSpan(30, 8)));
        VectorKernel.Maxout([], memory.AsSpan(0, 0));
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var (x, y) = (new double[1500], new double[500]);
        Assert.Equal(0, Allocation.Least(Run));
        void Run()
        {
            VectorKernel.Softmax(x, x);
            VectorKernel.SoftmaxBackward(x, x, x);
            VectorKernel.Maxout(x, y);
            VectorKernel.MaxoutBackward(x, y, x);
        }
    }

    static int First(double[] group) => Array.FindIndex(group, double.IsNaN) is >= 0 and var nan ? nan : Array.IndexOf(group, group.Max());

    /// <summary>The largest error in ulps; below the normal numbers at most so many steps are allowed.</summary>
    static double Worst<T>(double[] x, T[] y, Func<T, DoubleDouble, double> ulps, int smallest, int steps)
    {
        var max = DoubleDouble.Of(x.Max());
        DoubleDouble[] powers = [.. x.Select(v => DoubleDouble.Exp(DoubleDouble.Of(v) - max))];
        var sum = powers.Aggregate((a, b) => a + b);
        var worst = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var truth = powers[i] / sum;
            var error = Math.Abs(ulps(y[i], truth));
            if (truth.FloorLog2 < smallest)
                Assert.InRange(error, 0, steps);
            else
                worst = Math.Max(worst, error);
        }

        return worst;
    }

    static void AssertGradient(double[] y, double[] dy, double[] dx, Func<double, double> ulp, double cancelled)
    {
        var sum = DoubleDouble.Of(0);
        for (var i = 0; i < y.Length; i++)
        {
            sum += DoubleDouble.Of(y[i]) * DoubleDouble.Of(dy[i]);
        }

        var scale = y.Zip(dy, (a, b) => a * Math.Abs(b)).Sum();
        for (var i = 0; i < y.Length; i++)
        {
            var truth = DoubleDouble.Of(y[i]) * (DoubleDouble.Of(dy[i]) - sum);
            var bound = (0.5 * ulp(truth.ToDouble())) + (cancelled * y[i] * (Math.Abs(dy[i]) + scale));
            Assert.InRange((DoubleDouble.Of(dx[i]) - truth).ToDouble(), -bound, bound);
        }
    }
}
