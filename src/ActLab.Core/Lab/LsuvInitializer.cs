using System.Numerics.Tensors;
using ActLab.Core.Statistics;

namespace ActLab.Core.Lab;

/// <summary>
/// Layer-sequential unit variance: orthonormal weights, each layer then scaled so that its pre-activations have variance 1 on the data.
/// </summary>
/// <remarks>
/// Source: Mishkin &amp; Matas 2016. Without biases the variance is quadratic in the scale, so one step does what their loop does. A layer
/// whose pre-activations are all equal, as behind a dead one, keeps its orthonormal weights.
/// </remarks>
public sealed class LsuvInitializer : Initializer
{
    /// <summary>Rows of data looked at, at most.</summary>
    const int Sample = 1000;

    /// <inheritdoc/>
    public override string Name => "lsuv";

    /// <inheritdoc/>
    public override void Initialize(Network network, ReadOnlySpan<double> rows, Func<int, RandomSource> random)
    {
        var count = Math.Min(rows.Length / network.Inputs, Sample);
        var pass = new Pass(network, Math.Max(count, 1));
        rows[..(count * network.Inputs)].CopyTo(pass.Input(count));
        for (var l = 0; l < network.Layers.Count; l++)
        {
            var (layer, source) = (network.Layers[l], random(l));
            layer.Biases(network.Parameters).Clear();
            for (var map = 0; map < layer.Function.Maps; map++)
            {
                Orthonormal(layer.Weights(network.Parameters, map), layer.Inputs, layer.Units, source);
            }

            pass.Forward(count);
            var x = pass.PreActivations(l);
            var mean = count == 0 ? 0 : TensorPrimitives.Average<double>(x);
            var variance = count == 0 ? 0 : TensorPrimitives.SumOfSquares<double>(x) / x.Length - (mean * mean);
            if (variance > 0)
            {
                var weights = layer.Weights(network.Parameters);
                TensorPrimitives.Divide(weights, Math.Sqrt(variance), weights);
            }
        }
    }

    /// <summary>A random matrix whose columns, or rows if they are fewer, are orthonormal: modified Gram-Schmidt, done twice against rounding.</summary>
    static void Orthonormal(Span<double> weights, int inputs, int units, RandomSource source)
    {
        var (count, length) = (Math.Min(inputs, units), Math.Max(inputs, units));
        var vectors = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var vector = vectors[i] = new double[length];
            for (var k = 0; k < length; k++)
            {
                vector[k] = source.Normal();
            }

            foreach (var earlier in vectors[..i].Concat(vectors[..i]))
            {
                TensorPrimitives.MultiplyAdd(earlier, -TensorPrimitives.Dot<double>(earlier, vector), vector, vector);
            }

            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<double>(vector), vector);
        }

        for (var i = 0; i < inputs; i++)
        {
            for (var j = 0; j < units; j++)
            {
                weights[(i * units) + j] = inputs < units ? vectors[i][j] : vectors[j][i];
            }
        }
    }
}
