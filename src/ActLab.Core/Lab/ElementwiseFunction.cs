using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;

namespace ActLab.Core.Lab;

/// <summary>An activation applied to every pre-activation; where its definition has a learned parameter, each layer has one.</summary>
public sealed class ElementwiseFunction : LayerFunction
{
    readonly ILearned? _learned;
    readonly Lazy<double> _scale;

    /// <summary>The function of an activation with its parameters.</summary>
    public ElementwiseFunction(Activation activation)
    {
        Activation = activation;
        _learned = activation.Learnable as ILearned;
        _scale = new(() => SaturationProfile.Of(activation, NumberType.F64).Scale);
    }

    /// <summary>The activation; a learned parameter has its starting value.</summary>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public override string Name => Activation.Id;

    /// <inheritdoc/>
    public override double? LearnedStart => _learned?.Value;

    /// <inheritdoc/>
    public override double? SlopeScale => _scale.Value;

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<double> x, double learned, Span<double> y)
    {
        var visitor = new FunctionSpans<ForwardFunction, DoublePrecision, double>(KernelFamily.Simd, x, y);
        Accept(learned, ref visitor);
    }

    /// <inheritdoc/>
    public override void Backward(ReadOnlySpan<double> x, double learned, ReadOnlySpan<double> dy, Span<double> dx)
    {
        var visitor = new BackwardSpans<DerivativeFunction, DoublePrecision, double>(KernelFamily.Simd, x, dy, dx);
        Accept(learned, ref visitor);
    }

    /// <inheritdoc/>
    public override double LearnedGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> dy)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length && _learned is not null; i++)
        {
            sum += dy[i] * _learned.DerivativeByParameter(new Real64(x[i])).Value;
        }

        return sum;
    }

    void Accept<TVisitor>(double learned, ref TVisitor visitor) where TVisitor : struct, IActivationVisitor, allows ref struct
    {
        if (_learned is null)
            Activation.Accept(ref visitor);
        else
            _learned.AcceptAt(learned, ref visitor);
    }
}
