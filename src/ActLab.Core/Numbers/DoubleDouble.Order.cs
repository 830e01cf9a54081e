namespace ActLab.Core.Numbers;

public readonly partial record struct DoubleDouble
{
    /// <summary>a is below b; false with NaN.</summary>
    public static bool operator <(DoubleDouble a, DoubleDouble b) =>
        a.IsFinite && b.IsFinite ? (b - a).Hi > 0 : a.Hi < b.Hi;

    /// <summary>a is above b; false with NaN.</summary>
    public static bool operator >(DoubleDouble a, DoubleDouble b) => b < a;

    /// <summary>a is not above b; false with NaN.</summary>
    public static bool operator <=(DoubleDouble a, DoubleDouble b) =>
        a.IsFinite && b.IsFinite ? (b - a).Hi >= 0 : a.Hi <= b.Hi;

    /// <summary>a is not below b; false with NaN.</summary>
    public static bool operator >=(DoubleDouble a, DoubleDouble b) => b <= a;

    /// <summary>The order of the values, -0 and +0 equal, NaN before everything as for double.</summary>
    public int CompareTo(DoubleDouble other) =>
        this < other ? -1 : this > other ? 1 : other.IsNaN.CompareTo(IsNaN);

    /// <inheritdoc/>
    public static DoubleDouble LessOrEqual(DoubleDouble a, DoubleDouble b, DoubleDouble whenTrue, DoubleDouble whenFalse) =>
        a <= b ? whenTrue : whenFalse;

    /// <inheritdoc/>
    public static DoubleDouble Less(DoubleDouble a, DoubleDouble b, DoubleDouble whenTrue, DoubleDouble whenFalse) =>
        a < b ? whenTrue : whenFalse;
}
