using ActLab.Terminal;

namespace ActLab.Reports;

/// <summary>Curves over x, as the text plot of the screen and as a chart.</summary>
static class Graph
{
    const int Columns = 76, Rows = 18;

    static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot"];

    /// <summary>
    /// The plot that the screen shows, line by line; in 7-bit characters, which alone are of one width in every browser's
    /// fonts.
    /// </summary>
    public static IReadOnlyList<string> Text(Extent x, params IReadOnlyList<Series> curves)
    {
        var frame = new Frame(Columns, Rows);
        GraphView.Draw(frame, frame.Area, new Plot(x, Extent.OfY(curves), curves) { Marks = Marks.Ascii });
        return frame.ToText(ColorProfile.None).TrimEnd('\n').Split('\n');
    }

    /// <summary>The curve as the trace of that number: each has a dash of its own.</summary>
    public static Scatter Trace(Series curve, int number) =>
        new(curve.Label, curve.X, curve.Y) { Line = new(Dashes[number % Dashes.Length]) };
}
