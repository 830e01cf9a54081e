using System.Numerics.Tensors;
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
        var visitor = new Slopes(x, dx);
        Accept(learned, ref visitor);
        TensorPrimitives.Multiply(dx, dy, dx);
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

    /// <summary>
    /// f' by the SIMD kernel without guards. Near an interior root of f' a guard takes every element from double-double, a microsecond each;
    /// a sum over rows has no use for the digits: what is lost there is some units of 2^-53 in absolute terms.
    /// </summary>
    readonly ref struct Slopes(ReadOnlySpan<double> x, Span<double> slopes) : IActivationVisitor
    {
        readonly ReadOnlySpan<double> _x = x;
        readonly Span<double> _slopes = slopes;

        public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct> =>
            SimdKernel.Run<TAct, DerivativeFunction, DoublePrecision, double>(activation, _x, _slopes);
    }
}
