namespace ActLab.Core.Accuracy;

/// <summary>Which function of an activation is measured.</summary>
public enum Quantity
{
    /// <summary>f(x).</summary>
    Forward,

    /// <summary>f'(x).</summary>
    Derivative,
}

/// <summary>A function over spans of equal length, y[i] = g(x[i]): a kernel, or what a test puts in its place.</summary>
public delegate void SpanFunction<T>(ReadOnlySpan<T> x, Span<T> y);
