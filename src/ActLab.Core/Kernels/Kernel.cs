using System.Runtime.CompilerServices;

namespace ActLab.Core.Kernels;

/// <summary>
/// An activation over spans: values in, values out, no allocation. All spans of a call have the same length; a
/// destination may be a source itself. An element's result does not depend on its index or on the length of the span.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArgumentException"/> for spans of different lengths, for a source and a destination that
/// overlap in part, and for two destinations that overlap. Here the activation and the family are chosen at run time; the
/// overloads that name the activation's own type are the SIMD family.
/// </remarks>
public static partial class Kernel
{
    /// <summary>y[i] = f(x[i]), float32.</summary>
    public static void Forward(Activation activation, KernelFamily family, ReadOnlySpan<float> x, Span<float> y) =>
        Run<ForwardFunction>(activation, family, x, y);

    /// <summary>y[i] = f(x[i]), float64.</summary>
    public static void Forward(Activation activation, KernelFamily family, ReadOnlySpan<double> x, Span<double> y) =>
        Run<ForwardFunction>(activation, family, x, y);

    /// <summary>df[i] = f'(x[i]), float32.</summary>
    public static void Derivative(Activation activation, KernelFamily family, ReadOnlySpan<float> x, Span<float> df) =>
        Run<DerivativeFunction>(activation, family, x, df);

    /// <summary>df[i] = f'(x[i]), float64.</summary>
    public static void Derivative(Activation activation, KernelFamily family, ReadOnlySpan<double> x, Span<double> df) =>
        Run<DerivativeFunction>(activation, family, x, df);

    /// <summary>dx[i] = dy[i] * f'(x[i]), float32: the backward pass from the saved pre-activation.</summary>
    public static void Backward(
        Activation activation, KernelFamily family, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx) =>
        Run<DerivativeFunction>(activation, family, x, dy, dx);

    /// <summary>dx[i] = dy[i] * f'(x[i]), float64: the backward pass from the saved pre-activation.</summary>
    public static void Backward(
        Activation activation, KernelFamily family, ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> dx) =>
        Run<DerivativeFunction>(activation, family, x, dy, dx);

    /// <summary>dx[i] = dy[i] * f'(x[i]) from the saved output y[i] = f(x[i]), float32.</summary>
    /// <exception cref="BadInputException">f' does not follow from f: <see cref="Activation.HasDerivativeFromOutput"/>.</exception>
    public static void BackwardFromOutput(
        Activation activation, KernelFamily family, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        CheckOutput(activation.HasDerivativeFromOutput, activation.Id);
        Run<OutputDerivativeFunction>(activation, family, y, dy, dx);
    }

    /// <summary>dx[i] = dy[i] * f'(x[i]) from the saved output y[i] = f(x[i]), float64.</summary>
    /// <exception cref="BadInputException">f' does not follow from f: <see cref="Activation.HasDerivativeFromOutput"/>.</exception>
    public static void BackwardFromOutput(
        Activation activation, KernelFamily family, ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx)
    {
        CheckOutput(activation.HasDerivativeFromOutput, activation.Id);
        Run<OutputDerivativeFunction>(activation, family, y, dy, dx);
    }

    /// <summary>y[i] = f(x[i]) and df[i] = f'(x[i]) in one pass, float32: the bits of the two passes apart.</summary>
    public static void ForwardAndDerivative(
        Activation activation, KernelFamily family, ReadOnlySpan<float> x, Span<float> y, Span<float> df)
    {
        Check(x, y, df);
        var visitor = new FusedSpans<SinglePrecision, float>(family, x, y, df);
        activation.Accept(ref visitor);
    }

    /// <summary>y[i] = f(x[i]) and df[i] = f'(x[i]) in one pass, float64: the bits of the two passes apart.</summary>
    public static void ForwardAndDerivative(
        Activation activation, KernelFamily family, ReadOnlySpan<double> x, Span<double> y, Span<double> df)
    {
        Check(x, y, df);
        var visitor = new FusedSpans<DoublePrecision, double>(family, x, y, df);
        activation.Accept(ref visitor);
    }

    static void Run<TFunction>(Activation activation, KernelFamily family, ReadOnlySpan<float> x, Span<float> y)
        where TFunction : IFunction
    {
        SpanRules.Check(x, y);
        var visitor = new FunctionSpans<TFunction, SinglePrecision, float>(family, x, y);
        activation.Accept(ref visitor);
    }

    static void Run<TFunction>(Activation activation, KernelFamily family, ReadOnlySpan<double> x, Span<double> y)
        where TFunction : IFunction
    {
        SpanRules.Check(x, y);
        var visitor = new FunctionSpans<TFunction, DoublePrecision, double>(family, x, y);
        activation.Accept(ref visitor);
    }

    static void Run<TFunction>(
        Activation activation, KernelFamily family, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)
        where TFunction : IFunction
    {
        Check(x, dy, dx);
        var visitor = new BackwardSpans<TFunction, SinglePrecision, float>(family, x, dy, dx);
        activation.Accept(ref visitor);
    }

    static void Run<TFunction>(
        Activation activation, KernelFamily family, ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> dx)
        where TFunction : IFunction
    {
        Check(x, dy, dx);
        var visitor = new BackwardSpans<TFunction, DoublePrecision, double>(family, x, dy, dx);
        activation.Accept(ref visitor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Check<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)
    {
        SpanRules.Check(x, dx);
        SpanRules.Check(dy, dx);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Check<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> df)
    {
        SpanRules.Check(x, y);
        SpanRules.Check(x, df);
        SpanRules.CheckApart(y, df);
    }

    static void CheckOutput(bool hasDerivativeFromOutput, string id)
    {
        if (!hasDerivativeFromOutput)
        {
            throw new BadInputException($"{id}: its derivative does not follow from its output; use the pre-activation");
        }
    }
}
