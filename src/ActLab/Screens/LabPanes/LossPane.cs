using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>The mean loss against steps, on a log scale: of one run on both sets of rows, of twins on the rows trained on.</summary>
sealed class LossPane : LabPane
{
    public override string Title => "mean loss";

    public override bool ShowsBoth => true;

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

    /// <summary>Powers of ten, and three times those where they are few.</summary>
    static Ticks Ticks(Extent range, int most)
    {
        var step = (int)Math.Ceiling(range.Length / most);
        double[] values = range.Length <= 1.5 ? [0, Math.Log10(3)] : [0];
        var decades = Enumerable.Range((int)Math.Floor(range.Low), (int)Math.Ceiling(range.Length) + 2).Where(k => k % step == 0);
        return new(
            decades.SelectMany(k => values.Select(v => k + v)).Where(v => range.Fraction(v) is >= 0 and <= 1),
            value => Math.Pow(10, value).ToString("G2", System.Globalization.CultureInfo.InvariantCulture));
    }
}
