namespace ActLab.Terminal;

/// <summary>Where the parts of a plot lie: labels of y at the left, the frame, the plane inside it, labels of x below.</summary>
readonly struct PlotLayout
{
    const int SmallestWidth = 20, SmallestHeight = 7;

    // Room for most labels: from plot to plot the frame then stays where it is.
    const int UsualLabel = 4;

    internal PlotLayout(Area area, Plot plot)
    {
        Area = area;
        (XPlaces, YPlaces) = (plot.XScale.Places(plot.X), plot.YScale.Places(plot.Y));
        if (area.Width < SmallestWidth || area.Height < SmallestHeight)
        {
            (Box, Inside) = (area, area);
            return;
        }
        IsFramed = true;
        YTicks = plot.YScale.Ticks(YPlaces, Math.Max(4, (area.Height - 3) / 3));
        var gutter = UsualLabel;
        foreach (var place in YTicks.Values)
            gutter = Math.Max(gutter, YTicks.Label(place).Length);
        gutter = Math.Min(gutter, area.Width / 3);
        Box = area.SplitLeft(gutter + 1).Right.SplitBottom(1).Above;
        Inside = Box.Inset(1, 1);
        XTicks = plot.XScale.Ticks(XPlaces, Math.Max(2, Inside.Width / 6));
        Gutter = new(area.X, Box.Y, gutter, Box.Height);
        Dots = plot.Marks == Marks.Block ? 2 : 4;
    }

    internal Area Area { get; }

    internal Area Gutter { get; }

    internal Area Box { get; }

    internal Area Inside { get; }

    internal Extent XPlaces { get; }

    internal Extent YPlaces { get; }

    internal bool IsFramed { get; }

    internal Ticks XTicks { get; } = new([], _ => "");

    internal Ticks YTicks { get; } = new([], _ => "");

    /// <summary>Dots in a column of one cell.</summary>
    int Dots { get; } = 4;

    /// <summary>The column inside of a place of x, the one where the canvas puts its dot.</summary>
    internal int Column(double place) => Cell(XPlaces.Fraction(place), Inside.Width, 2);

    /// <summary>The row inside of a place of y, the one where the canvas puts its dot.</summary>
    internal int Row(double place) => Cell(1 - YPlaces.Fraction(place), Inside.Height, Dots);

    /// <summary>The place of x in the middle of a column inside.</summary>
    internal double XPlace(int column) => XPlaces.Low + XPlaces.Length * (2 * column + 0.5) / Math.Max(1, 2 * Inside.Width - 1);

    /// <summary>The place of y in the middle of a row inside.</summary>
    internal double YPlace(int row) => YPlaces.High - YPlaces.Length * (Dots * row + (Dots - 1) / 2.0) / Math.Max(1, Dots * Inside.Height - 1);

    static int Cell(double fraction, int cells, int dots) =>
        Math.Clamp((int)Math.Round(fraction * (dots * cells - 1)) / dots, 0, Math.Max(0, cells - 1));
}
