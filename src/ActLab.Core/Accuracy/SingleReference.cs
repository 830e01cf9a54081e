using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Core.Accuracy;

/// <summary>
/// The reference for float32: the SIMD double kernel without guards. At every float32 it is within 2^-45 of the exact value,
/// relative to that or, below the normal float32 numbers, to the smallest of them; near an interior root of f' it is within
/// 2^-52. Tests hold it against double-double. Guards would take a large part of all floats from double-double, for digits
/// that no float32 has.
/// </summary>
public static class SingleReference
{
    /// <summary>y[i] = f(x[i]) or f'(x[i]); from double-double where nothing is known of the double kernel.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="quantity">f or f'.</param>
    /// <param name="x">float32 values, widened.</param>
    /// <param name="y">As long as x.</param>
    public static void Evaluate(Activation activation, Quantity quantity, ReadOnlySpan<double> x, Span<double> y)
    {
        if (!activation.IsProved)
        {
            for (var i = 0; i < x.Length; i++)
            {
                var point = DoubleDouble.Of(x[i]);
                y[i] = (quantity == Quantity.Forward ? activation.Forward(point) : activation.Derivative(point)).ToDouble();
            }
        }
        else if (quantity == Quantity.Forward)
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
