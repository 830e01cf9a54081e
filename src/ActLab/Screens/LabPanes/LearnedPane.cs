using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>The learned parameters of activations, as prelu's alpha, against steps.</summary>
sealed class LearnedPane : LabPane
{
    public override string Title => "learned parameters";

    public override void Draw(Frame frame, Area area, LabLook look)
    {
        var run = look.Run;
        double[] steps = [.. run.Curve.Select(p => (double)p.Steps)];
        Series[] series =
        [
            .. Enumerable.Range(0, run.Snapshot.Layers.Count).Where(i => run.Snapshot.Layers[i].Learned is not null)
                .Select(i => new Series(look.Layer(look.Which, i), steps, [.. run.Curve.Select(p => p.Learned[i])])),
        ];
        if (series.Length == 0)
        {
            Label.Draw(frame, area, "No activation here has a parameter of its own that is learned; prelu has.", frame.Theme.Dim);
            return;
        }

        double[] values = [.. series.SelectMany(s => s.Y).Where(double.IsFinite)];
        var range = values.Length == 0 ? new Extent(0, 1) : new Extent(Math.Floor((10 * values.Min()) - 0.5) / 10, Math.Ceiling((10 * values.Max()) + 0.5) / 10);
        GraphView.Draw(frame, area, new Plot(StepsOf(look), range, series) { Marks = look.Marks });
    }
}
