using ActLab.Commands;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;

namespace ActLab.Reports.Speed;

/// <summary>How many times as fast the best kernel is as the next best one, with its interval and every launch.</summary>
static class RatiosFigure
{
    /// <summary>The figure, to which the verdict card links; none where no two kernels were compared.</summary>
    public static IEnumerable<Figure> Of(JobResult job, IReadOnlyList<Choice> choices) => choices.Count == 0 ? [] :
    [
        new("Which kernel is faster", Finding(choices), [Table(choices), All(job.Verdicts)])
        {
            Id = Id(job),
            Chart = Chart(choices),
        },
    ];

    /// <summary>Its identifier.</summary>
    public static string Id(JobResult job) => $"job-{job.Id}-ratios";

    static string Finding(IReadOnlyList<Choice> choices) =>
        $"Times as fast as the next best kernel, measured in the same rounds, where that one is at its fastest; over launches, with {CaseText.Percent(KernelVerdict.Confidence)} intervals "
        + $"of Student's t. Within the margin, {CaseText.Percent(choices.Max(c => c.Verdict.Margin))} at most, two kernels count as equivalent. {Intervals(choices.Count)} {Benchmark(choices)}";

    static string Benchmark(IReadOnlyList<Choice> choices) =>
        "BenchmarkDotNet's ratio is that of the means of samples of one launch, taken of one kernel after the other; "
        + $"in {choices.Count(c => c.BenchmarkRatio < c.Low || c.BenchmarkRatio > c.High)} of {choices.Count} comparisons it lies outside the interval.";

    /// <summary>With many intervals some miss by chance.</summary>
    static string Intervals(int count) => count == 1
        ? "There is one comparison."
        : $"Of {count} comparisons {NumberText.Short(count * (1 - KernelVerdict.Confidence))} would miss the true ratio by chance.";

    static Chart Chart(IReadOnlyList<Choice> choices)
    {
        var rows = Enumerable.Range(0, choices.Count).Select(i => (double)i).ToArray();
        var name = CaseText.Names([.. choices.Select(c => c.Best)]);
        var launches = choices.SelectMany((c, row) => c.Launches.Select(ratio => (ratio, (double)row))).ToList();
        return new(
            [
                new Scatter("launches", [.. launches.Select(l => l.ratio)], [.. launches.Select(l => l.Item2)]) { Mode = "markers", Marker = new("circle-open", 6) },
                new Scatter("ratio, interval", [.. choices.Select(c => c.Speedup)], rows)
                {
                    Mode = "markers",
                    Marker = new("diamond", 10),
                    Error = new([.. choices.Select(c => (c.High ?? c.Speedup) - c.Speedup)], [.. choices.Select(c => c.Speedup - (c.Low ?? c.Speedup))]),
                    Text = [.. choices.Select(c => $"{CaseText.Kernel(c.Best)} against {CaseText.Kernel(c.Next)}: {c.Outcome.Word()}")],
                },
                .. Margin(choices),
            ],
            new(new("times as fast as the next best kernel") { Type = "log" }, Axis.OfRows([.. choices.Select(c => $"{name(c.Best)}: {c.Best.KernelName} / {c.Next.KernelName}")]), 150 + (28 * choices.Count)));
    }

    static IEnumerable<Scatter> Margin(IReadOnlyList<Choice> choices)
    {
        var margin = 1 + choices.Max(c => c.Verdict.Margin);
        double[] ends = [-0.5, choices.Count - 0.5];
        yield return new("margin", [1 / margin, 1 / margin, double.NaN, margin, margin], [.. ends, double.NaN, .. ends]) { Line = new("dot", 1) };
    }

    static Table Table(IReadOnlyList<Choice> choices) => new("The fastest kernel against the next best",
        [
            new("Case", Cells.Code), new("Fastest", Cells.Code), new("Next best", Cells.Code), new("Verdict", Cells.Verdict), new("Times as fast", Cells.Number),
            new("Interval", Cells.Number), new("Launches", Cells.Number), new("Margin", Cells.Number), new("BenchmarkDotNet", Cells.Number),
        ],
        [
            .. choices.Select(c => (string[])
            [
                CaseText.Subject(c.Best), CaseText.Kernel(c.Best), CaseText.Kernel(c.Next), c.Outcome.Word(), CaseText.Ratio(c.Speedup), CaseText.Interval(c.Low, c.High),
                NumberText.Of(c.Verdict.Launches), CaseText.Percent(c.Verdict.Margin), Other(c.BenchmarkRatio, c.Low, c.High),
            ]),
        ]);

    /// <summary>The ratio of BenchmarkDotNet, and whether the interval of that in common rounds has no place for it.</summary>
    static string Other(double? ratio, double? low, double? high) => ratio is not { } known ? "unknown"
        : CaseText.Ratio(known) + (known < low || known > high ? ", outside" : "");

    static Table All(IReadOnlyList<KernelVerdict> verdicts) => new("Every two kernels of the same rounds: time of one over that of the other",
        [
            new("Case", Cells.Code), new("Kernel", Cells.Code), new("Against", Cells.Code), new("Verdict", Cells.Verdict), new("JIT"), new("Ratio", Cells.Number), new("Interval", Cells.Number),
            new("Launches", Cells.Number), new("Copy / copy", Cells.Number), new("BenchmarkDotNet", Cells.Number),
        ],
        [
            .. verdicts.Select(v => (string[])
            [
                CaseText.Subject(v.Case), v.Kernel, v.Against, v.Verdict.Word(), v.Jit.Word(), CaseText.Ratio(v.Ratio), CaseText.Interval(v.Low, v.High),
                NumberText.Of(v.Launches), CaseText.Percent(v.NoiseFloor), Other(v.BenchmarkRatio, v.Low, v.High),
            ]),
        ]);
}
