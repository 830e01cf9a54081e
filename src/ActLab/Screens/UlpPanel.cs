using System.Globalization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>
/// The errors of the float32 SIMD kernel along x, under a graph of the same range: the largest in every half column, as
/// `ulp --range` finds them.
/// </summary>
static class UlpPanel
{
    const int SmallestGraph = 7, Share = 3;

    /// <summary>Columns left of most graphs' insides and right of them.</summary>
    const int Left = 5, Right = 1;

    /// <summary>Rows that it takes from a graph's: a third, but what leaves a framed graph above it.</summary>
    public static int Height(Area graph) => Math.Min(Math.Max(SmallestGraph, graph.Height / Share), graph.Height - SmallestGraph);

    /// <summary>Draws it, with a frame where there is room for one.</summary>
    public static void Draw(Frame frame, Area area, Activation activation, Quantity quantity, Extent x, Scale scale, Marks marks, double? cursor)
    {
        var subject = new UlpSubject(activation, KernelFamily.Simd, quantity, NumberType.F32);
        var parts = 2 * area.Width;
        var errors = UlpMeasurement.Along(subject, x.Low, x.High, parts);
        var most = errors.Max();
        var label = string.Create(CultureInfo.InvariantCulture, $"{(quantity == Quantity.Forward ? "f" : "f'")} in f32: up to {most:G4} ulp");
        var middles = Enumerable.Range(0, parts).Select(part => x.Low + ((part + 0.5) / parts * x.Length));
        var series = new Series(label, [.. middles], errors);
        var top = double.IsFinite(most) ? Math.Max(1, most) : 1;
        var plot = new Plot(x, new Extent(0, 1.1 * top), series) { Marks = marks, Cursor = cursor, XScale = scale };
        if (area.Height < SmallestGraph)
        {
            (var line, area) = area.SplitTop(1);
            Label.DrawLine(frame, line, Left + 1, label + string.Create(CultureInfo.InvariantCulture, $" (0 to {top:G4})"), frame.Theme.Dim);
            area = new(area.X + Left + 1, area.Y, area.Width - Left - 1 - Right, area.Height);
        }

        GraphView.Draw(frame, area, plot);
    }
}
