using System.Globalization;

namespace ActLab.Core.Audit;

/// <summary>Holds the range that an activation states against its values.</summary>
static class RangeClaim
{
    /// <summary>What rounding the ends to decimal text may leave, relative to them.</summary>
    const double Rounding = 1e-15;

    /// <summary>How near to an end the values come on an audit's points, relative to 1 and to the end.</summary>
    const double Near = 1.0 / 64;

    /// <summary>At most one finding: a value outside, or an end that no value comes near.</summary>
    public static IEnumerable<(string Kind, double X, string Message)> Faults(string range, IReadOnlyList<(double X, double Value)> values)
    {
        if (Parse(range) is not var (low, high))
        {
            return [];
        }

        var outwards = values.OrderBy(v => Math.Abs(v.X)).ToList();
        var (least, most) = (outwards.MinBy(v => v.Value), outwards.MaxBy(v => v.Value));
        return Outside(least, low, 1).Concat(Outside(most, high, -1)).Take(1)
            .Select(fault => (FindingKind.OutOfRange, fault.X, $"the range is stated as {range}, but {fault.Message}"));
    }

    /// <summary>The most extreme value against its end; direction is that from the end into the range.</summary>
    static IEnumerable<(double X, string Message)> Outside((double X, double Value) extreme, double end, int direction)
    {
        var inside = direction * (extreme.Value - end);
        if (double.IsInfinity(end) ? Math.Abs(extreme.X) < StatedClaims.FarOut && double.IsFinite(extreme.Value) : inside > Near * Math.Max(1, Math.Abs(end)))
        {
            yield return (extreme.X, $"no value comes nearer to {Text.Of(end)} than {Text.Of(extreme.Value)}");
        }
        else if (inside < -Rounding * Math.Max(1, Math.Abs(end)))
        {
            yield return (extreme.X, $"f({Text.Of(extreme.X)}) is {Text.Of(extreme.Value)}");
        }
    }

    /// <summary>The ends of an interval such as [0, inf); null if the text is another.</summary>
    static (double Low, double High)? Parse(string range)
    {
        var ends = range.Length > 2 && range[0] is '[' or '(' && range[^1] is ']' or ')' ? range[1..^1].Split(',') : [];
        return ends is [var low, var high] && End(low) is { } from && End(high) is { } to ? (from, to) : null;
    }

    static double? End(string text) => text.Trim() switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var number => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var end) ? end : null,
    };
}
