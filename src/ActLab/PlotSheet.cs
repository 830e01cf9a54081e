using ActLab.Core;
using ActLab.Terminal;

namespace ActLab;

/// <summary>What `plot` draws: curves of some activations, in one plot or one panel each.</summary>
/// <param name="Activations">What is drawn.</param>
/// <param name="Curves">Which curves of it, and how.</param>
/// <param name="Width">Columns of the whole sheet.</param>
/// <param name="Height">Rows of the whole sheet.</param>
/// <param name="Marks">What curves are drawn with.</param>
/// <param name="Panels">Columns and rows of panels, or null for one plot.</param>
public sealed record PlotSheet(
    IReadOnlyList<Activation> Activations, Curves Curves, int Width, int Height, Marks Marks, (int Columns, int Rows)? Panels)
{
    /// <summary>The drawn cells.</summary>
    public CellBuffer Draw()
    {
        var frame = new Frame(Width, Height) { Ascii = Marks == Marks.Ascii };
        if (Panels is not { } grid)
        {
            DrawPlot(frame, frame.Area, Activations);
            return frame;
        }

        for (var i = 0; i < Activations.Count; i++)
        {
            var (column, row) = (i % grid.Columns, i / grid.Columns);
            var (left, top) = (Width * column / grid.Columns, Height * row / grid.Rows);
            DrawPlot(frame, new Area(left, top, Width * (column + 1) / grid.Columns - left, Height * (row + 1) / grid.Rows - top), [Activations[i]]);
        }

        return frame;
    }

    void DrawPlot(Frame frame, Area area, IReadOnlyList<Activation> activations)
    {
        var body = area;
        if (activations.Count == 1)
        {
            (var top, body) = area.SplitTop(1);
            frame.Write(top, 0, 0, activations[0].Info.Name, frame.Theme.Accent);
        }

        GraphView.Draw(frame, body, Curves.Plot(activations, 2 * area.Width, Marks));
    }
}
