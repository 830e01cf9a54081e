namespace ActLab.Terminal;

/// <summary>A finite range of an axis, from <see cref="Low"/> to a greater <see cref="High"/>.</summary>
public readonly record struct Extent
{
    /// <summary>The range between two values in any order; equal values are widened, non-finite ones replaced by -1 and 1.</summary>
    public Extent(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !double.IsFinite(high - low))
            (low, high) = (-1, 1);
        if (low > high)
            (low, high) = (high, low);
        if (low == high)
        {
            // Enough to keep the ends apart in double precision, whatever the magnitude.
            var margin = Math.Max(1e-300, Math.Abs(low) * 0.5);
            (low, high) = low == 0 ? (-1, 1) : (low - margin, high + margin);
        }
        (Low, High) = (low, high);
    }

    /// <summary>The smaller end.</summary>
    public double Low { get; }

    /// <summary>The greater end.</summary>
    public double High { get; }

    /// <summary>The distance between the ends.</summary>
    public double Length => High - Low;

    /// <summary>Where a value lies: 0 at the low end, 1 at the high end.</summary>
    public double Fraction(double value) => (value - Low) / Length;

    /// <summary>The range scaled about a point of it, which keeps its place; a factor below 1 zooms in.</summary>
    public Extent Scale(double factor, double about) => new(about + (Low - about) * factor, about + (High - about) * factor);

    /// <summary>The range moved by a fraction of its length.</summary>
    public Extent Shift(double fraction) => new(Low + fraction * Length, High + fraction * Length);

    /// <summary>The range of all finite y of the series, with a margin so that no curve lies on the frame.</summary>
    public static Extent OfY(params IReadOnlyList<Series> series) => OfY(Terminal.Scale.Linear, series);

    /// <summary>The same on a scale: of all y that have a place there.</summary>
    public static Extent OfY(Scale scale, IReadOnlyList<Series> series)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(series);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < series.Count; i++)
        {
            foreach (var y in series[i].Y)
            {
                if (double.IsFinite(y) && double.IsFinite(scale.Place(y)))
                    (low, high) = (Math.Min(low, y), Math.Max(high, y));
            }
        }
        if (!(low < high))
            return low == high && !double.IsFinite(scale.Place(0)) ? new(low / 10, low * 10) : new(low, high);
        var places = scale.Places(new(low, high));
        return scale.Values(new(places.Low - 0.05 * places.Length, places.High + 0.05 * places.Length));
    }
}
