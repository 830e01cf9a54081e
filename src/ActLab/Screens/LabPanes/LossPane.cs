using ActLab.Commands;
using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>The mean loss against steps, on a log scale: of one run on both sets of rows, of twins on the rows trained on.</summary>
sealed class LossPane : LabPane
{
    public override string Title => "mean loss";

    public override void Draw(Frame frame, Area area, LabLook look)
    {
        IEnumerable<Series> curves = look.Runs.Count == 1
            ? [Curve("trained on", look.Run, p => p.Loss), Curve("held out", look.Run, p => p.HeldOut)]
            : look.Runs.Select((run, i) => Curve($"{look.Name(i)}trained on", run, p => p.Loss));
        Series[] series = [.. curves];
        double[] heights = [.. series.SelectMany(s => s.Y).Where(double.IsFinite)];
        var range = heights.Length == 0 ? new Extent(-1, 0) : new Extent(Math.Floor(2 * heights.Min()) / 2, Math.Ceiling(2 * heights.Max()) / 2);
        GraphView.Draw(frame, area, new Plot(StepsOf(look), range, series) { Marks = look.Marks, YTicks = Ticks });
    }

    static Series Curve(string label, LabMoment run, Func<CurvePoint, double> loss) =>
        new(label, [.. run.Curve.Select(p => (double)p.Steps)], [.. run.Curve.Select(p => Math.Log10(loss(p)))]);

    /// <summary>Powers of ten, and of its root where those are few.</summary>
    static Ticks Ticks(Extent range, int most)
    {
        var step = range.Length <= 1 ? 0.5 : Math.Ceiling(range.Length / most);
        var first = Math.Ceiling(range.Low / step);
        var count = (int)(Math.Floor(range.High / step) - first) + 1;
        return new(Enumerable.Range(0, count).Select(i => (first + i) * step), value => Math.Pow(10, value).ToString("G2", System.Globalization.CultureInfo.InvariantCulture));
    }
}
