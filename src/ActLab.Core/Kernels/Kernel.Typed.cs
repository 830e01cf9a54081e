namespace ActLab.Core.Kernels;

/// <content>
/// The SIMD family for an activation whose type is known where the call is written.
/// </content>
/// <remarks>
/// The parameters are taken as they stand, without the checks of <see cref="IActivation{TSelf}.With"/>.
/// </remarks>
public static partial class Kernel
{
    /// <summary>y[i] = f(x[i]), float32, at most 1 ulp from the true value.</summary>
    /// <param name="activation">The activation, with its parameters.</param>
    /// <param name="x">Pre-activations, any number of them.</param>
    /// <param name="y">Outputs, as many; may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or x and y overlap in part.</exception>
    public static void Forward<TAct>(in TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct>
    {
        SpanRules.Check(x, y);
        new FunctionSpans<ForwardFunction, SinglePrecision, float>(KernelFamily.Simd, x, y).Visit(activation);
    }

    /// <summary>
    /// y[i] = f(x[i]), float64, at most 2.5 ulp from the true value (3 where a parameter that is no power of two multiplies x
    /// before an exponential).
    /// </summary>
    /// <inheritdoc cref="Forward{TAct}(in TAct, ReadOnlySpan{float}, Span{float})"/>
    public static void Forward<TAct>(in TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct>
    {
        SpanRules.Check(x, y);
        new FunctionSpans<ForwardFunction, DoublePrecision, double>(KernelFamily.Simd, x, y).Visit(activation);
    }

    /// <summary>
    /// df[i] = f'(x[i]), float32, at most 2 ulp from the true value; within 1/64 of an interior root of f' the ulp is that of
    /// max(|f'|, 2^-10). At a kink it is the activation's convention.
    /// </summary>
    /// <param name="activation">The activation, with its parameters.</param>
    /// <param name="x">Pre-activations, any number of them.</param>
    /// <param name="df">Derivatives, as many; may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or x and df overlap in part.</exception>
    public static void Derivative<TAct>(in TAct activation, ReadOnlySpan<float> x, Span<float> df)
        where TAct : struct, IActivation<TAct>
    {
        SpanRules.Check(x, df);
        new FunctionSpans<DerivativeFunction, SinglePrecision, float>(KernelFamily.Simd, x, df).Visit(activation);
    }

    /// <summary>
    /// df[i] = f'(x[i]), float64, at most 4 ulp from the true value; within 1/64 of an interior root of f' the ulp is that of
    /// max(|f'|, 2^-10). At a kink it is the activation's convention.
    /// </summary>
    /// <inheritdoc cref="Derivative{TAct}(in TAct, ReadOnlySpan{float}, Span{float})"/>
    public static void Derivative<TAct>(in TAct activation, ReadOnlySpan<double> x, Span<double> df)
        where TAct : struct, IActivation<TAct>
    {
        SpanRules.Check(x, df);
        new FunctionSpans<DerivativeFunction, DoublePrecision, double>(KernelFamily.Simd, x, df).Visit(activation);
    }

    /// <summary>dx[i] = dy[i] * f'(x[i]), float32: the derivative as rounded by Derivative, times dy, rounded once more.</summary>
    /// <param name="activation">The activation, with its parameters.</param>
    /// <param name="x">Saved pre-activations, any number of them.</param>
    /// <param name="dy">Gradient of the loss by the outputs, as many.</param>
    /// <param name="dx">Gradient of the loss by the pre-activations, as many; may be x or dy itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dx overlaps x or dy in part.</exception>
    public static void Backward<TAct>(in TAct activation, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)
        where TAct : struct, IActivation<TAct>
    {
        Check(x, dy, dx);
        new BackwardSpans<DerivativeFunction, SinglePrecision, float>(KernelFamily.Simd, x, dy, dx).Visit(activation);
    }

    /// <summary>dx[i] = dy[i] * f'(x[i]), float64: the derivative as rounded by Derivative, times dy, rounded once more.</summary>
    /// <inheritdoc cref="Backward{TAct}(in TAct, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void Backward<TAct>(in TAct activation, ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> dx)
        where TAct : struct, IActivation<TAct>
    {
        Check(x, dy, dx);
        new BackwardSpans<DerivativeFunction, DoublePrecision, double>(KernelFamily.Simd, x, dy, dx).Visit(activation);
    }

    /// <summary>
    /// dx[i] = dy[i] * f'(x[i]), float32, from the saved output y[i] = f(x[i]) alone, where f' follows from it:
    /// <see cref="IActivation{TSelf}.HasDerivativeFromOutput"/>.
    /// </summary>
    /// <remarks>
    /// What rounding took from y is gone. Where y tends to a limit L other than 0, the relative error of f' is about
    /// 2^-24 |L / (L - y)| (float64: 2^-53), and once y has rounded to L, f' is 0, while
    /// <see cref="Backward{TAct}(in TAct, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/> keeps all digits there.
    /// </remarks>
    /// <param name="activation">The activation, with its parameters.</param>
    /// <param name="y">Saved outputs, any number of them.</param>
    /// <param name="dy">Gradient of the loss by the outputs, as many.</param>
    /// <param name="dx">Gradient of the loss by the pre-activations, as many; may be y or dy itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dx overlaps y or dy in part.</exception>
    /// <exception cref="BadInputException">f' does not follow from f: <see cref="IActivation{TSelf}.HasDerivativeFromOutput"/>.</exception>
    public static void BackwardFromOutput<TAct>(in TAct activation, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
        where TAct : struct, IActivation<TAct>
    {
        CheckOutput(activation.HasDerivativeFromOutput, TAct.Info.Id);
        Check(y, dy, dx);
        new BackwardSpans<OutputDerivativeFunction, SinglePrecision, float>(KernelFamily.Simd, y, dy, dx).Visit(activation);
    }

    /// <summary>
    /// dx[i] = dy[i] * f'(x[i]), float64, from the saved output y[i] = f(x[i]) alone, where f' follows from it.
    /// </summary>
    /// <inheritdoc cref="BackwardFromOutput{TAct}(in TAct, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void BackwardFromOutput<TAct>(in TAct activation, ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx)
        where TAct : struct, IActivation<TAct>
    {
        CheckOutput(activation.HasDerivativeFromOutput, TAct.Info.Id);
        Check(y, dy, dx);
        new BackwardSpans<OutputDerivativeFunction, DoublePrecision, double>(KernelFamily.Simd, y, dy, dx).Visit(activation);
    }

    /// <summary>y[i] = f(x[i]) and df[i] = f'(x[i]) in one pass, float32: the bits of Forward and Derivative.</summary>
    /// <param name="activation">The activation, with its parameters.</param>
    /// <param name="x">Pre-activations, any number of them.</param>
    /// <param name="y">Outputs, as many; may be x itself.</param>
    /// <param name="df">Derivatives, as many; may be x itself if y is not.</param>
    /// <exception cref="ArgumentException">The lengths differ, y and df overlap, or one of them overlaps x in part.</exception>
    public static void ForwardAndDerivative<TAct>(in TAct activation, ReadOnlySpan<float> x, Span<float> y, Span<float> df)
        where TAct : struct, IActivation<TAct>
    {
        Check(x, y, df);
        new FusedSpans<SinglePrecision, float>(KernelFamily.Simd, x, y, df).Visit(activation);
    }

    /// <summary>y[i] = f(x[i]) and df[i] = f'(x[i]) in one pass, float64: the bits of Forward and Derivative.</summary>
    /// <inheritdoc cref="ForwardAndDerivative{TAct}(in TAct, ReadOnlySpan{float}, Span{float}, Span{float})"/>
    public static void ForwardAndDerivative<TAct>(in TAct activation, ReadOnlySpan<double> x, Span<double> y, Span<double> df)
        where TAct : struct, IActivation<TAct>
    {
        Check(x, y, df);
        new FusedSpans<DoublePrecision, double>(KernelFamily.Simd, x, y, df).Visit(activation);
    }
}
