using ActLab.Commands;
using ActLab.Core;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>Time per element as bars, with the interval of the mean, as results come in.</summary>
sealed class BarsPane : BenchmarkPane
{
    public override string Title => "ns/element, log scale, mean and 95 % interval";

    public override void Draw(Frame frame, Area area, BenchmarkLook look)
    {
        var names = new CaseNames(look.Result.Cases);
        var lines = new List<IntervalBar>();
        var selected = -1;
        foreach (var subject in look.Cases.Shown.GroupBy(i => Subject(names.Words(look.Result.Cases[i]))))
        {
            lines.Add(new(subject.Key) { IsHeading = true, Hits = SubjectHits(look.Cases, names.Words(look.Result.Cases[subject.First()])) });
            foreach (var index in subject)
            {
                var of = look.Result.Cases[index];
                selected = index == look.Cases.Selected ? lines.Count : selected;
                lines.Add(Line(of) with { Hits = look.Cases.Hits(names.Words(of), CaseNames.Kernel) });
            }
        }

        IntervalBars.Draw(frame, area, lines, selected);
    }

    /// <summary>What is measured, whatever the kernel.</summary>
    static string Subject(IReadOnlyList<string> words) => string.Join(' ', words.Where((_, i) => i != CaseNames.Kernel));

    static IReadOnlyList<int> SubjectHits(NameList cases, IReadOnlyList<string> words)
    {
        var hits = new List<int>();
        var start = 0;
        foreach (var (i, word) in words.Index().Where(w => w.Index != CaseNames.Kernel))
        {
            hits.AddRange(cases.Hits(words, i).Select(hit => start + hit));
            start += word.Length + 1;
        }

        return hits;
    }

    static IntervalBar Line(JobCase of) => of.NsPerElement is { } time
        ? new(of.KernelName, $"{NumberText.Short(time.Mean)} ns{(of.Comparison is { } copy ? $", {JobTables.Ratio(copy.RatioToCopy.Median)} x copy" : "")}") { Interval = (time.Low, time.Mean, time.High) }
        : new(of.KernelName, of.Status.Word());
}
