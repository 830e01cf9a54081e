using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;

namespace ActLab.Reports.Speed;

/// <summary>What the backward pass costs beside the forward one, and what doing both at once saves.</summary>
static class PassesFigure
{
    static readonly string[] Patterns = ["", "/", "x"];

    /// <summary>The figure; none where no kernel was measured in two passes.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<JobCase> measured)
    {
        var groups = measured.GroupBy(c => (c.Title, c.KernelName, c.Number, c.Size, c.Jit)).Select(g => new Passes([.. g])).Where(p => p.Cases.Count > 1).ToList();
        if (groups.Count == 0)
        {
            yield break;
        }

        var drawn = groups.GroupBy(p => Name(p.Cases[0])).Select(g => g.MinBy(p => Choice.Relative(p.Cases[0]))!).ToList();
        yield return new("Forward, backward and fused", "Fused computes f and f' at once; the separate passes do so one after the other. Ratios are those of multiples of a copy, over launches. "
            + "The chart shows the fastest kernel of each activation.", [Table(groups)])
        {
            Chart = new(
                [
                    .. drawn.SelectMany(p => p.Cases).GroupBy(c => c.Pass).OrderBy(g => g.Key).Select(pass => new Bars(
                        pass.Key.Word(), [.. pass.Select(Name)], [.. pass.Select(c => c.NsPerElement!.Mean)])
                    {
                        Error = new([.. pass.Select(c => c.NsPerElement!.High - c.NsPerElement.Mean)], [.. pass.Select(c => c.NsPerElement!.Mean - c.NsPerElement.Low)]),
                        Marker = new(new PatternStyle(Patterns[(int)pass.Key])),
                    }),
                ],
                new(new("ns per element"), new("") { Autorange = "reversed" }, 140 + (60 * drawn.Count))),
        };
    }

    static string Name(JobCase of) => $"{of.Title}, {of.Number.Word()}, {CaseText.Count(of.Size)}";

    static Table Table(IReadOnlyList<Passes> groups) => new($"Passes of one kernel, with {CaseText.Percent(KernelVerdict.Confidence)} intervals over launches",
        [
            new("Case", Cells.Code), new("Kernel", Cells.Code), new("Forward (ns)", Cells.Number), new("Backward (ns)", Cells.Number), new("Fused (ns)", Cells.Number),
            new("Backward / forward", Cells.Number), new("Fused / separate", Cells.Number), new("Bytes per element"), new("Bytes allocated"),
        ],
        [
            .. groups.Select(p => (string[])
            [
                Name(p.Cases[0]), CaseText.Kernel(p.Cases[0]), Time(p[Pass.Forward]), Time(p[Pass.Backward]), Time(p[Pass.Fused]), p.Backward(), p.Saved(),
                string.Join(", ", p.Cases.Select(c => NumberText.Of(c.BytesPerElement))),
                string.Join(", ", p.Cases.Select(c => c.AllocatedBytes is { } bytes ? NumberText.Of(bytes) : "unknown")),
            ]),
        ]);

    static string Time(JobCase? of) => of is null ? "" : NumberText.Short(of.NsPerElement!.Mean);

    /// <summary>One kernel in its passes, in their order.</summary>
    sealed record Passes(IReadOnlyList<JobCase> Cases)
    {
        public JobCase? this[Pass pass] => Cases.FirstOrDefault(c => c.Pass == pass);

        /// <summary>Backward over forward.</summary>
        public string Backward() => this[Pass.Forward] is { } forward && this[Pass.Backward] is { } backward
            ? Text(RatioChange.Of(Copies(forward), Copies(backward), KernelVerdict.Confidence))
            : "";

        /// <summary>Fused over the sum of the two.</summary>
        public string Saved() => this[Pass.Forward] is { } forward && this[Pass.Backward] is { } backward && this[Pass.Fused] is { } fused
            ? Text(RatioChange.Of([.. Copies(forward).Zip(Copies(backward), (f, b) => f + b)], Copies(fused), KernelVerdict.Confidence))
            : "";

        static double[] Copies(JobCase of) => [.. of.Comparisons.Select(c => c.RatioToCopy.Median)];

        static string Text(RatioChange change) => change.Low is null ? CaseText.Ratio(change.Ratio) : $"{CaseText.Ratio(change.Ratio)} ({CaseText.Interval(change.Low, change.High)})";
    }
}
