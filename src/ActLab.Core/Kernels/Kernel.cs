namespace ActLab.Core.Kernels;

/// <summary>
/// An activation over spans: values in, values out, no allocation. The destination may be the source itself;
/// a partial overlap and a destination of another length are refused. An element's result does not depend on its
/// index or on the length of the span.
/// </summary>
public static class Kernel
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
        Activation activation, KernelFamily family, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)
    {
        Check(x, dx);
        Check(dy, dx);
        var visitor = new BackwardSpans<SinglePrecision, float>(family, x, dy, dx);
        activation.Accept(ref visitor);
    }

    /// <summary>dx[i] = dy[i] * f'(x[i]), float64: the backward pass from the saved pre-activation.</summary>
    public static void Backward(
        Activation activation, KernelFamily family, ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> dx)
    {
        Check(x, dx);
        Check(dy, dx);
        var visitor = new BackwardSpans<DoublePrecision, double>(family, x, dy, dx);
        activation.Accept(ref visitor);
    }

    static void Run<TFunction>(Activation activation, KernelFamily family, ReadOnlySpan<float> x, Span<float> y)
        where TFunction : IFunction
    {
        Check(x, y);
        var visitor = new FunctionSpans<TFunction, SinglePrecision, float>(family, x, y);
        activation.Accept(ref visitor);
    }

    static void Run<TFunction>(Activation activation, KernelFamily family, ReadOnlySpan<double> x, Span<double> y)
        where TFunction : IFunction
    {
        Check(x, y);
        var visitor = new FunctionSpans<TFunction, DoublePrecision, double>(family, x, y);
        activation.Accept(ref visitor);
    }

    static void Check<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"the source holds {x.Length} elements, the destination {y.Length}", nameof(y));
        }

        if (x.Overlaps(y, out var offset) && offset != 0)
        {
            throw new ArgumentException("source and destination overlap in part", nameof(y));
        }
    }
}
