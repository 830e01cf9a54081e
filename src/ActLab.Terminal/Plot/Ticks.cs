using System.Globalization;

namespace ActLab.Terminal;

/// <summary>Round values along an axis, at steps of 1, 2 or 5 times a power of ten, and their labels.</summary>
public sealed class Ticks
{
    readonly double _step;
    readonly string _format;

    /// <summary>At most <paramref name="most"/> ticks (at least one) within the range.</summary>
    public Ticks(Extent range, int most)
    {
        _step = Step(range.Length / Math.Max(1, most));
        var largest = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        var digits = (int)Math.Clamp(Math.Ceiling(Math.Log10(largest / _step)), 0, 15);
        _format = largest >= 1e6 || largest < 1e-3
            ? "0." + new string('#', digits) + "e0"
            : "F" + (int)Math.Clamp(-Math.Floor(Math.Log10(_step) + 1e-9), 0, 15);
        var first = Math.Ceiling(range.Low / _step - 1e-9);
        var count = (int)Math.Clamp(Math.Floor(range.High / _step + 1e-9) - first + 1, 0, Math.Max(1, most) + 1);
        Values = new double[count];
        for (var i = 0; i < count; i++)
            Values[i] = (first + i) * _step;
    }

    /// <summary>The values, ascending.</summary>
    public double[] Values { get; }

    /// <summary>The label of a value, with as many digits as the step needs.</summary>
    public string Label(double value) => Math.Abs(value) < 1e-6 * _step ? "0" : value.ToString(_format, CultureInfo.InvariantCulture);

    static double Step(double least)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var ratio = least / magnitude;
        return magnitude * (ratio <= 1.0000001 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    }
}
