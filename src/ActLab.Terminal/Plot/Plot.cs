namespace ActLab.Terminal;

/// <summary>A sign on the lower line of a plot's frame.</summary>
public sealed record Notch(double X, char Sign);

/// <summary>A shaded range of x, with its name at the top where there is room.</summary>
public sealed record Band(double From, double To, string Label, char Shade);

/// <summary>Everything a plot shows.</summary>
public sealed record Plot(Extent X, Extent Y, params IReadOnlyList<Series> Series)
{
    /// <summary>What the curves are drawn with; 7-bit characters on a terminal that knows no others.</summary>
    public Marks Marks { get; init; }

    /// <summary>Where a vertical line with a mark on each curve stands, if anywhere.</summary>
    public double? Cursor { get; init; }

    /// <summary>What is marked along x.</summary>
    public IReadOnlyList<Notch> Notches { get; init; } = [];

    /// <summary>What is shaded along x.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>What fills the plane behind the curves, told x and y: a heat map. Null for none.</summary>
    public Func<double, double, Cell>? Surface { get; init; }

    /// <summary>How x is placed.</summary>
    public Scale XScale { get; init; } = Scale.Linear;

    /// <summary>How y is placed.</summary>
    public Scale YScale { get; init; } = Scale.Linear;
}
