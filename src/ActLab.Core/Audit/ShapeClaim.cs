namespace ActLab.Core.Audit;

/// <summary>Holds against the values whether an activation says that it never decreases, and how it says it lies about 0.</summary>
static class ShapeClaim
{
    /// <summary>What rounding may leave between two values that are equal, relative to them.</summary>
    const double Rounding = 1.0 / (1L << 51);

    /// <summary>A decrease of what never decreases, or no decrease of what does.</summary>
    /// <param name="claim">Whether f never decreases; null claims nothing.</param>
    /// <param name="values">Points and values, by ascending x.</param>
    public static IEnumerable<(string Kind, double X, string Message)> MonotoneFaults(bool? claim, IReadOnlyList<(double X, double Value)> values)
    {
        var falls = values.Zip(values.Skip(1)).Where(p => IsLess(p.Second.Value, p.First.Value)).ToList();
        return (claim, falls) switch
        {
            (true, [var (before, after), ..]) =>
                [(FindingKind.Shape, after.X, $"stated to be monotone, but f({Text.Of(before.X)}) is {Text.Of(before.Value)} and f({Text.Of(after.X)}) only {Text.Of(after.Value)}")],
            (false, []) => [(FindingKind.Shape, values[0].X, "stated not to be monotone, but it decreases between no two points of the audit")],
            _ => [],
        };
    }

    /// <summary>Another place about 0 than the one claimed.</summary>
    /// <param name="claim">The claim; null claims nothing.</param>
    /// <param name="values">Points and values, by ascending x.</param>
    /// <param name="function">f, for the mirror images of the points.</param>
    public static IEnumerable<(string Kind, double X, string Message)> CentreFaults(
        Centre? claim, IReadOnlyList<(double X, double Value)> values, Func<double, double> function)
    {
        var uneven = values.FirstOrDefault(v => !AreEqual(function(-v.X), -v.Value), (X: double.NaN, Value: 0));
        var (left, right) = (values.LastOrDefault(v => v.X < 0 && v.Value != 0).Value, values.FirstOrDefault(v => v.X > 0 && v.Value != 0).Value);
        var found = double.IsNaN(uneven.X) ? Centre.Odd
            : function(0) == 0 && Math.Sign(left) * Math.Sign(right) < 0 ? Centre.Crosses
            : Centre.None;
        if (claim is { } stated && stated != found)
        {
            var x = stated == Centre.Odd ? uneven.X : 0;
            yield return (FindingKind.Shape, x, $"stated to {Say(stated)}, but it does {Say(found)}: f({Text.Of(x)}) is {Text.Of(function(x))}, f({Text.Of(-x)}) is {Text.Of(function(-x))}");
        }
    }

    static string Say(Centre centre) => centre switch
    {
        Centre.Odd => "have f(-x) = -f(x)",
        Centre.Crosses => "cross 0 at 0 without f(-x) = -f(x)",
        _ => "not cross 0 at 0",
    };

    static bool IsLess(double a, double b) => a < b && !AreEqual(a, b);

    static bool AreEqual(double a, double b) => a == b || Math.Abs(a - b) <= Rounding * Math.Max(Math.Abs(a), Math.Abs(b));
}
