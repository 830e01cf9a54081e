using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = e^x_i / sum over k of e^x_k</summary>
/// <remarks>The largest x is subtracted first; the quotient does not change. J = diag(y) - y y^T.</remarks>
public sealed class Softmax : VectorActivation
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = new(
        "softmax", "Softmax", "exp(x_i) / sum_k exp(x_k)", "y_i*([i = j] - y_j)", "(0, 1)", "Bridle 1990")
    {
        Example = [1, 2, 3, 0, -1, 2.5],
    };

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Lengths.Some(Id, inputs);

    /// <inheritdoc/>
    public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Exponentials.Shares(x, y, T.Of(1));

    /// <inheritdoc/>
    public override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx) => Exponentials.TimesJacobian(x, dy, dx, T.Of(1));

    /// <inheritdoc/>
    /// <remarks>J is symmetric.</remarks>
    public override void Tangent<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dx, Span<T> dy) => Exponentials.TimesJacobian(x, dx, dy, T.Of(1));

    /// <inheritdoc/>
    public override string Textbook(IReadOnlyList<string> x, int output) =>
        $"1 / ({Exponentials.RelativeSum(x, output, "")})";
}
