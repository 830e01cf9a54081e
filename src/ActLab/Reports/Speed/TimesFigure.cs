using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Reports.Speed;

/// <summary>Times in one type, pass and size, and how the samples lie.</summary>
static class TimesFigure
{
    static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "x", "triangle-up"];

    /// <summary>With more curves in one chart none can be followed.</summary>
    const int MostCurves = 8;

    static readonly double[] Near = [0.01, 0.05, 0.2];

    /// <summary>The figures of every setting.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<JobCase> measured) =>
        measured.GroupBy(CaseText.Setting).SelectMany(setting => Samples(setting.Key, [.. setting.Where(c => c.Times.Count > 0)]).Prepend(Times(setting.Key, [.. setting])));

    static Figure Times(string setting, IReadOnlyList<JobCase> cases)
    {
        var rows = cases.Select(c => c.Title).Distinct().ToList();
        return new($"Time: {setting} elements",
            "Nanoseconds per element, less is better; each kernel compiled in the way that suits it best. The bars are 95 % intervals of the mean within one launch.",
            [Table(cases)])
        {
            Chart = new(
                [.. cases.GroupBy(c => c.KernelName).Select((kernel, number) => Dots(kernel.Key, number, rows, [.. kernel.GroupBy(c => c.Title).Select(t => t.MinBy(Choice.Relative)!)]))],
                new(new("ns per element") { Type = "log" }, Axis.OfRows(rows), 150 + (28 * rows.Count))),
        };
    }

    static double Mean(JobCase of) => of.NsPerElement!.Mean;

    static Scatter Dots(string kernel, int number, IList<string> rows, IReadOnlyList<JobCase> cases) => new(
        kernel, [.. cases.Select(Mean)], [.. cases.Select(c => (double)rows.IndexOf(c.Title))])
    {
        Mode = "markers",
        Marker = new(Symbols[number % Symbols.Length]),
        Error = new([.. cases.Select(c => c.NsPerElement!.High - Mean(c))], [.. cases.Select(c => Mean(c) - c.NsPerElement!.Low)]),
        Text = [.. cases.Select(c => $"{c.Title} {CaseText.Kernel(c)}")],
    };

    static Table Table(IReadOnlyList<JobCase> cases) => new("Nanoseconds per element",
        [
            new("Activation", Cells.Code), new("Kernel", Cells.Code), new("JIT"), new("Mean", Cells.Number), new("95 % interval", Cells.Number),
            new("x copy", Cells.Number), new("x tensor", Cells.Number), new("Samples", Cells.Number), new("Bytes allocated", Cells.Number),
        ],
        [
            .. cases.Select(c => (string[])
            [
                c.Title, c.KernelName, c.Jit.Word(), NumberText.Short(Mean(c)), $"{NumberText.Short(c.NsPerElement!.Low)} to {NumberText.Short(c.NsPerElement.High)}",
                Ratio(c.Comparison?.RatioToCopy), Ratio(c.Comparison?.RatioToTensor), NumberText.Of(c.Samples),
                c.AllocatedBytes is { } bytes ? NumberText.Of(bytes) : "unknown",
            ]),
        ]);

    static string Ratio(PairedRatio? ratio) => ratio is { } known ? CaseText.Ratio(known.Median) : "";

    static IEnumerable<Figure> Samples(string setting, IReadOnlyList<JobCase> cases) => cases.Count == 0 ? [] :
    [
        new($"Samples: {setting} elements",
            "How the samples lie, none of which is dropped; the chart has those of the fastest kernel of each activation. Outlying: more than 3 median absolute deviations from the median. Drift: median of the last third "
            + "over that of the first, near 1 where the time is steady. Two groups: the samples fall apart, with a gap of over twice the quartiles' distance in either part, and no mean is that of both.",
            [
                new("Distribution of the samples, in nanoseconds per element",
                    [
                        new("Activation", Cells.Code), new("Kernel", Cells.Code), new("Smallest", Cells.Number),
                        new("Lower quartile", Cells.Number), new("Median", Cells.Number), new("Upper quartile", Cells.Number), new("Largest", Cells.Number),
                        new("Outlying", Cells.Number), new("Drift", Cells.Number), new("Groups", Cells.Number),
                    ],
                    [.. cases.Select(c => Row(c, Spread.Of([.. c.Times])))]),
            ])
        {
            Chart = Strips([.. cases.GroupBy(c => c.Title).Select(t => t.MinBy(Choice.Relative)!)]),
        },
        Cumulated(setting, [.. cases.OrderByDescending(Width).Take(MostCurves)]),
    ];

    /// <summary>How the samples of the cases that scatter most add up.</summary>
    static Figure Cumulated(string setting, IReadOnlyList<JobCase> cases) => new($"Samples added up: {setting} elements",
        $"Share of the samples up to a multiple of their median, for the {cases.Count} kernels that scatter most: a steep line is a steady time, a step to the right of 1 a second group.",
        [
            new("Share of the samples near their median",
                [new("Activation", Cells.Code), new("Kernel", Cells.Code), .. Near.Select(n => new Column($"Within {CaseText.Percent(n)}", Cells.Number))],
                [
                    .. cases.Select(c => (string[])
                    [
                        c.Title, CaseText.Kernel(c), .. Near.Select(n => CaseText.Percent(c.Times.Count(t => Math.Abs((t / c.NsPerElement!.Median) - 1) <= n) / (double)c.Times.Count)),
                    ]),
                ]),
        ])
    {
        Chart = new(
            [.. cases.Select((c, number) => Graph.Trace(Steps(c), number))],
            new(new("multiple of the median"), new("share of the samples"), 420)),
    };

    static Series Steps(JobCase of)
    {
        var sorted = of.Times.Select(t => t / of.NsPerElement!.Median).Order().ToList();
        return new(
            $"{of.Title} {CaseText.Kernel(of)}", [.. sorted.SelectMany(t => (double[])[t, t])],
            [.. sorted.SelectMany((_, i) => (double[])[i / (double)sorted.Count, (i + 1) / (double)sorted.Count])]);
    }

    static double Width(JobCase of)
    {
        var spread = Spread.Of([.. of.Times]);
        return (spread.UpperQuartile - spread.LowerQuartile) / of.NsPerElement!.Median;
    }

    /// <summary>Every sample of the fastest kernel of each activation.</summary>
    static Chart Strips(IReadOnlyList<JobCase> cases) => new(
        [
            new Scatter("samples", [.. cases.SelectMany(c => c.Times)], [.. cases.SelectMany((c, row) => c.Times.Select(_ => (double)row))])
            {
                Mode = "markers",
                Marker = new("circle-open", 7),
            },
        ],
        new(new("ns per element") { Type = "log" }, Axis.OfRows([.. cases.Select(c => $"{c.Title} {CaseText.Kernel(c)}")]), 150 + (28 * cases.Count)));

    static string[] Row(JobCase of, Spread spread) =>
    [
        of.Title, CaseText.Kernel(of), NumberText.Short(spread.Smallest), NumberText.Short(spread.LowerQuartile), NumberText.Short(of.NsPerElement!.Median),
        NumberText.Short(spread.UpperQuartile), NumberText.Short(spread.Largest), NumberText.Of(spread.Outlying), NumberText.Short(spread.Drift),
        NumberText.Of(spread.IsTwofold ? 2 : 1),
    ];
}
