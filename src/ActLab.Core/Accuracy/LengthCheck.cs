using System.Numerics;
using ActLab.Core.Kernels;

namespace ActLab.Core.Accuracy;

/// <summary>Inputs whose result depends on the length of the span it is computed in.</summary>
/// <param name="Checked">Inputs compared.</param>
/// <param name="Count">Those with results of different bits; NaN of any payload are the same.</param>
/// <param name="First">The first of them, or null.</param>
public sealed record LengthDependence(long Checked, long Count, Input? First);

/// <summary>Compares results in a long span with those of the same inputs in spans of one and of three.</summary>
static class LengthCheck
{
    static readonly int[] Short = [1, 3];

    public static LengthDependence Run<T>(SpanFunction<T> kernel, Inputs<T> inputs, CancellationToken stop)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (x, together, apart) = (new T[Block.Size], new T[Block.Size], new T[Block.Size]);
        var (seen, count) = (0L, 0L);
        Input? first = null;
        for (; seen < inputs.Count && !stop.IsCancellationRequested; seen += x.Length)
        {
            // What lies beyond the last input only keeps the span long.
            inputs.Fill(seen, x);
            kernel(x, together);
            var differs = new bool[Math.Min(x.Length, inputs.Count - seen)];
            foreach (var length in Short)
            {
                InPieces(kernel, x, apart, length);
                for (var i = 0; i < differs.Length; i++)
                {
                    differs[i] |= !Same(together[i], apart[i]);
                }
            }

            count += differs.Count(different => different);
            first ??= Array.IndexOf(differs, true) is >= 0 and var index ? inputs.At(seen + index) : null;
        }

        return new(Math.Min(seen, inputs.Count), count, first);
    }

    static void InPieces<T>(SpanFunction<T> kernel, T[] x, T[] y, int length)
    {
        for (var start = 0; start < x.Length; start += length)
        {
            var end = Math.Min(start + length, x.Length);
            kernel(x.AsSpan()[start..end], y.AsSpan()[start..end]);
        }
    }

    static bool Same<T>(T a, T b) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        FloatBits.Of(a) == FloatBits.Of(b) || (T.IsNaN(a) && T.IsNaN(b));
}
