using System.Globalization;

namespace ActLab.Terminal;

/// <summary>Ticks of axes that are logarithmic: at 1, 2 and 5 times powers of ten, at powers of ten, or at round numbers where few of these are seen.</summary>
static class DecadeTicks
{
    static readonly int[] Mantissas = [1, 2, 5];

    /// <summary>From one candidate power of ten to the next; 0 for 1, 2 and 5 times every power.</summary>
    static readonly int[] Steps = [0, 1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500];

    const int Few = 3, LeastPower = -323, LargestPower = 308;

    internal static Ticks Of(Scale scale, Extent places, int most)
    {
        var range = scale.Values(places);
        var seen = scale.Places(range);
        foreach (var step in Steps)
        {
            double[] values = [.. Candidates(scale, range, step).Where(v => seen.Fraction(scale.Place(v)) is >= -1e-9 and <= 1 + 1e-9).Distinct().Order()];
            if (values.Length < Few)
                break;
            if (values.Length <= Math.Max(most, Few))
                return new(values.Select(scale.Place), place => Label(scale.Value(place)));
        }
        var round = new Ticks(range, most);
        return new(round.Values.Where(v => double.IsFinite(scale.Place(v))).Select(scale.Place), place => round.Label(scale.Value(place)));
    }

    /// <summary>Values at a step; with 0 and its other side where the scale has them, but then without 1 at large steps, so near 0.</summary>
    static IEnumerable<double> Candidates(Scale scale, Extent range, int step)
    {
        var isTwoSided = double.IsFinite(scale.Place(0));
        var largest = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        var to = Math.Min(LargestPower, (int)Math.Floor(Math.Log10(largest)) + 1);
        var from = isTwoSided ? 0 : Math.Max(LeastPower, (int)Math.Floor(Math.Log10(range.Low)) - 1);
        if (isTwoSided)
            yield return 0;
        for (var power = from; power <= to; power++)
        {
            if (step > 1 && (power % step != 0 || isTwoSided && power == 0))
                continue;
            foreach (var factor in step == 0 ? Mantissas : Mantissas[..1])
            {
                var value = double.Parse($"{factor}e{power}", CultureInfo.InvariantCulture);
                yield return value;
                if (isTwoSided)
                    yield return -value;
            }
        }
    }

    /// <summary>The shortest text of a value that is 1, 2 or 5 times a power of ten, found again from its place.</summary>
    static string Label(double value) => Math.Abs(value) switch
    {
        < 1e-300 => value == 0 ? "0" : value.ToString("0e0", CultureInfo.InvariantCulture),
        >= 0.0005 and < 9999.5 => value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.ToString("0e0", CultureInfo.InvariantCulture),
    };
}
