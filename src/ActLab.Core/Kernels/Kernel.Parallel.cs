namespace ActLab.Core.Kernels;

/// <content>Several cores at once, for spans that no cache holds.</content>
public static partial class Kernel
{
    /// <summary>Elements that are worth waking a thread for.</summary>
    const int SmallestPart = 1 << 18;

    /// <summary>Parts begin on cache lines of each other, whatever the element.</summary>
    const int PartBoundary = 64;

    /// <summary>
    /// y[i] = f(x[i]) on all cores, float32: the bits of
    /// <see cref="Forward{TAct}(in TAct, ReadOnlySpan{float}, Span{float})"/>. Unlike that it allocates, some hundred bytes; below
    /// 2^19 elements it uses the calling thread alone.
    /// </summary>
    /// <param name="activation">The activation, with its parameters.</param>
    /// <param name="x">Pre-activations, any number of them.</param>
    /// <param name="y">Outputs, as many; may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or x and y overlap in part.</exception>
    public static unsafe void ForwardParallel<TAct>(TAct activation, ReadOnlySpan<float> x, Span<float> y)
        where TAct : struct, IActivation<TAct>
    {
        SpanRules.Check(x, y);
        fixed (float* source = x, destination = y)
        {
            float* from = source, to = destination;
            InParts(x.Length, (start, count) => Forward(activation, new ReadOnlySpan<float>(from + start, count), new Span<float>(to + start, count)));
        }
    }

    /// <summary>
    /// y[i] = f(x[i]) on all cores, float64: the bits of
    /// <see cref="Forward{TAct}(in TAct, ReadOnlySpan{double}, Span{double})"/>.
    /// </summary>
    /// <inheritdoc cref="ForwardParallel{TAct}(TAct, ReadOnlySpan{float}, Span{float})"/>
    public static unsafe void ForwardParallel<TAct>(TAct activation, ReadOnlySpan<double> x, Span<double> y)
        where TAct : struct, IActivation<TAct>
    {
        SpanRules.Check(x, y);
        fixed (double* source = x, destination = y)
        {
            double* from = source, to = destination;
            InParts(x.Length, (start, count) => Forward(activation, new ReadOnlySpan<double>(from + start, count), new Span<double>(to + start, count)));
        }
    }

    static void InParts(int length, Action<int, int> run)
    {
        var parts = Math.Clamp(length / SmallestPart, 1, Environment.ProcessorCount);
        Parallel.For(0, parts, part => run(Start(part), Start(part + 1) - Start(part)));
        int Start(int part) => part == parts ? length : (int)((long)length * part / parts) & -PartBoundary;
    }
}
