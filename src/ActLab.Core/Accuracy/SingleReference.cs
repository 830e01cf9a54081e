using ActLab.Core.Kernels;

namespace ActLab.Core.Accuracy;

/// <summary>
/// The reference for float32: the SIMD double kernel without guards. It is within 2^-45 of the exact value at every float32,
/// or within 2^-60 where f or f' is near an interior root or rounds to a float32 below the normal ones; tests hold it
/// against double-double. Guards would take a large part of all floats from double-double for digits no float32 has.
/// </summary>
public static class SingleReference
{
    /// <summary>y[i] = f(x[i]) or f'(x[i]).</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="quantity">f or f'.</param>
    /// <param name="x">float32 values, widened.</param>
    /// <param name="y">As long as x.</param>
    public static void Evaluate(Activation activation, Quantity quantity, ReadOnlySpan<double> x, Span<double> y)
    {
        if (quantity == Quantity.Forward)
        {
            var forward = new LaneSpans<ForwardFunction>(x, y);
            activation.Accept(ref forward);
        }
        else
        {
            var derivative = new LaneSpans<DerivativeFunction>(x, y);
            activation.Accept(ref derivative);
        }
    }
}
