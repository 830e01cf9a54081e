using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = x_i - log(sum over k of e^x_k)</summary>
/// <remarks>
/// The largest x goes ahead of the sum, so that the logarithm is that of 1 plus what the others add, and a result near 0 keeps its
/// digits. J = I - 1 p^T, p being softmax(x).
/// </remarks>
public sealed class LogSoftmax : VectorActivation
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = new(
        "log-softmax", "LogSoftmax", "x_i - log(sum_k exp(x_k))", "[i = j] - softmax(x)_j", "(-inf, 0)", "Bridle 1990; named by PyTorch")
    {
        Example = [1, 2, 3, 0, -1, 2.5],
    };

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Lengths.Some(Id, inputs);

    /// <inheritdoc/>
    public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var (largest, rest) = Exponentials.Ahead(x, T.Of(1));
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = x[i] - largest - T.Log1p(rest);
        }
    }

    /// <inheritdoc/>
    public override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)
    {
        var sum = T.Of(0);
        foreach (var value in dy)
        {
            sum += value;
        }

        Exponentials.Shares(x, dx, T.Of(1));
        for (var i = 0; i < x.Length; i++)
        {
            dx[i] = dy[i] - (dx[i] * sum);
        }
    }

    /// <inheritdoc/>
    public override void Tangent<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dx, Span<T> dy)
    {
        var shares = new T[x.Length];
        Exponentials.Shares<T>(x, shares, T.Of(1));
        for (var i = 0; i < x.Length; i++)
        {
            dy[i] = Exponentials.LessMean(shares, dx, i);
        }
    }

    /// <inheritdoc/>
    public override string Textbook(IReadOnlyList<string> x, int output) =>
        $"-log({Exponentials.RelativeSum(x, output, "")})";
}
