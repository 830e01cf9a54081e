using ActLab.Core.Numbers;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;
using Xunit;

namespace ActLab.Tests.Bench;

/// <summary>Kernels of one job held against each other, from made-up launches.</summary>
public class KernelVerdictTests
{
    static readonly double[] Scatter = [0.998, 1, 1.002, 1, 1];

    static readonly JobRequest Request = new(
        [new("relu", new Dictionary<string, string>()), new("elu", new Dictionary<string, string>())], [JobKernel.Simd, JobKernel.Tensor, JobKernel.Simd], [64],
        [NumberType.F32], [Pass.Forward], JobKind.Default, 0, []);

    [Fact]
    public void Every_two_kernels_of_the_same_spans_are_compared_and_no_others()
    {
        var cases = Request.Cases.Select((c, i) => Measured(c, [.. Scatter.Select(s => Earlier(i % 3, 1.25 * s))])).ToList();
        var verdicts = KernelVerdict.Of(cases);
        Assert.Equal(
            from jit in new[] { JitMode.Full, JitMode.Tiered }
            from activation in new[] { "relu", "elu" }
            from pair in new[] { ("tensor", "simd"), ("simd", "simd"), ("simd", "tensor") }
            select (jit, activation, pair.Item1, pair.Item2),
            verdicts.Select(v => (v.Jit, v.Title, v.Kernel, v.Against)));
        Assert.All(verdicts, v => Assert.Equal((SpeedVerdict.Slower, 5, 0.02), (v.Verdict, v.Launches, v.Margin)));
        Assert.All(verdicts, v => Assert.Equal(1.25, v.Ratio, 1e-3));
    }

    [Theory]
    [InlineData(1.10, 1, SpeedVerdict.Slower)]
    [InlineData(0.90, 1, SpeedVerdict.Faster)]
    [InlineData(1.00, 1, SpeedVerdict.Equivalent)]
    [InlineData(1.02, 1, SpeedVerdict.Inconclusive)]
    [InlineData(1.10, 1.12, SpeedVerdict.Equivalent)]
    [InlineData(1.10, 1 / 1.12, SpeedVerdict.Equivalent)]
    public void The_margin_is_two_percent_or_as_far_as_a_copy_came_out_from_itself(double ratio, double copy, SpeedVerdict expected)
    {
        var cases = Request.Cases;
        var launches = Scatter.Select((s, i) => Earlier(1, ratio * s) with { CopyToCopy = Ratio(i == 3 ? copy : 1) }).ToArray();
        var verdict = Assert.Single(KernelVerdict.Of([Measured(cases[0], [Earlier(0, 1)]), Measured(cases[1], launches)]));
        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(Math.Max(0.02, Math.Max(copy, 1 / copy) - 1), verdict.Margin, 1e-12);
    }

    [Fact]
    public void One_launch_decides_nothing_and_what_failed_is_not_compared()
    {
        var cases = Request.Cases;
        JobCase[] quick = [Measured(cases[0], [Earlier(0, 1)]), Measured(cases[1], [Earlier(1, 3)]), cases[2] with { Status = CaseStatus.Failed }];
        var verdict = Assert.Single(KernelVerdict.Of(quick));
        Assert.Equal((SpeedVerdict.Inconclusive, 1, null, null), (verdict.Verdict, verdict.Launches, verdict.Low, verdict.High));
        Assert.Equal(3, verdict.Ratio, 1e-12);

        var without = Measured(cases[1], [Earlier(1, 3) with { RatiosToEarlier = [null] }]);
        Assert.Empty(KernelVerdict.Of([quick[0], without]));
        Assert.Empty(KernelVerdict.Of([quick[0], Measured(cases[1], [Earlier(0, 3)])]));
    }

    static JobCase Measured(JobCase of, Comparison[] launches) => of with { Status = CaseStatus.Ok, Comparison = launches[0], Repeats = launches[1..] };

    /// <summary>A launch in which the ratio to each of the earlier kernels is the same.</summary>
    static Comparison Earlier(int kernels, double ratio) =>
        new(1, 1, Ratio(1), null, Ratio(1)) { RatiosToEarlier = [.. Enumerable.Repeat<PairedRatio?>(Ratio(ratio), kernels)] };

    static PairedRatio Ratio(double median) => new(median, median, median, 100);
}
