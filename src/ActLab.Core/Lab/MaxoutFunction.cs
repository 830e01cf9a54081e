using ActLab.Core.Kernels;

namespace ActLab.Core.Lab;

/// <summary>The largest of several affine maps for each unit, all of them learned: maxout as its authors train it.</summary>
/// <remarks>
/// Source: Goodfellow, Warde-Farley, Mirza, Courville &amp; Bengio 2013. A layer of as many units has as many times the weights as there are
/// maps. At a tie the first map takes the gradient.
/// </remarks>
public sealed class MaxoutFunction : LayerFunction
{
    /// <summary>Name of the layer.</summary>
    public const string Id = "maxout";

    /// <summary>Maps of each unit.</summary>
    /// <exception cref="BadInputException">There are fewer than two.</exception>
    public MaxoutFunction(int maps = 2) => Maps = maps >= 2 ? maps : throw new BadInputException($"maxout takes the largest of at least 2 maps, not of {maps}");

    /// <inheritdoc/>
    public override string Name => Id;

    /// <inheritdoc/>
    public override int Maps { get; }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<double> x, double learned, Span<double> y) => VectorKernel.Maxout(x, y);

    /// <inheritdoc/>
    public override void Backward(ReadOnlySpan<double> x, double learned, ReadOnlySpan<double> dy, Span<double> dx) =>
        VectorKernel.MaxoutBackward(x, dy, dx);
}
