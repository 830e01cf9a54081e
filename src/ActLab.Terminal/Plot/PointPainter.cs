namespace ActLab.Terminal;

/// <summary>Points that stand alone, each as the sign of its series, with their names where these have room.</summary>
static class PointPainter
{
    internal static void Draw(Frame frame, in PlotLayout layout, Plot plot, Series series, Style style)
    {
        var taken = new HashSet<(int, int)>();
        var points = new List<(int Column, int Row, string Name)>();
        for (var i = 0; i < series.X.Length; i++)
        {
            var (x, y) = (plot.XScale.Place(series.X[i]), plot.YScale.Place(series.Y[i]));
            if (layout.XPlaces.Fraction(x) is not (>= 0 and <= 1) || layout.YPlaces.Fraction(y) is not (>= 0 and <= 1))
                continue;
            var (column, row) = (layout.Column(x), layout.Row(y));
            frame.Set(layout.Inside, column, row, series.Sign, style);
            taken.Add((column, row));
            points.Add((column, row, i < series.Names.Count ? series.Names[i] : ""));
        }
        foreach (var (column, row, name) in points)
        {
            if (Room(layout.Inside, taken, column, row, name) is not { } at)
                continue;
            frame.Write(layout.Inside, at.Column, at.Row, name, frame.Theme.Dim);
            for (var i = 0; i < name.Length; i++)
                taken.Add((at.Column + i, at.Row));
        }
    }

    /// <summary>Right of the point, left of it, above it or below it: where the name touches nothing.</summary>
    static (int Column, int Row)? Room(Area inside, HashSet<(int, int)> taken, int column, int row, string name)
    {
        if (name.Length == 0)
            return null;
        ReadOnlySpan<(int Column, int Row)> places =
        [
            (column + 2, row), (column - 1 - name.Length, row), (column - name.Length / 2, row - 1), (column - name.Length / 2, row + 1),
        ];
        foreach (var place in places)
        {
            if (place.Column < 0 || place.Row < 0 || place.Column + name.Length > inside.Width || place.Row >= inside.Height)
                continue;
            var isFree = true;
            for (var i = -1; i <= name.Length && isFree; i++)
                isFree = (place.Column + i, place.Row) == (column, row) || !taken.Contains((place.Column + i, place.Row));
            if (isFree)
                return place;
        }
        return null;
    }
}
