using System.Numerics;
using System.Runtime.InteropServices;
using ActLab.Core.Audit.Foreign;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Core.Accuracy;

/// <summary>What is measured: a kernel of one activation.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Family">The kernel's family.</param>
/// <param name="Quantity">f or f'.</param>
/// <param name="Number">float32 or float64.</param>
public sealed record UlpSubject(Activation Activation, KernelFamily Family, Quantity Quantity, NumberType Number)
{
    /// <summary>The kernel itself, where it is not ours; the family then means nothing.</summary>
    public ForeignKernel? Foreign { get; init; }
}

/// <summary>Where it is measured.</summary>
public abstract record UlpDomain
{
    /// <summary>A seeded sample of the whole line with hard cases, at least one input.</summary>
    public sealed record Sample(long Count) : UlpDomain;

    /// <summary>One input in each of so many equal parts of a finite range.</summary>
    public sealed record Range(double From, double To, long Count) : UlpDomain;

    /// <summary>Every float32.</summary>
    public sealed record Exhaustive : UlpDomain;
}

/// <summary>What was measured of one kernel.</summary>
/// <param name="Subject">The kernel.</param>
/// <param name="Errors">Its errors in ulp.</param>
/// <param name="Lengths">Whether results depend on the length of the span, on a sample of the inputs.</param>
public sealed record UlpReport(UlpSubject Subject, UlpResult Errors, LengthDependence Lengths);

/// <summary>The errors of kernels in ulp.</summary>
/// <remarks>
/// An error is abs(y - exact) over the spacing of the type at the exact value, never less than its smallest subnormal; for
/// f' within 1/64 of an interior root of f' the ulp is that of max(abs(f'), 2^-10). float32 is held against
/// <see cref="SingleReference"/>, float64 against double-double.
/// </remarks>
public static class UlpMeasurement
{
    /// <summary>Inputs in each part of <see cref="Along"/>.</summary>
    public const int InputsPerPart = 32;

    /// <summary>Inputs on which the length of the span is varied.</summary>
    const long LengthSample = 1 << 16;

    /// <summary>Runs of neighbours whose order is looked at.</summary>
    const long OrderRuns = 1 << 10;

    /// <summary>Measures a kernel on all cores.</summary>
    /// <param name="subject">The kernel; float32 or float64.</param>
    /// <param name="domain">Where; float64 not exhaustively.</param>
    /// <param name="progress">Told the share done, by one thread at a time.</param>
    /// <param name="stop">Ends it early; what was found until then is returned.</param>
    public static UlpReport Run(UlpSubject subject, UlpDomain domain, Action<double> progress, CancellationToken stop)
    {
        if (subject.Number == NumberType.F64)
        {
            return Run(subject, Doubles(subject), new DoubleComparison(subject.Activation, subject.Quantity), Inputs<double>(subject, domain), domain, progress, stop);
        }

        var comparison = new SingleComparison(subject.Activation, subject.Quantity);
        Inputs<float> inputs = domain is UlpDomain.Exhaustive ? new AllSingles() : Inputs<float>(subject, domain);
        return Run(subject, Singles(subject), comparison, inputs, domain, progress, stop);
    }

    /// <summary>Whether results of neighbouring numbers lie in the order of the exact values, in runs that begin at a sample of the whole line.</summary>
    /// <param name="subject">The kernel; float32 or float64.</param>
    /// <param name="stop">Ends it early; what was found until then is returned.</param>
    public static OrderBreaks Order(UlpSubject subject, CancellationToken stop)
    {
        DoubleDouble Exact(double x) => subject.Quantity == Quantity.Forward ? subject.Activation.Forward(DoubleDouble.Of(x)) : subject.Activation.Derivative(DoubleDouble.Of(x));
        return subject.Number == NumberType.F64
            ? OrderCheck.Run(Doubles(subject), Exact, new SampledInputs<double>(subject.Activation, OrderRuns), stop)
            : OrderCheck.Run(Singles(subject), Exact, new SampledInputs<float>(subject.Activation, OrderRuns), stop);
    }

    /// <summary>The largest error of a float32 kernel in each of so many equal parts of a range, a few inputs in each.</summary>
    /// <returns>Errors in ulp; the largest of all is that of <see cref="UlpDomain.Range"/> with <see cref="InputsPerPart"/> inputs in each part.</returns>
    public static double[] Along(UlpSubject subject, double from, double to, int parts)
    {
        var inputs = new RangeInputs<float>(from, to, (long)parts * InputsPerPart);
        var sweep = new UlpSweep<float>(Singles(subject), new SingleComparison(subject.Activation, subject.Quantity), inputs);
        return [.. Enumerable.Range(0, parts).Select(part =>
            sweep.Count(part * InputsPerPart, (part + 1) * InputsPerPart).Result(exhaustive: false, inputs.At).Max)];
    }

    static UlpReport Run<T>(
        UlpSubject subject, SpanFunction<T> kernel, Comparison<T> comparison, Inputs<T> inputs, UlpDomain domain,
        Action<double> progress, CancellationToken stop) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var span = subject.Foreign is null ? Block.Size : UlpSweep<T>.Chunk;
        var errors = new UlpSweep<T>(kernel, comparison, inputs) { Span = span }.Run(progress, stop);
        UlpDomain few = domain switch
        {
            UlpDomain.Range range => range with { Count = Math.Min(range.Count, LengthSample) },
            _ => new UlpDomain.Sample(Math.Min(inputs.Count, LengthSample)),
        };
        return new(subject, errors, LengthCheck.Run(kernel, Inputs<T>(subject, few), stop));
    }

    static Inputs<T> Inputs<T>(UlpSubject subject, UlpDomain domain) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        domain is UlpDomain.Range(var from, var to, var count)
            ? new RangeInputs<T>(from, to, count)
            : new SampledInputs<T>(subject.Activation, ((UlpDomain.Sample)domain).Count);

    static SpanFunction<float> Singles(UlpSubject subject) => subject.Foreign is { } foreign ? Calls<float>(foreign)
        : subject.Quantity == Quantity.Forward ? (x, y) => Kernel.Forward(subject.Activation, subject.Family, x, y)
        : (x, y) => Kernel.Derivative(subject.Activation, subject.Family, x, y);

    static SpanFunction<double> Doubles(UlpSubject subject) => subject.Foreign is { } foreign ? Calls<double>(foreign)
        : subject.Quantity == Quantity.Forward ? (x, y) => Kernel.Forward(subject.Activation, subject.Family, x, y)
        : (x, y) => Kernel.Derivative(subject.Activation, subject.Family, x, y);

    static SpanFunction<T> Calls<T>(ForeignKernel kernel) where T : unmanaged =>
        (x, y) => kernel.Call(MemoryMarshal.AsBytes(x), MemoryMarshal.AsBytes(y), default);
}
