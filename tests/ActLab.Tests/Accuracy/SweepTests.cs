using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Tests.Kernels;
using Xunit;

namespace ActLab.Tests.Accuracy;

/// <summary>Sweeps over kernels with planted errors, cut in pieces, stopped early, and over the special values.</summary>
public class SweepTests
{
    /// <summary>The spacing of float32 from 2 to 4, and a float there.</summary>
    const float Step = 2.3841858E-07f, Place = 3 + Step;

    static readonly Activation Relu = KernelRun.Find("relu");

    /// <summary>One of all floats from 2 to 4 is off by 5 ulp, another by 1.</summary>
    [Fact]
    public void A_planted_error_is_found_where_it_is()
    {
        const long Count = 1 << 23;
        var sweep = Sweep(new AllSingles(), (x, y) => y + (x == Place ? 5 * Step : x == 2.5f ? Step : 0));
        var result = sweep.Count(0x40000000, 0x40000000 + Count).Result(false, new AllSingles().At);
        Assert.Equal((5.0, new Input(Place, BitConverter.SingleToUInt32Bits(Place))), (result.Max, result.At));
        Assert.Equal([new UlpBin(0, 0.5, Count - 2), new UlpBin(0.75, 1, 1), new UlpBin(4, 8, 1)], result.Histogram);
        Assert.Equal((6.0 / Count, (Count - 2.0) / Count), (result.Mean, result.CorrectlyRounded));
        Assert.Equal((Count, 0L), (result.Checked, result.WrongSpecialCount));
    }

    [Fact]
    public void Every_bin_takes_its_upper_edge()
    {
        float[] x = [.. Enumerable.Repeat(1f, 12)];
        float[] ulps = [0, 0.5f, 1, 1, 2, 2, 4, 5, 8, 1024, 1025, float.PositiveInfinity];
        float[] y = [.. ulps.Select(u => u == 0.5f ? 1 - MathF.ScaleB(1, -24) : 1 + (u * MathF.ScaleB(1, -23)))];
        var result = new UlpSweep<float>((_, to) => y.CopyTo(to), new SingleComparison(Relu, Quantity.Forward), new ListedInputs<float>(x))
            .Run(_ => { }, CancellationToken.None);
        Assert.Equal(
            [new(0, 0.5, 2), new(0.75, 1, 2), new(1.5, 2, 2), new(2, 4, 1), new(4, 8, 2), new(512, 1024, 1), new(1024, 2048, 1), new(double.MaxValue, double.PositiveInfinity, 1)],
            result.Histogram);
    }

    /// <summary>Errors are whole ulps, so that sums have no rounding that depends on their order.</summary>
    [Fact]
    public void Pieces_merge_into_the_whole()
    {
        const int Count = 10_000;
        var sweep = Sweep(new RangeInputs<float>(1, 2, Count), Wavering);
        var whole = sweep.Count(0, Count).Result(false, _ => default);
        var merged = new UlpTally();
        int[] cuts = [0, 1, 17, 512, 513, 4000, 9999, Count];
        foreach (var (from, to) in cuts.Zip(cuts.Skip(1)))
        {
            merged.Append(sweep.Count(from, to));
        }

        AssertSame(whole, merged.Result(false, _ => default));
        Assert.True(whole.Histogram.Count > 3);
    }

    /// <summary>Each run begins at an input; one of them has two results the wrong way round, another one that stands still.</summary>
    [Fact]
    public void Results_in_another_order_than_the_exact_values_are_counted()
    {
        var (down, still) = (1 + (10 * MathF.ScaleB(1, -23)), -2 + (5 * MathF.ScaleB(1, -23)));
        var starts = new ListedInputs<float>([1, -2, 3, float.NaN, float.MaxValue]);
        OrderBreaks Breaks(Func<float, float> f) => OrderCheck.Run<float>((x, y) =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                y[i] = f(x[i]);
            }
        }, x => DoubleDouble.Of(x), starts, CancellationToken.None);
        Assert.Equal(new(3 * 63, 1, down), Breaks(x => x == down ? MathF.BitIncrement(MathF.BitIncrement(x)) : x == still ? MathF.BitDecrement(x) : x));
        Assert.Equal(new(3 * 63, 1, down), Breaks(x => x == down ? MathF.BitIncrement(MathF.BitIncrement(x)) : x == MathF.BitIncrement(1) ? 1 : x));
        Assert.Equal(new(3 * 63, 0, null), Breaks(x => x));
        Assert.Equal(new(3 * 63, 3 * 63, 1), Breaks(x => -x));
    }

    /// <summary>A product that is rounded once keeps the order; where silu turns, its double kernel does not.</summary>
    [Theory]
    [InlineData("leaky-relu", false)]
    [InlineData("silu", true)]
    public void Order_is_kept_by_what_is_rounded_once(string id, bool breaks)
    {
        var order = UlpMeasurement.Order(new(KernelRun.Find(id), KernelFamily.Simd, Quantity.Forward, NumberType.F64), CancellationToken.None);
        Assert.True(order.Checked > 60_000);
        Assert.Equal((breaks, breaks), (order.Count > 0, order.FirstX is not null));
    }

    [Fact]
    public void A_sweep_on_all_cores_gives_the_same_each_time()
    {
        var inputs = new SampledInputs<float>(KernelRun.Find("silu"), 5 * UlpSweep<float>.Chunk);
        var first = Measured("silu", KernelFamily.Tensor, inputs);
        AssertSame(first, Measured("silu", KernelFamily.Tensor, inputs));
        Assert.True(first.Max > 2);
    }

    [Fact]
    public void A_sweep_that_is_stopped_keeps_what_it_found()
    {
        using var stop = new CancellationTokenSource();
        var result = Sweep(new AllSingles(), (x, _) => x > 0 ? MathF.BitDecrement(x) : 0).Run(share => stop.Cancel(), stop.Token);
        Assert.False(result.Exhaustive);
        Assert.InRange(result.Checked, UlpSweep<float>.Chunk, 1000L * UlpSweep<float>.Chunk);
        Assert.Equal(0, result.Checked % UlpSweep<float>.Chunk);
        Assert.Equal(1, result.Max);
    }

    [Fact]
    public void A_sweep_stopped_before_it_began_found_nothing()
    {
        var result = Sweep(new AllSingles(), (x, _) => x).Run(_ => { }, new CancellationToken(canceled: true));
        Assert.Equal((0L, 0.0, null), (result.Checked, result.Max, result.At));
        Assert.Empty(result.Histogram);
    }

    [Fact]
    public void Progress_rises_to_the_whole()
    {
        var shares = new List<double>();
        Sweep(new RangeInputs<float>(0, 1, 5 * UlpSweep<float>.Chunk), (_, y) => y).Run(shares.Add, CancellationToken.None);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    /// <summary>What the whole line must be like, with the errors of float64 counted by the same rules.</summary>
    [Theory]
    [InlineData("silu", Quantity.Forward)]
    [InlineData("tanh", Quantity.Derivative)]
    public void The_scalar_family_keeps_its_promise_in_float64(string name, Quantity quantity)
    {
        var subject = new UlpSubject(KernelRun.Find(name), KernelFamily.Scalar, quantity, NumberType.F64);
        var report = UlpMeasurement.Run(subject, new UlpDomain.Sample(20_000), _ => { }, CancellationToken.None);
        Assert.InRange(report.Errors.Max, 0.5, quantity == Quantity.Forward ? 2 : 4);
        Assert.Equal((20_000L, 0L, 0L), (report.Errors.Checked, report.Errors.WrongSpecialCount, report.Lengths.Count));
    }

    [Fact]
    public void The_largest_error_along_a_range_is_that_of_the_range()
    {
        var subject = new UlpSubject(KernelRun.Find("elu"), KernelFamily.Math, Quantity.Forward, NumberType.F32);
        var along = UlpMeasurement.Along(subject, -3, 1, 90);
        var report = UlpMeasurement.Run(subject, new UlpDomain.Range(-3, 1, 90 * UlpMeasurement.InputsPerPart), _ => { }, CancellationToken.None);
        Assert.Equal(90, along.Length);
        Assert.Equal(report.Errors.Max, along.Max());
        Assert.Equal((int)((report.Errors.At!.Value.X + 3) / 4 * 90), Array.IndexOf(along, along.Max()));
    }

    static float Wavering(float x, float y)
    {
        var steps = (int)(BitConverter.SingleToUInt32Bits(x) % 7);
        return y + (steps * MathF.ScaleB(1, -23));
    }

    static UlpResult Measured(string name, KernelFamily family, Inputs<float> inputs) => new UlpSweep<float>(
        (x, y) => Kernel.Forward(KernelRun.Find(name), family, x, y), new SingleComparison(KernelRun.Find(name), Quantity.Forward), inputs)
        .Run(_ => { }, CancellationToken.None);

    /// <summary>relu, each right result passed through a function of x and it.</summary>
    static UlpSweep<float> Sweep(Inputs<float> inputs, Func<float, float, float> plant) => new(
        (x, y) =>
        {
            for (var i = 0; i < x.Length; i++)
                y[i] = plant(x[i], x[i] <= 0 ? 0 : x[i]);
        }, new SingleComparison(Relu, Quantity.Forward), inputs);

    static void AssertSame(UlpResult expected, UlpResult actual)
    {
        Assert.Equal(expected.Histogram, actual.Histogram);
        Assert.Equal(expected.WrongSpecials, actual.WrongSpecials);
        Assert.Equal(expected with { Histogram = [], WrongSpecials = [] }, actual with { Histogram = [], WrongSpecials = [] });
    }
}
