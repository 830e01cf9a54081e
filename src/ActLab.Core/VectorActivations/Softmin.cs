using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = e^-x_i / sum over k of e^-x_k</summary>
/// <remarks>J = y y^T - diag(y).</remarks>
public sealed class Softmin : VectorActivation
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = new(
        "softmin", "Softmin", "exp(-x_i) / sum_k exp(-x_k)", "y_i*(y_j - [i = j])", "(0, 1)", "Bridle 1990; named by PyTorch")
    {
        Example = [1, 2, 3, 0, -1, 2.5],
    };

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Lengths.Some(Id, inputs);

    /// <inheritdoc/>
    public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Exponentials.Shares(x, y, T.Of(-1));

    /// <inheritdoc/>
    public override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx) => Exponentials.TimesJacobian(x, dy, dx, T.Of(-1));

    /// <inheritdoc/>
    /// <remarks>J is symmetric.</remarks>
    public override void Tangent<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dx, Span<T> dy) => Exponentials.TimesJacobian(x, dx, dy, T.Of(-1));

    /// <inheritdoc/>
    public override string Textbook(IReadOnlyList<string> x, int output) =>
        $"1 / ({Exponentials.RelativeSum(x, output, "-")})";
}
