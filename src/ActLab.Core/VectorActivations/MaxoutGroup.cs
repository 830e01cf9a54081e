using ActLab.Core.Numbers;
using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = max(x_i, x_(n+i)), n being half the inputs</summary>
/// <remarks>
/// Maxout over groups of two, whose members lie n apart, as two linear maps of n outputs write them one after the other. At a tie the
/// first member gets the gradient, as from PyTorch's max over a dimension; its amax and JAX's maximum would split it evenly.
/// </remarks>
public sealed class MaxoutGroup : VectorActivation
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = new(
        "maxout-group", "Maxout", "max(x_i, x_(n+i))", "[j is the first largest of group i]", "(-inf, inf)",
        "Goodfellow, Warde-Farley, Mirza, Courville & Bengio 2013")
    {
        Example = [1, -2, 0.5, 0.5, 2, 0.5],
    };

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Lengths.Halves(Id, inputs);

    /// <inheritdoc/>
    public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = T.Max(x[i], x[y.Length + i]);
        }
    }

    /// <inheritdoc/>
    public override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)
    {
        for (var (i, n) = (0, dy.Length); i < n; i++)
        {
            dx[i] = Gate(x[i], x[n + i], dy[i], T.Of(0));
            dx[n + i] = Gate(x[i], x[n + i], T.Of(0), dy[i]);
        }
    }

    /// <inheritdoc/>
    public override void Tangent<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dx, Span<T> dy)
    {
        for (var (i, n) = (0, dy.Length); i < n; i++)
        {
            dy[i] = Gate(x[i], x[n + i], dx[i], dx[n + i]);
        }
    }

    /// <inheritdoc/>
    public override string Textbook(IReadOnlyList<string> x, int output) => $"max({x[output]}, {x[(x.Count / 2) + output]})";

    /// <summary>One value where the first is largest, the other where the second is, NaN where neither is.</summary>
    static T Gate<T>(T first, T second, T whenFirst, T whenSecond) where T : struct, IReal<T> =>
        T.LessOrEqual(second, first, whenFirst, T.Less(first, second, whenSecond, first + second));
}
