using System.Globalization;

namespace ActLab.Terminal;

/// <summary>Values along an axis and their labels; round ones, at steps of 1, 2 or 5 times a power of ten, where none are given.</summary>
public sealed class Ticks
{
    readonly Func<double, string> _label;

    /// <summary>At most <paramref name="most"/> ticks (at least one) within the range.</summary>
    public Ticks(Extent range, int most)
    {
        var step = Step(range.Length / Math.Max(1, most));
        var largest = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        var digits = (int)Math.Clamp(Math.Ceiling(Math.Log10(largest / step)), 0, 15);
        var format = largest >= 1e6 || largest < 1e-3
            ? "0." + new string('#', digits) + "e0"
            : "F" + (int)Math.Clamp(-Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        var first = Math.Ceiling(range.Low / step - 1e-9);
        var count = (int)Math.Clamp(Math.Floor(range.High / step + 1e-9) - first + 1, 0, Math.Max(1, most) + 1);
        Values = new double[count];
        for (var i = 0; i < count; i++)
            Values[i] = (first + i) * step;
        _label = value => Math.Abs(value) < 1e-6 * step ? "0" : value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>These values, ascending, with these labels: for an axis whose scale is not linear.</summary>
    public Ticks(IEnumerable<double> values, Func<double, string> label) => (Values, _label) = ([.. values], label);

    /// <summary>The values, ascending.</summary>
    public double[] Values { get; }

    /// <summary>The label of a value; of a round one with as many digits as the step needs.</summary>
    public string Label(double value) => _label(value);

    static double Step(double least)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var ratio = least / magnitude;
        return magnitude * (ratio <= 1.0000001 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    }
}
