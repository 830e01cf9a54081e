using System.Globalization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;

namespace ActLab.Jobs;

/// <summary>A table for people. A title that ends in a digit sign # is of a column of numbers, and shown without the sign.</summary>
/// <param name="Headers">Titles of the columns.</param>
/// <param name="Rows">A cell for each column.</param>
public sealed record JobTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What a job found, as tables.</summary>
public static class JobTables
{
    /// <summary>What the tables' numbers are.</summary>
    public const string Legend =
        "ns/element is the mean of BenchmarkDotNet's samples within one launch. Ratios come from rounds in which every kernel of the "
        + "activation and a copy of the same spans run for 0.25 ms or once, in random order: the median over the rounds of one time over the other.";

    /// <summary>What the summary adds to that.</summary>
    public const string SummaryLegend =
        "Each kernel in the launch in which it is fastest: nanoseconds per element, the median over the rounds, and its multiple of the "
        + "copy. simd/tensor is the ratio within the rounds of the launch in which the tensor kernel is fastest.";

    /// <summary>Said of a quick job, which has one launch.</summary>
    public const string OneLaunch =
        "A quick job optimizes at once, without the profile that makes TensorPrimitives fastest; the other kinds measure both ways.";

    /// <summary>Every case.</summary>
    public static JobTable Cases(JobResult job) => new(
        ["activation", "kernel", "jit", .. Traits(job), "size#", "ns/element#", "95 % interval", "x copy#", "x tensor#", "bytes#", "tier", "status"],
        [.. job.Cases.Select(c => Row(job, c))]);

    /// <summary>One line for every activation, type, pass and size of which something was measured.</summary>
    public static JobTable Summary(JobResult job) => new(
        ["activation", .. Traits(job), "size#", "copy#", .. Kernels(job).Select(k => k + "#"), "simd/tensor#"],
        [
            .. from c in job.Cases
               where c.Comparison is not null
               group c by (c.Title, c.Number, c.Pass, c.Size) into subject
               select (string[])
               [
                   subject.Key.Title, .. Traits(job, subject.Key.Number, subject.Key.Pass), Whole(subject.Key.Size), Short(subject.Min(c => c.Comparison!.CopyNsPerElement)),
                   .. Kernels(job).Select(k => Fastest(subject, k) is { } c ? $"{Short(c.Comparison!.NsPerElement)} ({Ratio(c.Comparison.RatioToCopy.Median)} x)" : "-"),
                   AgainstTensor(subject) is { } ratio ? Ratio(ratio) : "-",
               ],
        ]);

    /// <summary>What is said above the verdicts.</summary>
    public static string VerdictLegend(JobResult job) =>
        $"Comparisons of two kernels, {job.Verdicts.Count} of them: time of the first over that of the second in the same rounds, the geometric mean over launches, each a fresh process, "
        + "with a 99.5 % interval (Student's t). Faster or slower: the interval lies beyond the margin, which is 2 % or the noise floor if that is higher: "
        + "how far a copy came out from itself. Equivalent: it lies within.";

    /// <summary>Said instead where there are too few launches.</summary>
    public static readonly string NoVerdicts =
        $"Which kernel is faster is told from {RatioChange.Fewest} launches on, as default and thorough jobs have; this one is inconclusive.";

    /// <summary>Every comparison of two kernels that has an interval.</summary>
    public static JobTable Verdicts(JobResult job) => new(
        ["activation", "kernel", "against", "jit", .. Traits(job), "size#", "ratio#", "99.5 % interval", "margin#", "launches#", "verdict"],
        [
            .. job.Verdicts.Where(v => v.Low is not null).Select(v => (string[])
            [
                v.Title, v.Kernel, v.Against, v.Jit.Word(), .. Traits(job, v.Number, v.Pass), Whole(v.Size), Ratio(v.Ratio), $"{Ratio(v.Low!.Value)} .. {Ratio(v.High!.Value)}",
                $"{(100 * v.Margin).ToString("0.#", CultureInfo.InvariantCulture)} %", Whole(v.Launches), v.Verdict.Word(),
            ]),
        ]);

    /// <summary>The errors of the kernels.</summary>
    public static JobTable Accuracies(JobResult job) => new(
        ["activation", "kernel", "type", "of", "max ulp#", "at x#", "mean ulp#", "rounded right#", "wrong specials#", "order breaks#", "inputs#"],
        [
            .. job.Accuracies.Select(a => (string[])
            [
                a.Title, a.KernelName, a.Number.Word(), a.Quantity == Quantity.Forward ? "f" : "f'",
                .. a.Error is { } error ? ["-", "-", "-", "-", "-", "-", error] : (string[])
                [
                    Ratio(a.MaxUlp), a.AtX is { } x ? Short(x) : "-", Short(a.MeanUlp), $"{(100 * a.CorrectlyRounded).ToString("0.#", CultureInfo.InvariantCulture)} %",
                    Whole(a.WrongSpecials), a.Order is { } order ? Whole(order.Count) : "-", Whole(a.Checked),
                ],
            ]),
        ]);

    /// <summary>What is said above the errors.</summary>
    public const string AccuracyLegend =
        "Errors in ulp of the type against the exact value, over a sample with hard cases that is the same each time: the largest is a lower bound. "
        + "Order breaks: neighbouring numbers whose results lie the other way round than the exact values, in runs of 64 from 1,024 places on.";

    /// <summary>The limits of the machine.</summary>
    public static JobTable Roofs(JobResult job) => new(
        ["type", "size#", "copy GB/s#", "multiply-add GFLOP/s#"],
        [.. job.Roofs.Select(r => (string[])[r.Number.Word(), Whole(r.Size), Short(r.CopyGBps), Short(r.MultiplyAddGflops)])]);

    /// <summary>What is said above the limits.</summary>
    public const string RoofLegend = "One core: what a copy reads and writes, and what multiply-adds in registers reach.";

    /// <summary>Time of the simd kernel over that of the tensor kernel, where that one is fastest; null unless both were measured.</summary>
    /// <param name="subject">The cases of one activation in one type, pass and size.</param>
    public static double? AgainstTensor(IEnumerable<JobCase> subject) => Fastest(subject, JobKernel.Tensor.Word()) is { } tensor
        ? subject.FirstOrDefault(c => c.Kernel == JobKernel.Simd && c.Jit == tensor.Jit)?.Comparison?.RatioToTensor?.Median
        : null;

    /// <summary>Titles of the columns that tell cases of several types or passes apart; none where there is one of each.</summary>
    static string[] Traits(JobResult job) => Several(job) ? ["type", "pass"] : [];

    static string[] Traits(JobResult job, NumberType number, Pass pass) => Several(job) ? [number.Word(), pass.Word()] : [];

    static bool Several(JobResult job) => job.Request.Numbers.Count > 1 || job.Request.Passes.Count > 1;

    static IEnumerable<string> Kernels(JobResult job) => job.Cases.Select(c => c.KernelName).Distinct();

    static JobCase? Fastest(IEnumerable<JobCase> subject, string kernel) =>
        subject.Where(c => c.KernelName == kernel && c.Comparison is not null).MinBy(c => c.Comparison!.RatioToCopy.Median);

    static IReadOnlyList<string> Row(JobResult job, JobCase of) =>
    [
        of.Title, of.KernelName, of.Jit.Word(), .. Traits(job, of.Number, of.Pass), Whole(of.Size),
        of.NsPerElement is { } time ? Short(time.Mean) : "-",
        of.NsPerElement is { } range ? $"{Short(range.Low)} .. {Short(range.High)}" : "-",
        of.Comparison is { } copy ? Ratio(copy.RatioToCopy.Median) : "-",
        of.Comparison?.RatioToTensor is { } tensor ? Ratio(tensor.Median) : "-",
        of.AllocatedBytes is { } bytes ? Whole(bytes) : "-",
        of.Tier ?? "-",
        of.Error is { } error ? $"{of.Status.Word()}: {error}" : of.Status.Word(),
    ];

    static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A ratio, to three digits.</summary>
    public static string Ratio(double value) => value.ToString(value < 100 ? "G3" : "F0", CultureInfo.InvariantCulture);

    static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
