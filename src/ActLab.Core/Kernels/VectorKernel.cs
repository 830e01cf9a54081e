using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>
/// Activations of whole vectors: softmax, and maxout over groups of pre-activations. Values in, values out, no allocation.
/// </summary>
/// <remarks>
/// A destination may be a source of the same length itself. Every method throws <see cref="ArgumentException"/> if lengths do not fit or
/// a destination overlaps a source in part.
/// </remarks>
public static class VectorKernel
{
    /// <summary>
    /// y[i] = e^x[i] / sum of e^x[k], float32, at most 0.55 ulp from the true value, a subnormal one at most one step.
    /// The largest x is subtracted first, so that {1000, 0} gives {1, 0}.
    /// </summary>
    /// <remarks>
    /// If an x is NaN or +infinity, or all are -infinity, every y is NaN: the quotient has no value. Beside a finite x,
    /// -infinity gives 0. Source: Bridle 1990.
    /// </remarks>
    /// <param name="x">Pre-activations, any number of them.</param>
    /// <param name="y">Probabilities, as many; may be x itself.</param>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        SpanRules.Check(x, y);
        SimdKernel.Run<double, WideMath, Softmax<float>>(new(x, y));
    }

    /// <summary>
    /// y[i] = e^x[i] / sum of e^x[k], float64, at most 4 ulp from the true value (2.7 measured), a subnormal one at most two steps.
    /// </summary>
    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, Span{float})"/>
    public static void Softmax(ReadOnlySpan<double> x, Span<double> y)
    {
        SpanRules.Check(x, y);
        SimdKernel.Run<double, AccurateMath, Softmax<double>>(new(x, y));
    }

    /// <summary>
    /// dx[i] = y[i] (dy[i] - sum of dy[k] y[k]), float32: the backward pass of softmax from its output, computed in double
    /// and rounded once.
    /// </summary>
    /// <remarks>
    /// The error is at most 0.5 ulp and, where the difference cancels, 2^-51 (float64) or 2^-52 (float32) of
    /// y[i] (|dy[i]| + sum of |dy[k]| y[k]) on top.
    /// </remarks>
    /// <param name="y">Saved outputs, any number of them.</param>
    /// <param name="dy">Gradient of the loss by the outputs, as many.</param>
    /// <param name="dx">Gradient of the loss by the pre-activations, as many; may be y or dy itself.</param>
    public static void SoftmaxBackward(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        SpanRules.Check(y, dx);
        SpanRules.Check(dy, dx);
        SimdKernel.Run<double, WideMath, SoftmaxBackward<float>>(new(y, dy, dx));
    }

    /// <summary>dx[i] = y[i] (dy[i] - sum of dy[k] y[k]), float64: the backward pass of softmax from its output.</summary>
    /// <inheritdoc cref="SoftmaxBackward(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void SoftmaxBackward(ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx)
    {
        SpanRules.Check(y, dx);
        SpanRules.Check(dy, dx);
        SimdKernel.Run<double, AccurateMath, SoftmaxBackward<double>>(new(y, dy, dx));
    }

    /// <summary>
    /// y[j] = the largest of x[j], x[n + j], x[2n + j]..., float32, exactly: maxout over n groups, n being y's length,
    /// whose members lie n apart, as several linear maps of n outputs write them one after the other.
    /// </summary>
    /// <remarks>NaN in a group gives NaN. Source: Goodfellow, Warde-Farley, Mirza, Courville &amp; Bengio 2013.</remarks>
    /// <param name="x">Pre-activations: one or several rows of n.</param>
    /// <param name="y">One output for each group; may be x itself if that is one row.</param>
    public static void Maxout(ReadOnlySpan<float> x, Span<float> y)
    {
        CheckRows(x, y);
        SimdKernel.Run<float, SingleMath, GroupMaximum<float>>(new(x, y));
    }

    /// <summary>y[j] = the largest of x[j], x[n + j], x[2n + j]..., float64, exactly.</summary>
    /// <inheritdoc cref="Maxout(ReadOnlySpan{float}, Span{float})"/>
    public static void Maxout(ReadOnlySpan<double> x, Span<double> y)
    {
        CheckRows(x, y);
        SimdKernel.Run<double, AccurateMath, GroupMaximum<double>>(new(x, y));
    }

    /// <summary>
    /// dx[i] = dy[j] at the first largest member i of group j, 0 at the others, float32: the backward pass of
    /// <see cref="Maxout(ReadOnlySpan{float}, Span{float})"/>.
    /// </summary>
    /// <remarks>Where a group has NaN, the first NaN counts as the largest.</remarks>
    /// <param name="x">Saved pre-activations: one or several rows of n.</param>
    /// <param name="dy">Gradient of the loss by the n outputs.</param>
    /// <param name="dx">Gradient of the loss by the pre-activations, as many; may be x itself.</param>
    public static void MaxoutBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)
    {
        SpanRules.Check(x, dx);
        CheckRows(dx, dy);
        SimdKernel.Run<float, SingleMath, GroupMaximumBackward<float>>(new(x, dy, dx));
    }

    /// <summary>dx[i] = dy[j] at the first largest member i of group j, 0 at the others, float64.</summary>
    /// <inheritdoc cref="MaxoutBackward(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void MaxoutBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> dx)
    {
        SpanRules.Check(x, dx);
        CheckRows(dx, dy);
        SimdKernel.Run<double, AccurateMath, GroupMaximumBackward<double>>(new(x, dy, dx));
    }

    /// <summary>Some rows of numbers, and one for each column: apart unless they are one row in the same place.</summary>
    static void CheckRows<T>(ReadOnlySpan<T> rows, ReadOnlySpan<T> one)
    {
        if (one.IsEmpty ? !rows.IsEmpty : rows.Length % one.Length != 0)
        {
            throw new ArgumentException($"{rows.Length} pre-activations are no rows of {one.Length}");
        }

        if (rows.Overlaps(one, out var offset) && (offset != 0 || rows.Length != one.Length))
        {
            throw new ArgumentException("source and destination overlap in part");
        }
    }
}
