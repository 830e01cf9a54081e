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

    /// <summary>The values of a function at equally spaced points, both ends included.</summary>
    public static Series Sample(string label, Func<double, double> function, Extent x, int count)
    {
        ArgumentNullException.ThrowIfNull(function);
        count = Math.Max(2, count);
        var (xs, ys) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            xs[i] = i == count - 1 ? x.High : x.Low + x.Length * i / (count - 1);
            ys[i] = function(xs[i]);
        }
        return new(label, xs, ys);
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

/// <summary>A sign on the lower line of a plot's frame.</summary>
public readonly record struct Notch(double X, char Sign);

/// <summary>Everything a plot shows.</summary>
public sealed record Plot(Extent X, Extent Y, params IReadOnlyList<Series> Series)
{
    /// <summary>What the curves are drawn with; 7-bit characters on a terminal that knows no others.</summary>
    public Marks Marks { get; init; }

    /// <summary>Where a vertical line with a mark on each curve stands, if anywhere.</summary>
    public double? Cursor { get; init; }

    /// <summary>What is marked along x.</summary>
    public IReadOnlyList<Notch> Notches { get; init; } = [];

    /// <summary>The ticks of a range of x, told how many at most.</summary>
    public Func<Extent, int, Ticks> XTicks { get; init; } = (range, most) => new(range, most);

    /// <summary>The ticks of a range of y, told how many at most.</summary>
    public Func<Extent, int, Ticks> YTicks { get; init; } = (range, most) => new(range, most);
}
