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
        var selected = 0;
        foreach (var subject in look.Result.Cases.Index().GroupBy(c => names.Subject(c.Item)))
        {
            lines.Add(new(subject.Key) { IsHeading = true });
            foreach (var (index, of) in subject)
            {
                selected = index == look.Row ? lines.Count : selected;
                lines.Add(Line(of));
            }
        }

        IntervalBars.Draw(frame, area, lines, selected);
    }

    static IntervalBar Line(JobCase of) => of.NsPerElement is { } time
        ? new(of.KernelName, $"{NumberText.Short(time.Mean)} ns{(of.Comparison is { } copy ? $", {JobTables.Ratio(copy.RatioToCopy.Median)} x copy" : "")}") { Interval = (time.Low, time.Mean, time.High) }
        : new(of.KernelName, of.Status.Word());
}
