using System.Globalization;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs;

namespace ActLab.Reports;

/// <summary>What a benchmark job measured.</summary>
public static class BenchmarkSection
{
    static readonly string[] Patterns = ["", "/", "x", "."];

    /// <summary>The section of one job; its identifier is the job's.</summary>
    public static Section Of(JobResult job) => new($"job-{job.Id}", $"Speed: job {job.Id}")
    {
        Paragraphs = [Count(job), .. job.Message is { } message ? [message] : Array.Empty<string>()],
        Figures =
        [
            .. Measured(job).GroupBy(c => c.Size).SelectMany(size =>
                Samples(size.Key, [.. size.Where(c => c.Times.Count > 0)]).Prepend(Size(size.Key, [.. size]))),
            .. Unmeasured(job),
            .. job.Environment is { } environment ? [Machine(job, environment)] : Array.Empty<Figure>(),
        ],
    };

    /// <summary>The job in one sentence: measured, not judged.</summary>
    public static Statement Sum(JobResult job) => new(Mark.None, $"Job {job.Id}: {Count(job)}", $"job-{job.Id}");

    static string Count(JobResult job) =>
        $"{Measured(job).Count()} of {job.Cases.Count} cases measured, "
        + $"{job.Cases.Count(c => c.Status == CaseStatus.Failed)} failed; the job is {job.Status.Word()}.";

    static IEnumerable<JobCase> Measured(JobResult job) => job.Cases.Where(c => c.Status == CaseStatus.Ok);

    static Figure Size(int size, IReadOnlyList<JobCase> cases) => new(Elements(size),
        "Time per element, lower is better; the marks at the bars' ends are 95 % intervals of the mean within one launch.",
        [Times(cases)])
    {
        Chart = new(
            [.. cases.GroupBy(c => (c.KernelName, c.Jit)).Select((kernel, number) => Bars($"{kernel.Key.KernelName} ({kernel.Key.Jit.Word()})", number, [.. kernel]))],
            new(new("ns per element"), new("") { Autorange = "reversed" }, 140 + 24 * cases.Count)),
    };

    static Bars Bars(string kernel, int number, IReadOnlyList<JobCase> cases)
    {
        var times = cases.Select(c => c.NsPerElement!).ToList();
        return new(kernel, [.. cases.Select(c => c.Title)], [.. times.Select(t => t.Mean)])
        {
            Error = new([.. times.Select(t => t.High - t.Mean)], [.. times.Select(t => t.Mean - t.Low)]),
            Marker = new(new PatternStyle(Patterns[number % Patterns.Length])),
        };
    }

    static Table Times(IReadOnlyList<JobCase> cases) => new("Nanoseconds per element",
        [
            new("Activation", Cells.Code), new("Kernel", Cells.Code), new("JIT", Cells.Code), new("Type", Cells.Code), new("Pass"),
            new("Mean", Cells.Number), new("95 % low", Cells.Number), new("95 % high", Cells.Number), new("Median", Cells.Number),
            new("x copy", Cells.Number), new("x tensor", Cells.Number), new("Samples", Cells.Number), new("Allocated (bytes)", Cells.Number), new("Code"),
        ],
        [
            .. cases.Select(c => (string[])
            [
                c.Title, c.KernelName, c.Jit.Word(), c.Number.Word(), c.Pass.Word(), NumberText.Short(c.NsPerElement!.Mean),
                NumberText.Short(c.NsPerElement.Low), NumberText.Short(c.NsPerElement.High), NumberText.Short(c.NsPerElement.Median),
                Ratio(c.Comparison?.RatioToCopy), Ratio(c.Comparison?.RatioToTensor), NumberText.Of(c.Samples), c.AllocatedBytes is { } bytes ? NumberText.Of(bytes) : "unknown", c.Tier ?? JobCase.Unproved,
            ]),
        ]);

    static string Elements(int size) => $"{size.ToString("N0", CultureInfo.InvariantCulture)} elements";

    static IEnumerable<Figure> Samples(int size, IReadOnlyList<JobCase> cases) => cases.Count == 0 ? [] :
    [
        new($"{Elements(size)}: samples",
            "How the samples lie, none of which is dropped. Outlying: more than 3 median absolute deviations from the median. Drift: median of the last third "
            + "over that of the first, near 1 where the time is steady.",
            [
                new("Distribution of the samples, in nanoseconds per element",
                    [
                        new("Activation", Cells.Code), new("Kernel", Cells.Code), new("JIT", Cells.Code), new("Smallest", Cells.Number),
                        new("Lower quartile", Cells.Number), new("Upper quartile", Cells.Number), new("Largest", Cells.Number),
                        new("Outlying", Cells.Number), new("Drift", Cells.Number),
                    ],
                    [.. cases.Select(c => Row(c, Spread.Of([.. c.Times])))]),
            ]),
    ];

    static string[] Row(JobCase of, Spread spread) =>
    [
        of.Title, of.KernelName, of.Jit.Word(), NumberText.Short(spread.Smallest), NumberText.Short(spread.LowerQuartile),
        NumberText.Short(spread.UpperQuartile), NumberText.Short(spread.Largest), NumberText.Of(spread.Outlying), NumberText.Short(spread.Drift),
    ];

    static IEnumerable<Figure> Unmeasured(JobResult job)
    {
        var cases = job.Cases.Where(c => c.Status != CaseStatus.Ok).ToList();
        return cases.Count == 0 ? [] :
        [
            new("Cases without a result", "These cases were asked for and have no time.",
            [
                new("Cases without a result", [new("Case", Cells.Code), new("Status"), new("Reason")],
                    [.. cases.Select(c => (string[])[c.ToString(), c.Status.Word(), c.Error ?? ""])]),
            ]),
        ];
    }

    static Figure Machine(JobResult job, JobEnvironment environment) => new("Machine of this job",
        $"{environment.Cpu}; load average {Load(job.LoadBefore)} before and {Load(job.LoadAfter)} after measuring.",
        [
            new("What the worker ran on, as it found it", [new("Property"), new("Value", Cells.Code)],
            [
                ["Processor", environment.Cpu],
                ["Logical processors", NumberText.Of(environment.Cores)],
                ["Vectors and instruction sets", string.Join(", ", environment.Isa)],
                ["Runtime", environment.Runtime],
                ["System", environment.Os],
                .. environment.Jit.Concat(environment.Packages).Select(p => (string[])[p.Key, p.Value]),
            ]),
        ]);

    static string Load(double? load) => load is { } known ? NumberText.Short(known) : "unknown";

    static string Ratio(PairedRatio? ratio) => ratio is { } known ? NumberText.Short(known.Median) : "";
}
