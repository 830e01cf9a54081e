using System.Globalization;
using ActLab.Core;
using ActLab.Core.Kernels;

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

    /// <summary>Said of a job that has one launch.</summary>
    public const string OneLaunch =
        "A quick job optimizes at once, without the profile that makes TensorPrimitives fastest; the other kinds measure both ways.";

    /// <summary>Every case.</summary>
    public static JobTable Cases(JobResult job) => new(
        ["activation", "kernel", "jit", "size#", "ns/element#", "95 % interval", "x copy#", "x tensor#", "bytes#", "tier", "status"],
        [.. job.Cases.Select(Row)]);

    /// <summary>One line for every activation and size of which something was measured.</summary>
    public static JobTable Summary(JobResult job) => new(
        ["activation", "size#", "copy#", .. job.Request.Kernels.Select(k => k.Word() + "#"), "simd/tensor#"],
        [
            .. from c in job.Cases
               where c.Comparison is not null
               group c by (c.Title, c.Size) into subject
               select (string[])
               [
                   subject.Key.Title, Whole(subject.Key.Size), Short(subject.Min(c => c.Comparison!.CopyNsPerElement)),
                   .. job.Request.Kernels.Select(k => Fastest(subject, k) is { } c ? $"{Short(c.Comparison!.NsPerElement)} ({Ratio(c.Comparison.RatioToCopy.Median)} x)" : "-"),
                   AgainstTensor(subject) is { } ratio ? Ratio(ratio) : "-",
               ],
        ]);

    /// <summary>Time of the simd kernel over that of the tensor kernel, where that one is fastest; null unless both were measured.</summary>
    /// <param name="subject">The cases of one activation at one size.</param>
    public static double? AgainstTensor(IEnumerable<JobCase> subject) => Fastest(subject, KernelFamily.Tensor) is { } tensor
        ? subject.FirstOrDefault(c => c.Kernel == KernelFamily.Simd && c.Jit == tensor.Jit)?.Comparison?.RatioToTensor?.Median
        : null;

    static JobCase? Fastest(IEnumerable<JobCase> subject, KernelFamily kernel) =>
        subject.Where(c => c.Kernel == kernel && c.Comparison is not null).MinBy(c => c.Comparison!.RatioToCopy.Median);

    static IReadOnlyList<string> Row(JobCase of) =>
    [
        of.Title, of.Kernel.Word(), of.Jit.Word(), Whole(of.Size),
        of.NsPerElement is { } time ? Short(time.Mean) : "-",
        of.NsPerElement is { } range ? $"{Short(range.Low)} .. {Short(range.High)}" : "-",
        of.Comparison is { } copy ? Ratio(copy.RatioToCopy.Median) : "-",
        of.Comparison?.RatioToTensor is { } tensor ? Ratio(tensor.Median) : "-",
        of.AllocatedBytes is { } bytes ? Whole(bytes) : "-",
        of.Tier ?? "-",
        of.Error is { } error ? $"{of.Status.Word()}: {error}" : of.Status.Word(),
    ];

    static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    static string Ratio(double value) => value.ToString(value < 100 ? "G3" : "F0", CultureInfo.InvariantCulture);

    static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
