using System.Globalization;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Jobs.Changes;
using ActLab.Jobs.Verdicts;

namespace ActLab.Reports.Speed;

/// <summary>How fast the kernels were in earlier jobs of the same machine.</summary>
static class HistorySection
{
    const int MostJobs = 8, MostCurves = 12;

    static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "x", "triangle-up"];

    /// <summary>The latest jobs begun before the shown ones, without what a history does not need.</summary>
    public static IReadOnlyList<JobResult> Earlier(Workbench workbench, IReadOnlyList<JobResult> shown) => shown.Min(j => j.Started) is not { } first ? [] :
    [
        .. workbench.Jobs.Results(_ => { })
            .Where(j => j.Started < first && shown.Any(s => s.Environment?.Machine == j.Environment?.Machine) && j.Cases.Any(c => c.Comparison is not null))
            .OrderByDescending(j => j.Started).Take(MostJobs).OrderBy(j => j.Started).Select(Least),
    ];

    /// <summary>The section; none without an earlier job of the same machine.</summary>
    public static IEnumerable<Section> Of(ReportData data, Catalog catalog)
    {
        var best = data.Jobs.SelectMany(Choice.Of).Select(c => c.Best).ToList();
        var figures = JobHistory.Of([.. data.Earlier, .. data.Jobs], catalog).Where(h => h.Jobs.Count > 1).Select(h => Machine(h, best)).ToList();
        figures.AddRange(Environments([.. data.Earlier.Concat(data.Jobs).Where(j => j.Environment is not null).OrderBy(j => j.Started)]));
        return figures.Count == 0 ? [] : [new("history", "Earlier jobs") { Figures = figures }];
    }

    /// <summary>In what earlier jobs ran otherwise than the latest.</summary>
    static IEnumerable<Figure> Environments(IReadOnlyList<JobResult> jobs)
    {
        string[][] rows =
        [
            .. from job in jobs.SkipLast(1)
               from difference in MachineDifference.Of(job.Environment, jobs[^1].Environment)
               select (string[])[job.Id, difference.Property, difference.Before ?? "unknown", difference.After ?? "unknown"],
        ];
        return rows.Length == 0 ? [] :
        [
            new("Differences between jobs", $"In what earlier jobs ran otherwise than job {jobs[^1].Id}, the latest. A change of the processor, the runtime or the code is a reason for other times.",
                [new("What earlier jobs ran on otherwise", [new("Job", Cells.Code), new("Property"), new("Then"), new("In the latest")], rows)]),
        ];
    }

    static JobResult Least(JobResult job) => job with
    {
        Accuracies = [],
        Roofs = [],
        Launches = [],
        Message = null,
        Cases = [.. job.Cases.Where(c => c.Comparison is not null).Select(Least)],
    };

    static JobCase Least(JobCase of) => of with
    {
        Times = [],
        Samples = 0,
        NsPerElement = null,
        Code = null,
        Comparison = Least(of.Comparison!),
        Repeats = [.. of.Repeats.Select(Least)],
    };

    static Comparison Least(Comparison of) => of with { RatioToTensor = null, RatiosToEarlier = [] };

    static Figure Machine(JobHistory history, IReadOnlyList<JobCase> best) => new($"History on {history.Machine}",
        $"Time as a multiple of a copy of the same spans in the same rounds, over {history.Jobs.Count} jobs: what a busy hour does to both has gone from it. A line ends where the code became another; "
        + "actlab compare tells what of a change is more than noise.",
        [Points(history), .. Changes(history)])
    {
        Chart = new(
            [.. history.Cases.Where(c => c.Points.Any(p => best.Any(b => ReferenceEquals(b, p.Case)))).Take(MostCurves).Select((c, number) => Curve(history, c, number))],
            new(
                new("job") { Zeroline = false, Tickvals = [.. history.Jobs.Select((_, i) => (double)i)], Ticktext = [.. history.Jobs.Select(Date)] },
                new("multiple of a copy") { Type = "log" }, 420)),
    };

    /// <summary>A gap stands before other code.</summary>
    static Scatter Curve(JobHistory history, CaseHistory of, int number)
    {
        var points = of.Points.SelectMany(p => p.IsOtherCode ? (HistoryPoint?[])[null, p] : [p]).ToList();
        return new(of.Name, [.. points.Select(p => p is null ? double.NaN : history.Jobs.ToList().IndexOf(p.Job))], [.. points.Select(p => p?.Ratio.Ratio ?? double.NaN)])
        {
            Mode = "lines+markers",
            Marker = new(Symbols[number % Symbols.Length]),
            VerticalError = new([.. points.Select(p => (p?.Ratio.High - p?.Ratio.Ratio) ?? 0)], [.. points.Select(p => (p?.Ratio.Ratio - p?.Ratio.Low) ?? 0)]),
        };
    }

    static Table Points(JobHistory history) => new($"Every case in every job, with {CaseText.Percent(KernelVerdict.Confidence)} intervals over launches",
        [
            new("Case", Cells.Code), new("Job", Cells.Code), new("Begun"), new("Multiple of a copy", Cells.Number), new("Interval", Cells.Number), new("Code", Cells.Code),
        ],
        [
            .. from c in history.Cases
               from p in c.Points
               select (string[])
               [
                   c.Name, p.Job.Id, Date(p.Job), CaseText.Ratio(p.Ratio.Ratio), CaseText.Interval(p.Ratio.Low, p.Ratio.High), p.Job.Environment!.Code + (p.IsOtherCode ? ", other than before" : ""),
               ],
        ]);

    static IEnumerable<Table> Changes(JobHistory history)
    {
        string[][] rows =
        [
            .. history.Added.Select(c => (string[])[c.Name, "added by", c.Points[0].Job.Id]),
            .. history.Removed.Select(c => (string[])[c.Name, "last in", c.Points[^1].Job.Id]),
            .. history.Renamed.Select(c => (string[])[c.Name, "renamed from", string.Join(", ", c.WasNamed)]),
        ];
        return rows.Length == 0 ? [] : [new("Cases that came, went or changed their name", [new("Case", Cells.Code), new("What"), new("Job or name", Cells.Code)], rows)];
    }

    static string Date(JobResult job) => job.Started!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
