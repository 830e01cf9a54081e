using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Core.Lab;

/// <summary>How wrong outputs are, as a mean over rows, and the gradient of that by the outputs.</summary>
public abstract class Loss
{
    /// <summary>Name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Loss> All { get; } = [new CrossEntropy(), new SquaredError(), new AbsoluteError()];

    /// <summary>The mean loss over all rows.</summary>
    /// <param name="y">The network's outputs, rows x outputs.</param>
    /// <param name="target">The targets, as many.</param>
    /// <param name="outputs">Outputs of a row.</param>
    /// <param name="dy">Receives the gradient of the mean by the outputs.</param>
    public double Evaluate(ReadOnlySpan<double> y, ReadOnlySpan<double> target, int outputs, Span<double> dy)
    {
        var (sum, rows) = (0.0, y.Length / outputs);
        for (var at = 0; at < y.Length; at += outputs)
        {
            sum += OfRow(y.Slice(at, outputs), target.Slice(at, outputs), dy.Slice(at, outputs));
        }

        System.Numerics.Tensors.TensorPrimitives.Divide(dy[..y.Length], rows, dy[..y.Length]);
        return sum / rows;
    }

    /// <summary>Above this a single output means class 1: the middle between the two classes.</summary>
    public virtual double Threshold => 0.5;

    /// <summary>Loss and gradient of one row.</summary>
    protected abstract double OfRow(ReadOnlySpan<double> y, ReadOnlySpan<double> target, Span<double> dy);
}

/// <summary>
/// -log of the probability that softmax gives the row's class. A single output z stands for two classes with outputs 0 and z, target 0 or 1.
/// </summary>
public sealed class CrossEntropy : Loss
{
    /// <inheritdoc/>
    public override string Name => "cross-entropy";

    /// <inheritdoc/>
    public override double Threshold => 0;

    /// <inheritdoc/>
    protected override double OfRow(ReadOnlySpan<double> y, ReadOnlySpan<double> target, Span<double> dy)
    {
        if (y.Length == 1)
        {
            var z = new Real64(y[0]);
            dy[0] = Real64.Logistic(z).Value - target[0];
            return target[0] == 0 ? Real64.Softplus(z).Value : Real64.Softplus(-z).Value;
        }

        VectorKernel.Softmax(y, dy);
        var largest = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(y);

        // The largest probability is at least 1 / outputs, so its logarithm keeps its digits.
        var logarithmOfSum = y[largest] - Math.Log(dy[largest]);
        var loss = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            loss += target[i] * (logarithmOfSum - y[i]);
            dy[i] -= target[i];
        }

        return loss;
    }
}

/// <summary>Half the sum of the squared differences.</summary>
public sealed class SquaredError : Loss
{
    /// <inheritdoc/>
    public override string Name => "squared";

    /// <inheritdoc/>
    protected override double OfRow(ReadOnlySpan<double> y, ReadOnlySpan<double> target, Span<double> dy)
    {
        var loss = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            dy[i] = y[i] - target[i];
            loss += dy[i] * dy[i] / 2;
        }

        return loss;
    }
}

/// <summary>The sum of the absolute differences; its derivative at 0 is 0.</summary>
public sealed class AbsoluteError : Loss
{
    /// <inheritdoc/>
    public override string Name => "absolute";

    /// <inheritdoc/>
    protected override double OfRow(ReadOnlySpan<double> y, ReadOnlySpan<double> target, Span<double> dy)
    {
        var loss = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            dy[i] = y[i].CompareTo(target[i]);
            loss += Math.Abs(y[i] - target[i]);
        }

        return loss;
    }
}
