namespace ActLab.Terminal;

/// <summary>How an axis places values. A place is a number that grows evenly along the axis.</summary>
/// <param name="Name">The word by which a user chooses it.</param>
/// <param name="Place">Where a value stands, ascending; NaN for one that the scale does not have.</param>
/// <param name="Value">The value that stands at a place.</param>
/// <param name="Ticks">The ticks of a range of places, at most so many; they are places, too.</param>
public sealed record Scale(string Name, Func<double, double> Place, Func<double, double> Value, Func<Extent, int, Ticks> Ticks)
{
    /// <summary>Values as they are.</summary>
    public static Scale Linear { get; } = new("linear", value => value, place => place, (range, most) => new(range, most));

    /// <summary>The decimal logarithm; only values above 0 have a place.</summary>
    public static Scale Log { get; } = new(
        "log", value => value > 0 ? Math.Log10(value) : double.NaN, place => Math.Pow(10, place), (range, most) => DecadeTicks.Of(Log!, range, most));

    /// <summary>asinh: linear within about 1 of 0, logarithmic far out, and the same on the other side of 0.</summary>
    public static Scale SymLog { get; } = new("symlog", Math.Asinh, Math.Sinh, (range, most) => DecadeTicks.Of(SymLog!, range, most));

    /// <summary>All scales, in the order in which a key press walks them.</summary>
    public static IReadOnlyList<Scale> All { get; } = [Linear, SymLog, Log];

    /// <summary>A range of values as places.</summary>
    public Extent Places(Extent values) => new(Place(values.Low), Place(values.High));

    /// <summary>A range of places as values.</summary>
    public Extent Values(Extent places) => new(Value(places.Low), Value(places.High));

    /// <summary>Where a value lies in a range of values: 0 at its low end, 1 at its high end.</summary>
    public double Fraction(Extent range, double value) => Places(range).Fraction(Place(value));

    /// <summary>The value at a fraction of a range of values.</summary>
    public double At(Extent range, double fraction)
    {
        var places = Places(range);
        return Value(places.Low + fraction * places.Length);
    }

    /// <summary>A range of values scaled about one of them, which keeps its place; a factor below 1 zooms in.</summary>
    public Extent Zoom(Extent range, double factor, double about) => Values(Places(range).Scale(factor, Place(about)));

    /// <summary>A range of values moved by a fraction of the axis.</summary>
    public Extent Shift(Extent range, double fraction) => Values(Places(range).Shift(fraction));
}
