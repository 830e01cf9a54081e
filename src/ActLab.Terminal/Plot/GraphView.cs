namespace ActLab.Terminal;

/// <summary>A plot of curves: frame with ticks on all sides, labels outside it, legend in its upper line.</summary>
public static class GraphView
{
    const int SmallestWidth = 20, SmallestHeight = 7;
    const int LegendSample = 4;

    // Room for most labels: from plot to plot the frame then stays where it is.
    const int UsualLabel = 4;

    /// <summary>Draws the plot into the area; below 20 by 7 cells the curves alone.</summary>
    public static void Draw(Frame frame, Area area, Plot plot)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(plot);
        if (area.IsEmpty)
            return;
        var ascii = frame.Ascii;
        frame.Ascii |= plot.Marks == Marks.Ascii;
        var marks = frame.Ascii ? Marks.Ascii : plot.Marks;
        if (area.Width < SmallestWidth || area.Height < SmallestHeight)
            DrawCurves(frame, area, plot, marks);
        else
            DrawFramed(frame, area, plot, marks);
        frame.Ascii = ascii;
    }

    static void DrawFramed(Frame frame, Area area, Plot plot, Marks marks)
    {
        var yTicks = plot.YTicks(plot.Y, Math.Max(4, (area.Height - 3) / 3));
        var gutter = UsualLabel;
        foreach (var value in yTicks.Values)
            gutter = Math.Max(gutter, yTicks.Label(value).Length);
        gutter = Math.Min(gutter, area.Width / 3);
        var box = area.SplitLeft(gutter + 1).Right.SplitBottom(1).Above;
        var inside = Box.Draw(frame, box);
        var xTicks = plot.XTicks(plot.X, Math.Max(2, inside.Width / 6));

        DrawZeroLines(frame, inside, plot);
        DrawCurves(frame, inside, plot, marks);
        foreach (var value in yTicks.Values)
        {
            var row = 1 + Row(inside, plot, value);
            frame.Set(box, 0, row, '├', frame.Theme.Border);
            frame.Set(box, box.Width - 1, row, '┤', frame.Theme.Border);
            var label = yTicks.Label(value);
            frame.Write(new(area.X, box.Y, gutter, box.Height), gutter - label.Length, row, label, frame.Theme.Dim);
        }
        var free = 0;
        foreach (var value in xTicks.Values)
        {
            var column = 1 + Column(inside, plot, value);
            // Next to a corner a tick tells nothing that the corner does not.
            if (column > 1 && column < inside.Width)
            {
                frame.Set(box, column, 0, '┬', frame.Theme.Border);
                frame.Set(box, column, box.Height - 1, '┴', frame.Theme.Border);
            }
            // Centred under its tick by its digits, not its sign; left out where it would touch another.
            var label = xTicks.Label(value);
            var start = box.X - area.X + column - (label.Length - (value < 0 ? 1 : 0)) / 2 - (value < 0 ? 1 : 0);
            start = Math.Min(start, area.Width - label.Length);
            if (start < free)
                continue;
            free = frame.Write(area, start, area.Height - 1, label, frame.Theme.Dim) + 1;
        }
        foreach (var notch in plot.Notches.Where(n => plot.X.Fraction(n.X) is >= 0 and <= 1))
            frame.Set(box, 1 + Column(inside, plot, notch.X), box.Height - 1, notch.Sign, frame.Theme.Warn);
        DrawLegend(frame, box, plot, marks);
    }

    static void DrawCurves(Frame frame, Area area, Plot plot, Marks marks)
    {
        var canvas = new Canvas(area.Width, area.Height, marks);
        // The first curve is drawn last, so that it lies on top.
        for (var s = plot.Series.Count - 1; s >= 0; s--)
            DrawCurve(canvas, plot, plot.Series[s], Pen.Of(frame.Theme, s));
        DrawCursorLine(frame, area, plot);
        canvas.Draw(frame, area);
        DrawCursorMarks(frame, area, plot);
    }

    static void DrawCurve(Canvas canvas, Plot plot, Series series, Pen pen)
    {
        var travelled = 0;
        for (var i = 0; i < series.X.Length; i++)
        {
            var (x, y) = Place(i);
            if (i > 0 && !series.IsBroken(i - 1))
            {
                var (previousX, previousY) = Place(i - 1);
                canvas.Line(previousX, previousY, x, y, pen, ref travelled);
            }
            // A line omits its first dot; where none leads here, this one must be set.
            else if (double.IsFinite(series.Y[i]))
                canvas.Dot((int)Math.Round(x), (int)Math.Round(y), pen);
        }

        // So far outside the canvas that the slope looks the same, and near enough for exact arithmetic.
        (double X, double Y) Place(int i) => (
            Math.Clamp(plot.X.Fraction(series.X[i]) * (canvas.Width - 1), -1e6, 1e6),
            Math.Clamp((1 - plot.Y.Fraction(series.Y[i])) * (canvas.Height - 1), -1e6, 1e6));
    }

    static void DrawZeroLines(Frame frame, Area area, Plot plot)
    {
        if (plot.Y.Low < 0 && plot.Y.High > 0)
        {
            var row = Row(area, plot, 0);
            for (var column = 0; column < area.Width; column += 2)
                frame.Set(area, column, row, '·', frame.Theme.Border);
        }
        if (plot.X.Low < 0 && plot.X.High > 0)
        {
            var column = Column(area, plot, 0);
            for (var row = 0; row < area.Height; row++)
                frame.Set(area, column, row, '┆', frame.Theme.Border);
        }
    }

    static void DrawCursorLine(Frame frame, Area area, Plot plot)
    {
        if (CursorColumn(area, plot) is not { } column)
            return;
        for (var row = 0; row < area.Height; row++)
            frame.Set(area, column, row, '│', frame.Theme.Accent);
    }

    static void DrawCursorMarks(Frame frame, Area area, Plot plot)
    {
        if (CursorColumn(area, plot) is not { } column)
            return;
        for (var s = plot.Series.Count - 1; s >= 0; s--)
        {
            var y = plot.Series[s].At(plot.Cursor!.Value);
            if (plot.Y.Fraction(y) is >= 0 and <= 1)
                frame.Set(area, column, Row(area, plot, y), "●◆■▲"[s % 4], frame.Theme.Series(s).With(Emphasis.Bold));
        }
    }

    static int? CursorColumn(Area area, Plot plot) =>
        plot.Cursor is { } x && plot.X.Fraction(x) is >= 0 and <= 1 ? Column(area, plot, x) : null;

    static void DrawLegend(Frame frame, Area box, Plot plot, Marks marks)
    {
        var column = 2;
        for (var s = 0; s < plot.Series.Count; s++)
        {
            var label = plot.Series[s].Label;
            if (column + LegendSample + label.Length + 4 > box.Width)
                return;
            var start = column;
            column = frame.Write(box, column, 0, new string(' ', LegendSample + 2), default);
            column = frame.Write(box, column, 0, label + " ", frame.Theme.Text);
            var sample = new Canvas(LegendSample, 1, marks);
            var middle = sample.Height / 2;
            var travelled = 0;
            sample.Line(-1, middle, sample.Width - 1, middle, Pen.Of(frame.Theme, s), ref travelled);
            sample.Draw(frame, new(box.X + start + 1, box.Y, LegendSample, 1));
        }
    }

    /// <summary>The column of a value, the one where the canvas puts its dot.</summary>
    static int Column(Area area, Plot plot, double x) => Cell(plot.X.Fraction(x), area.Width, 2);

    /// <summary>The row of a value, the one where the canvas puts its dot.</summary>
    static int Row(Area area, Plot plot, double y) => Cell(1 - plot.Y.Fraction(y), area.Height, plot.Marks == Marks.Block ? 2 : 4);

    static int Cell(double fraction, int cells, int dots) =>
        Math.Clamp((int)Math.Round(fraction * (dots * cells - 1)) / dots, 0, cells - 1);
}
