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
        double[] heights = [.. series.SelectMany(s => s.Y).Where(y => y > 0 && double.IsFinite(y)).Select(Math.Log10)];
        var places = heights.Length == 0 ? new Extent(-1, 0) : new Extent(Math.Floor(2 * heights.Min()) / 2, Math.Ceiling(2 * heights.Max()) / 2);
        GraphView.Draw(frame, area, new Plot(StepsOf(look), Scale.Log.Values(places), series) { Marks = look.Marks, YScale = Scale.Log });
    }

    static Series Curve(string label, LabMoment run, Func<CurvePoint, double> loss) =>
        new(label, [.. run.Curve.Select(p => (double)p.Steps)], [.. run.Curve.Select(loss)]);
}
