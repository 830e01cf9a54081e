namespace ActLab.Terminal;

/// <summary>The characters that make up a curve.</summary>
public enum Marks
{
    /// <summary>2 by 4 dots in each cell.</summary>
    Braille,

    /// <summary>2 by 2 blocks in each cell.</summary>
    Block,

    /// <summary>7-bit characters of fitting height and slope.</summary>
    Ascii,
}

/// <summary>A curve: points in the order of x. A y that is not finite leaves a gap.</summary>
public sealed record Series(string Label, double[] X, double[] Y)
{
    /// <summary>Where the function jumps: the points on either side of such an x are not joined.</summary>
    public IReadOnlyList<double> Jumps { get; init; } = [];

    /// <summary>Whether the points stand alone: no line joins them.</summary>
    public bool IsScattered { get; init; }

    /// <summary>Where points stand alone: the character that each is drawn as; 0 for a dot.</summary>
    public char Sign { get; init; }

    /// <summary>Where points stand alone: names written beside them as far as there is room; none, or one for each point.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The values of a function at points equally spaced along an axis, both ends included.</summary>
    public static Series Sample(string label, Func<double, double> function, Extent x, int count, Scale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        count = Math.Max(2, count);
        scale ??= Scale.Linear;
        var places = scale.Places(x);
        var (xs, ys) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            xs[i] = i == 0 ? x.Low : i == count - 1 ? x.High : scale.Value(places.Low + places.Length * i / (count - 1));
            ys[i] = function(xs[i]);
        }
        return new(label, xs, ys);
    }

    /// <summary>A histogram: heights from edge to edge, as the outline of bars that stand on 0; there is one edge more than heights.</summary>
    public static Series Bars(string label, IReadOnlyList<double> edges, IReadOnlyList<double> heights)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(heights);
        return new(
            label,
            [edges[0], .. heights.SelectMany((_, i) => new[] { edges[i], edges[i + 1] }), edges[^1]],
            [0, .. heights.SelectMany(height => new[] { height, height }), 0]);
    }

    /// <summary>The value at x between the two nearest points; NaN outside or in a gap.</summary>
    public double At(double x)
    {
        var right = Array.BinarySearch(X, x);
        if (right >= 0)
            return Y[right];
        right = ~right;
        if (right == 0 || right == X.Length)
            return double.NaN;
        var part = (x - X[right - 1]) / (X[right] - X[right - 1]);
        return Y[right - 1] + part * (Y[right] - Y[right - 1]);
    }

    /// <summary>True when the curve is interrupted between point i and the one after it.</summary>
    internal bool IsBroken(int i)
    {
        for (var j = 0; j < Jumps.Count; j++)
        {
            if (X[i] <= Jumps[j] && Jumps[j] <= X[i + 1])
                return true;
        }
        return IsScattered || !double.IsFinite(Y[i]) || !double.IsFinite(Y[i + 1]);
    }
}
