using ActLab.Core;
using ActLab.Terminal;

namespace ActLab;

/// <summary>What `plot` draws: curves of some activations, in one plot or one panel each.</summary>
/// <param name="Activations">What is drawn.</param>
/// <param name="Choice">Curves besides f.</param>
/// <param name="X">Range of x.</param>
/// <param name="Width">Columns of the whole sheet.</param>
/// <param name="Height">Rows of the whole sheet.</param>
/// <param name="Marks">What curves are drawn with.</param>
/// <param name="Panels">Columns and rows of panels, or null for one plot.</param>
public sealed record PlotSheet(
    IReadOnlyList<Activation> Activations, CurveChoice Choice, Extent X, int Width, int Height, Marks Marks, (int Columns, int Rows)? Panels)
{
    /// <summary>Every curve, sampled at so many points.</summary>
    public IEnumerable<Curve> Curves(int count) =>
        Activations.SelectMany(a => ActLab.Curves.Of(a, Choice, X, count, named: Activations.Count > 1));

    /// <summary>The drawn cells.</summary>
    public CellBuffer Draw()
    {
        var frame = new Frame(Width, Height) { Ascii = Marks == Marks.Ascii };
        if (Panels is not { } grid)
        {
            DrawPlot(frame, frame.Area, Activations.Count == 1 ? Activations[0].Info.Name : "", Curves(Samples(Width)));
            return frame;
        }

        for (var i = 0; i < Activations.Count; i++)
        {
            var (column, row) = (i % grid.Columns, i / grid.Columns);
            var (left, top) = (Width * column / grid.Columns, Height * row / grid.Rows);
            var area = new Area(left, top, Width * (column + 1) / grid.Columns - left, Height * (row + 1) / grid.Rows - top);
            DrawPlot(frame, area, Activations[i].Info.Name, ActLab.Curves.Of(Activations[i], Choice, X, Samples(area.Width)));
        }

        return frame;
    }

    static int Samples(int width) => 4 * width;

    void DrawPlot(Frame frame, Area area, string title, IEnumerable<Curve> curves)
    {
        var body = area;
        if (title.Length > 0)
        {
            var (top, below) = area.SplitTop(1);
            frame.Write(top, 0, 0, title, frame.Theme.Accent);
            body = below;
        }

        Series[] series = [.. curves.Select(curve => curve.Points)];
        GraphView.Draw(frame, body, new Plot(X, Extent.OfY(series), series) { Marks = Marks });
    }
}
