namespace ActLab.Core.Lab;

/// <summary>What a layer does with its pre-activations; in double, by ActLab's own kernels. It holds no state.</summary>
public abstract class LayerFunction
{
    /// <summary>Name as the command line has it.</summary>
    public abstract string Name { get; }

    /// <summary>How many affine maps, each with weights and a bias of its own, every unit has.</summary>
    public virtual int Maps => 1;

    /// <summary>The value with which the parameter that training moves begins; null if there is none.</summary>
    public virtual double? LearnedStart => null;

    /// <summary>What abs(f') is compared with where saturation is measured: its supremum, or 1; null where nothing can saturate.</summary>
    public virtual double? SlopeScale => null;

    /// <summary>y = f(x).</summary>
    /// <param name="x">Pre-activations: as many blocks of y's length as there are maps.</param>
    /// <param name="learned">The learned parameter, if there is one.</param>
    /// <param name="y">Outputs; apart from x.</param>
    public abstract void Forward(ReadOnlySpan<double> x, double learned, Span<double> y);

    /// <summary>The gradient of the loss by the pre-activations from that by the outputs.</summary>
    /// <param name="x">Saved pre-activations.</param>
    /// <param name="learned">The learned parameter, if there is one.</param>
    /// <param name="dy">Gradient by the outputs.</param>
    /// <param name="dx">Gradient by the pre-activations, as many as x; apart from both.</param>
    public abstract void Backward(ReadOnlySpan<double> x, double learned, ReadOnlySpan<double> dy, Span<double> dx);

    /// <summary>The gradient of the loss by the learned parameter; 0 if there is none.</summary>
    public virtual double LearnedGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> dy) => 0;
}

/// <summary>The output layer's function: y = x.</summary>
public sealed class IdentityFunction : LayerFunction
{
    /// <inheritdoc/>
    public override string Name => "identity";

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<double> x, double learned, Span<double> y) => x.CopyTo(y);

    /// <inheritdoc/>
    public override void Backward(ReadOnlySpan<double> x, double learned, ReadOnlySpan<double> dy, Span<double> dx) => dy.CopyTo(dx);
}
