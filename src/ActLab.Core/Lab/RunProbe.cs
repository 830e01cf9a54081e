using System.Numerics.Tensors;

namespace ActLab.Core.Lab;

/// <summary>Measures a network on all rows of its data.</summary>
sealed class RunProbe(Network network, Loss loss, LabData data)
{
    readonly Pass _pass = new(network, Math.Max(data.Training.Rows, data.HeldOut.Rows));

    public Snapshot Measure(int epoch, int steps)
    {
        var heldOut = Score(data.HeldOut);
        var training = Score(data.Training);
        _pass.Backward();
        return new(
            epoch, steps, training, heldOut, [.. Enumerable.Range(0, network.Layers.Count - 1).Select(Layer)],
            TensorPrimitives.Norm<double>(_pass.OutputGradient));
    }

    /// <summary>Sends the rows through; their gradient is then ready to be taken back.</summary>
    public Score Score(DataSet rows)
    {
        if (rows.Rows == 0)
        {
            return new(double.NaN, null);
        }

        rows.X.CopyTo(_pass.Input(rows.Rows));
        _pass.Forward(rows.Rows);
        var value = loss.Evaluate(_pass.Output, rows.Targets, rows.Outputs, _pass.OutputGradient);
        return new(value, rows.Classes == 0 ? null : (double)Enumerable.Range(0, rows.Rows).Count(row => IsRight(rows, row)) / rows.Rows);
    }

    bool IsRight(DataSet rows, int row)
    {
        var y = _pass.Output.Slice(row * rows.Outputs, rows.Outputs);
        var target = rows.Target(row);
        return rows.Outputs == 1
            ? y[0] > loss.Threshold == target[0] > 0.5
            : TensorPrimitives.IndexOfMax<double>(y) == TensorPrimitives.IndexOfMax(target);
    }

    LayerSnapshot Layer(int index)
    {
        var layer = network.Layers[index];
        var y = _pass.Outputs(index);
        var mean = TensorPrimitives.Average<double>(y);
        var slopes = Slopes(layer, index);
        var gradient = _pass.Gradient.Slice(layer.Offset, layer.Count);
        var square = slopes is null ? (double?)null : TensorPrimitives.SumOfSquares<double>(slopes) / slopes.Length;
        var above = network.Layers[index + 1].Weights(network.Parameters);
        var saturated = Saturated(layer, slopes);
        return new(
            mean, Math.Sqrt(y.ToArray().Average(value => (value - mean) * (value - mean))), slopes is null ? null : saturated.Average(), square,
            square * layer.Units * TensorPrimitives.SumOfSquares<double>(above) / above.Length,
            TensorPrimitives.Norm<double>(gradient), TensorPrimitives.Norm(_pass.PreActivationGradient(index)),
            layer.Function.LearnedStart is null ? null : layer.Learned(network.Parameters)[0], Magnitudes(y, layer.Units), saturated);
    }

    /// <summary>f' at every pre-activation, as the backward pass has it; null where nothing can saturate.</summary>
    double[]? Slopes(Layer layer, int index)
    {
        if (layer.Function.SlopeScale is null)
        {
            return null;
        }

        var x = _pass.PreActivations(index);
        var (ones, slopes) = (new double[x.Length], new double[x.Length]);
        Array.Fill(ones, 1);
        layer.Function.Backward(x, layer.Learned(network.Parameters) is [var learned] ? learned : 0, ones, slopes);
        return slopes;
    }

    /// <summary>The saturated share of each unit's slopes.</summary>
    static double[] Saturated(Layer layer, double[]? slopes)
    {
        var counts = new double[layer.Units];
        for (var i = 0; i < slopes?.Length; i++)
        {
            counts[i % layer.Units] += Math.Abs(slopes[i]) <= LayerSnapshot.Epsilon * layer.Function.SlopeScale ? 1 : 0;
        }

        TensorPrimitives.Divide(counts, (slopes?.Length ?? layer.Units) / layer.Units, counts);
        return counts;
    }

    static double[] Magnitudes(ReadOnlySpan<double> y, int units)
    {
        var sums = new double[units];
        for (var i = 0; i < y.Length; i++)
        {
            sums[i % units] += Math.Abs(y[i]);
        }

        TensorPrimitives.Divide(sums, y.Length / units, sums);
        return sums;
    }
}
