namespace ActLab.Terminal;

/// <summary>What lies inside a plot's frame: surface, shaded ranges, zero lines, curves, points, the cursor.</summary>
static class PlanePainter
{
    internal static void Draw(Frame frame, in PlotLayout layout, Plot plot)
    {
        if (plot.Surface is { } surface)
            DrawSurface(frame, layout, plot, surface);
        foreach (var band in plot.Bands)
            DrawBand(frame, layout, plot, band);
        if (layout.IsFramed && plot.Surface is null)
            DrawZeroLines(frame, layout, plot);
        var canvas = new Canvas(layout.Inside.Width, layout.Inside.Height, plot.Marks);
        // The first curve is drawn last, so that it lies on top.
        for (var s = plot.Series.Count - 1; s >= 0; s--)
        {
            if (plot.Series[s].Sign == '\0')
                DrawCurve(canvas, layout, plot, plot.Series[s], Pen.Of(frame.Theme, s));
        }
        DrawCursorLine(frame, layout, plot);
        canvas.Draw(frame, layout.Inside);
        for (var s = plot.Series.Count - 1; s >= 0; s--)
        {
            if (plot.Series[s].Sign != '\0')
                PointPainter.Draw(frame, layout, plot, plot.Series[s], frame.Theme.Series(s));
        }
        DrawCursorMarks(frame, layout, plot);
    }

    static void DrawSurface(Frame frame, in PlotLayout layout, Plot plot, Func<double, double, Cell> surface)
    {
        var inside = layout.Inside;
        for (var row = 0; row < inside.Height; row++)
        {
            var y = plot.YScale.Value(layout.YPlace(row));
            for (var column = 0; column < inside.Width; column++)
            {
                var cell = surface(plot.XScale.Value(layout.XPlace(column)), y);
                frame.Set(inside, column, row, cell.Rune, cell.Style);
            }
        }
    }

    static void DrawBand(Frame frame, in PlotLayout layout, Plot plot, Band band)
    {
        var places = layout.XPlaces;
        var (from, to) = (places.Fraction(plot.XScale.Place(band.From)), places.Fraction(plot.XScale.Place(band.To)));
        if (from > 1 || to < 0)
            return;
        var (left, right) = (from <= 0 ? 0 : layout.Column(plot.XScale.Place(band.From)), to >= 1 ? layout.Inside.Width - 1 : layout.Column(plot.XScale.Place(band.To)));
        var strip = new Area(layout.Inside.X + left, layout.Inside.Y, right - left + 1, layout.Inside.Height).Intersect(layout.Inside);
        frame.Fill(strip, band.Shade, frame.Theme.Border);
        if (band.Label.Length + 2 <= strip.Width)
            frame.Write(strip, 0, 0, $" {band.Label} ", frame.Theme.Dim);
    }

    static void DrawCurve(Canvas canvas, in PlotLayout layout, Plot plot, Series series, Pen pen)
    {
        var travelled = 0;
        var previous = (X: double.NaN, Y: double.NaN);
        for (var i = 0; i < series.X.Length; i++)
        {
            var (x, y) = Place(layout, series.X[i], series.Y[i]);
            var isPlaced = double.IsFinite(x + y);
            if (isPlaced && double.IsFinite(previous.X + previous.Y) && !series.IsBroken(i - 1))
                canvas.Line(previous.X, previous.Y, x, y, pen, ref travelled);
            // A line omits its first dot; where none leads here, this one must be set.
            else if (isPlaced)
                canvas.Dot((int)Math.Round(x), (int)Math.Round(y), pen);
            previous = (x, y);
        }

        // So far outside the canvas that the slope looks the same, and near enough for exact arithmetic.
        (double X, double Y) Place(in PlotLayout at, double x, double y) => !double.IsFinite(y) ? (double.NaN, double.NaN) : (
            Math.Clamp(at.XPlaces.Fraction(plot.XScale.Place(x)) * (canvas.Width - 1), -1e6, 1e6),
            Math.Clamp((1 - at.YPlaces.Fraction(plot.YScale.Place(y))) * (canvas.Height - 1), -1e6, 1e6));
    }

    static void DrawZeroLines(Frame frame, in PlotLayout layout, Plot plot)
    {
        var (area, zeroX, zeroY) = (layout.Inside, plot.XScale.Place(0), plot.YScale.Place(0));
        if (layout.YPlaces.Fraction(zeroY) is > 0 and < 1)
        {
            var row = layout.Row(zeroY);
            for (var column = 0; column < area.Width; column += 2)
                frame.Set(area, column, row, '·', frame.Theme.Border);
        }
        if (layout.XPlaces.Fraction(zeroX) is > 0 and < 1)
        {
            var column = layout.Column(zeroX);
            for (var row = 0; row < area.Height; row++)
                frame.Set(area, column, row, '┆', frame.Theme.Border);
        }
    }

    static void DrawCursorLine(Frame frame, in PlotLayout layout, Plot plot)
    {
        if (CursorColumn(layout, plot) is not { } column)
            return;
        for (var row = 0; row < layout.Inside.Height; row++)
            frame.Set(layout.Inside, column, row, '│', frame.Theme.Accent);
    }

    static void DrawCursorMarks(Frame frame, in PlotLayout layout, Plot plot)
    {
        if (CursorColumn(layout, plot) is not { } column)
            return;
        for (var s = plot.Series.Count - 1; s >= 0; s--)
        {
            var y = plot.YScale.Place(plot.Series[s].At(plot.Cursor!.Value));
            if (layout.YPlaces.Fraction(y) is >= 0 and <= 1)
                frame.Set(layout.Inside, column, layout.Row(y), "●◆■▲"[s % 4], frame.Theme.Series(s).With(Emphasis.Bold));
        }
    }

    static int? CursorColumn(in PlotLayout layout, Plot plot) =>
        plot.Cursor is { } x && layout.XPlaces.Fraction(plot.XScale.Place(x)) is >= 0 and <= 1 ? layout.Column(plot.XScale.Place(x)) : null;
}
