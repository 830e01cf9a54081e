using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Statistics;
using ActLab.Jobs;
using ActLab.Jobs.Verdicts;

namespace ActLab.Reports.Speed;

/// <summary>What a kernel's speed costs in digits: errors beside times, and the kernels that no other one surpasses in both.</summary>
static class AccuracyFigure
{
    /// <summary>Where an error of 0 is drawn on a logarithmic axis, in ulp.</summary>
    const double LeastDrawn = 0.1;

    /// <summary>With more activations the lines of their fronts hide each other.</summary>
    const int MostFronts = 6;

    static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "x", "triangle-up"];

    /// <summary>The figures; none where no errors were measured.</summary>
    public static IEnumerable<Figure> Of(JobResult job, IReadOnlyList<JobCase> measured)
    {
        if (job.Accuracies.Count == 0)
        {
            yield break;
        }

        yield return new("Accuracy beside speed", "Errors in ulp of the type, against the exact value. Of a sample, which is the same each time, the largest error is a lower bound; of all inputs it is the largest there is. "
            + "Wrong specials: NaN, infinities and zeros, in or out. Order breaks: neighbouring numbers whose results lie the other way round than the exact values, of the pairs looked at.",
            [Table(job, measured)]);
        foreach (var setting in Entries(job, measured).GroupBy(e => $"{e.Case.Number.Word()} {e.Case.Pass.Word()}"))
        {
            yield return Pareto(setting.Key, [.. setting], job.Verdicts);
        }
    }

    static Table Table(JobResult job, IReadOnlyList<JobCase> measured) => new("Errors of each kernel, with its time at the smallest size",
        [
            new("Activation", Cells.Code), new("Kernel", Cells.Code), new("Of", Cells.Code), new("Max ulp", Cells.Number), new("At x", Cells.Number), new("Mean ulp", Cells.Number),
            new("Correctly rounded", Cells.Number), new("Wrong specials", Cells.Number), new("Order breaks", Cells.Number), new("Inputs", Cells.Number), new("ns", Cells.Number),
        ],
        [.. job.Accuracies.Select(a => Row(a, Fastest(measured.Where(c => KernelError.Concerns(a, c)))))]);

    static string[] Row(KernelAccuracy of, JobCase? fastest)
    {
        string[] head = [of.Title, of.KernelName, $"{of.Quantity.Word()} {of.Number.Word()}"];
        return of.Error is { } error
            ? [.. head, error, "", "", "", "", "", "", Time(fastest)]
            :
            [
                .. head, NumberText.Short(of.MaxUlp), of.AtX is { } x ? NumberText.Short(x) : "", NumberText.Short(of.MeanUlp), CaseText.Percent(of.CorrectlyRounded),
                NumberText.Of(of.WrongSpecials), Order(of.Order), of.Exhaustive ? "all" : $"{CaseText.Count(of.Checked)} sampled", Time(fastest),
            ];
    }

    static string Order(OrderBreaks? of) => of is null ? "unknown"
        : $"{CaseText.Count(of.Count)} of {CaseText.Count(of.Checked)}{(of.FirstX is { } x ? $", first at {NumberText.Short(x)}" : "")}";

    static string Time(JobCase? of) => of is null ? "" : NumberText.Short(of.NsPerElement!.Mean);

    static JobCase? Fastest(IEnumerable<JobCase> cases) => cases.OrderBy(c => c.Size).ThenBy(Choice.Relative).FirstOrDefault();

    /// <summary>Every kernel of an activation in one type and pass: its fastest case at the smallest size, and its error.</summary>
    static IReadOnlyList<Entry> Entries(JobResult job, IReadOnlyList<JobCase> measured) =>
    [
        .. from c in measured
           group c by (c.Title, c.KernelName, c.Number, c.Pass) into kernel
           let fastest = Fastest(kernel)!
           let error = KernelError.Of(job, fastest)
           where error is not null
           select new Entry(fastest, error.Value),
    ];

    static Figure Pareto(string setting, IReadOnlyList<Entry> entries, IReadOnlyList<KernelVerdict> verdicts)
    {
        var activations = entries.GroupBy(e => e.Case.Title).ToList();
        var surpassing = entries.ToDictionary(e => e, e => Surpassing(e, entries, verdicts));
        return new($"Speed and accuracy: {setting}",
            $"Time across, largest error upwards, so the best lie at the lower left; an error of 0 is drawn at {NumberText.Of(LeastDrawn)} ulp. Of {entries.Count} kernels "
            + $"{surpassing.Values.Count(e => e is not null)} are surpassed: another one of the same activation is faster by the verdict of the same rounds and no less accurate, or equivalent and more accurate.",
            [Front(surpassing)])
        {
            Chart = new(
                [
                    .. entries.GroupBy(e => e.Case.KernelName).Select((kernel, number) => Dots(kernel.Key, number, [.. kernel])),
                    .. activations.Count > MostFronts ? [] : activations.Select((a, number) => Line(a.Key, number, [.. a.Where(e => surpassing[e] is null)])),
                ],
                new(new("ns per element") { Type = "log" }, new("largest error (ulp)") { Type = "log" }, 420)),
        };
    }

    static Scatter Dots(string kernel, int number, IReadOnlyList<Entry> entries) => new(
        kernel, [.. entries.Select(e => e.Time.Mean)], [.. entries.Select(e => e.Drawn)])
    {
        Mode = "markers",
        Marker = new(Symbols[number % Symbols.Length]),
        Error = new([.. entries.Select(e => e.Time.High - e.Time.Mean)], [.. entries.Select(e => e.Time.Mean - e.Time.Low)]),
        Text = [.. entries.Select(e => e.Case.Title)],
    };

    static Scatter Line(string activation, int number, IEnumerable<Entry> front)
    {
        var corners = front.OrderBy(e => e.Time.Mean).ToList();
        return Graph.Trace(new($"front of {activation}", [.. corners.Select(e => e.Time.Mean)], [.. corners.Select(e => e.Drawn)]), number + 1);
    }

    static Table Front(IReadOnlyDictionary<Entry, Entry?> surpassing) => new("Which kernels are surpassed, and by which",
        [new("Activation", Cells.Code), new("Kernel", Cells.Code), new("ns per element", Cells.Number), new("95 % interval", Cells.Number), new("Max ulp", Cells.Number), new("Surpassed by", Cells.Code)],
        [
            .. surpassing.Keys.Select(e => (string[])
            [
                e.Case.Title, CaseText.Kernel(e.Case), NumberText.Short(e.Time.Mean), $"{NumberText.Short(e.Time.Low)} to {NumberText.Short(e.Time.High)}",
                NumberText.Short(e.Error), surpassing[e] is { } better ? better.Case.KernelName : "none",
            ]),
        ]);

    /// <summary>The fastest kernel of the same activation that surpasses this one where this one is at its fastest; null for one on the front.</summary>
    static Entry? Surpassing(Entry of, IEnumerable<Entry> entries, IReadOnlyList<KernelVerdict> verdicts) => entries
        .Where(e => e.Case.Title == of.Case.Title && e.Case.KernelName != of.Case.KernelName && Choice.Between(e.Case, of.Case, verdicts) is { } verdict
            && (Choice.OutcomeOf(verdict, e.Case), e.Error.CompareTo(of.Error)) is (SpeedVerdict.Faster, <= 0) or (SpeedVerdict.Equivalent, < 0))
        .MinBy(e => Choice.Relative(e.Case));

    /// <summary>A kernel with its time and its largest error in ulp.</summary>
    sealed record Entry(JobCase Case, double Error)
    {
        public TimeEstimate Time => Case.NsPerElement!;

        public double Drawn => Math.Max(Error, LeastDrawn);
    }
}
