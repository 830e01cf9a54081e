using System.Runtime.InteropServices;
using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Tests.Audit.Foreign;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Accuracy;

/// <summary>A measurement as a whole: which kernel on which inputs, in which type, in which spans.</summary>
public class MeasurementTests
{
    static UlpSubject Subject(string id, Quantity quantity, NumberType type, KernelFamily family = KernelFamily.Scalar) => new(KernelRun.Find(id), family, quantity, type);

    static UlpReport Run(UlpSubject subject, UlpDomain domain, bool stopped = false) => UlpMeasurement.Run(subject, domain, _ => { }, new CancellationToken(stopped));

    [Theory]
    [InlineData(Quantity.Forward, NumberType.F32)]
    [InlineData(Quantity.Derivative, NumberType.F32)]
    [InlineData(Quantity.Forward, NumberType.F64)]
    [InlineData(Quantity.Derivative, NumberType.F64)]
    public void The_kernel_is_that_of_the_quantity_and_the_type(Quantity quantity, NumberType type)
    {
        var subject = Subject("tanh", quantity, type);
        var range = Run(subject, new UlpDomain.Range(-1, 1, 100));
        Assert.InRange(range.Errors.Max, 0.25, 4);
        Assert.Equal((100L, 100L, type == NumberType.F64), (range.Errors.Checked, range.Lengths.Checked, range.Errors.At!.Value.Bits > uint.MaxValue));
        var sample = Run(subject, new UlpDomain.Sample(50));
        Assert.Equal((50L, 50L), (sample.Errors.Checked, sample.Lengths.Checked));
        var order = UlpMeasurement.Order(subject, CancellationToken.None);
        Assert.InRange((double)order.Count / order.Checked, 0, 0.1);
    }

    [Fact]
    public void A_stopped_sweep_over_everything_has_a_sample_of_lengths()
    {
        var report = Run(Subject("relu", Quantity.Forward, NumberType.F32), new UlpDomain.Exhaustive(), stopped: true);
        Assert.Equal((0L, 0L), (report.Errors.Checked, report.Lengths.Checked));
    }

    [Fact]
    public void Errors_along_a_range_are_those_of_its_parts()
    {
        var along = UlpMeasurement.Along(Subject("elu", Quantity.Forward, NumberType.F32, KernelFamily.Math), -3, 1, 90);
        Assert.All(along[68..], right => Assert.Equal(0, right));
        Assert.True(along[..67].Max() > 0);
        var slopes = UlpMeasurement.Along(Subject("tanh", Quantity.Derivative, NumberType.F32), -1, 1, 3);
        Assert.All(slopes, part => Assert.InRange(part, 0.25, 4));
    }

    /// <summary>A kernel in another process is called for whole chunks, another for spans that fit a cache; where it errs is told all the same.</summary>
    [Fact]
    public void A_foreign_kernel_is_called_with_long_spans()
    {
        var longest = 0;
        var kernel = new InProcessKernel(NumberType.F32, (x, y, _) =>
        {
            var (from, to) = (MemoryMarshal.Cast<byte, float>(x).ToArray(), MemoryMarshal.Cast<byte, float>(y).Length);
            longest = Math.Max(longest, to);
            MemoryMarshal.AsBytes(Array.ConvertAll(from, v => v is > 0.9f and < 0.90002f ? v * 1.5f : v).AsSpan()).CopyTo(y);
            return new(-1, 0, 0);
        });
        var report = Run(new(KernelRun.Find("linear"), KernelFamily.Scalar, Quantity.Forward, NumberType.F32) { Foreign = kernel }, new UlpDomain.Range(0, 1, UlpSweep<float>.Chunk + 5));
        Assert.Equal(UlpSweep<float>.Chunk, longest);
        Assert.InRange(report.Errors.At!.Value.X, 0.9, 0.90002);
        Assert.Equal(UlpSweep<float>.Chunk + 5, report.Errors.Checked);
        Assert.InRange(report.Errors.CorrectlyRounded, 0.99, 0.99999);
    }

    [Fact]
    public void Doubles_are_counted_as_singles_are()
    {
        static UlpResult Sweep(string id, Quantity quantity, double[] x, params double[] y) => new UlpSweep<double>(
            (_, to) => y.CopyTo(to), new DoubleComparison(KernelRun.Find(id), quantity), new ListedInputs<double>(x)).Run(_ => { }, CancellationToken.None);

        var next = Math.BitIncrement(3.0);
        var result = Sweep("relu", Quantity.Forward, [3, double.NaN, 3, 0, 0, -1], 3, double.NaN, next, 0, double.Epsilon, 0);
        // NaN that is passed on is checked and is no result.
        Assert.Equal((6L, 3.0 / 5, 1.0), (result.Checked, result.CorrectlyRounded, result.Max));
        Assert.Equal([new(0, 0.5, 3), new(0.75, 1, 2)], result.Histogram);

        // The first of equal errors, counted from the beginning though a special value came between.
        Assert.Equal(3, result.At!.Value.X);
        Assert.Equal(5, Sweep("relu", Quantity.Forward, [double.NaN, 5], double.NaN, Math.BitIncrement(5.0)).At!.Value.X);

        // Near a root of f' the ulp is that of 2^-10.
        var near = -1.278464542761074 + (0.2 / 64);
        var exact = KernelRun.Find("silu").Derivative(DoubleDouble.Of(near)).ToDouble();
        Assert.Equal(exact * Math.ScaleB(1, 62), Sweep("silu", Quantity.Derivative, [near], 0).Max, 1e-3 * exact * Math.ScaleB(1, 62));
    }
}
