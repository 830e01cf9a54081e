namespace ActLab.Terminal;

/// <summary>A plot of curves: frame with ticks on all sides, labels outside it, legend in its upper line.</summary>
public static class GraphView
{
    const int LegendSample = 4;

    /// <summary>Columns that an entry of the legend takes beside its label.</summary>
    const int LegendEntry = LegendSample + 3;

    const int ShortestLabel = 4;

    /// <summary>Draws the plot into the area; below 20 by 7 cells the curves alone.</summary>
    public static void Draw(Frame frame, Area area, Plot plot)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(plot);
        if (area.IsEmpty)
            return;
        var ascii = frame.Ascii;
        frame.Ascii |= plot.Marks == Marks.Ascii;
        if (frame.Ascii && plot.Marks != Marks.Ascii)
            plot = plot with { Marks = Marks.Ascii };
        var layout = new PlotLayout(area, plot);
        if (layout.IsFramed)
            DrawFramed(frame, layout, plot);
        else
            PlanePainter.Draw(frame, layout, plot);
        frame.Ascii = ascii;
    }

    /// <summary>The value of x at an absolute position in the plot's plane; null outside it.</summary>
    public static double? XAt(Area area, Plot plot, int x, int y)
    {
        ArgumentNullException.ThrowIfNull(plot);
        var layout = new PlotLayout(area, plot);
        return layout.Inside.Contains(x, y) ? plot.XScale.Value(layout.XPlace(x - layout.Inside.X)) : null;
    }

    /// <summary>Columns of the plot's plane.</summary>
    public static int Columns(Area area, Plot plot) => new PlotLayout(area, plot).Inside.Width;

    static void DrawFramed(Frame frame, in PlotLayout layout, Plot plot)
    {
        var box = layout.Box;
        Box.Draw(frame, box);
        PlanePainter.Draw(frame, layout, plot);
        DrawYTicks(frame, layout);
        DrawXTicks(frame, layout);
        foreach (var notch in plot.Notches)
        {
            var place = plot.XScale.Place(notch.X);
            if (layout.XPlaces.Fraction(place) is >= 0 and <= 1)
                frame.Set(box, 1 + layout.Column(place), box.Height - 1, notch.Sign, frame.Theme.Warn);
        }
        DrawLegend(frame, box, plot);
    }

    static void DrawYTicks(Frame frame, in PlotLayout layout)
    {
        foreach (var place in layout.YTicks.Values)
        {
            var row = 1 + layout.Row(place);
            frame.Set(layout.Box, 0, row, '├', frame.Theme.Border);
            frame.Set(layout.Box, layout.Box.Width - 1, row, '┤', frame.Theme.Border);
            var label = layout.YTicks.Label(place);
            frame.Write(layout.Gutter, layout.Gutter.Width - label.Length, row, label, frame.Theme.Dim);
        }
    }

    static void DrawXTicks(Frame frame, in PlotLayout layout)
    {
        var (area, box) = (layout.Area, layout.Box);
        var free = 0;
        foreach (var place in layout.XTicks.Values)
        {
            var column = 1 + layout.Column(place);
            // Next to a corner a tick tells nothing that the corner does not.
            if (column > 1 && column < layout.Inside.Width)
            {
                frame.Set(box, column, 0, '┬', frame.Theme.Border);
                frame.Set(box, column, box.Height - 1, '┴', frame.Theme.Border);
            }
            // Centred under its tick by its digits, not its sign; left out where it would touch another.
            var label = layout.XTicks.Label(place);
            var sign = label.StartsWith('-') ? 1 : 0;
            var start = box.X - area.X + column - (label.Length - sign) / 2 - sign;
            start = Math.Min(start, area.Width - label.Length);
            if (start < free)
                continue;
            free = frame.Write(area, start, area.Height - 1, label, frame.Theme.Dim) + 1;
        }
    }

    static void DrawLegend(Frame frame, Area box, Plot plot)
    {
        var column = 2;
        var longest = LongestLabel(plot.Series, box.Width);
        for (var s = 0; s < plot.Series.Count; s++)
        {
            var series = plot.Series[s];
            if (series.Label.Length == 0)
                continue;
            var label = Label.Cut(series.Label, longest);
            if (column + LegendEntry + label.Length + 1 > box.Width)
                return;
            var start = column;
            column = frame.Write(box, column, 0, new string(' ', LegendSample + 2), default);
            column = frame.Write(box, column, 0, label + " ", frame.Theme.Text);
            var pen = Pen.Of(frame.Theme, s);
            if (series.Sign != '\0')
            {
                frame.Set(box, start + LegendSample, 0, series.Sign, pen.Style);
                continue;
            }
            var sample = new Canvas(LegendSample, 1, plot.Marks);
            var middle = sample.Height / 2;
            var travelled = 0;
            sample.Line(-1, middle, sample.Width - 1, middle, pen, ref travelled);
            sample.Draw(frame, new(box.X + start + 1, box.Y, LegendSample, 1));
        }
    }
    /// <summary>Longer labels are cut where the legend has room for all curves only then; where it has none even so, the last curves are left out.</summary>
    static int LongestLabel(IReadOnlyList<Series> series, int width)
    {
        List<int> lengths = [.. series.Select(s => s.Label.Length).Where(length => length > 0)];
        var longest = lengths.Count == 0 ? 0 : lengths.Max();
        for (var most = longest; most >= ShortestLabel; most--)
        {
            if (2 + lengths.Sum(length => LegendEntry + Math.Min(length, most)) < width)
                return most;
        }
        return longest;
    }
}
