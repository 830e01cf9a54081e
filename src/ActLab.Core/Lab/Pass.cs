using System.Numerics.Tensors;

namespace ActLab.Core.Lab;

/// <summary>
/// The way of a batch through a network, forward and backward: everything in between is kept here and nothing is allocated on the way.
/// </summary>
public sealed class Pass
{
    readonly Network _network;
    readonly double[] _input;
    readonly double[][] _x;
    readonly double[][] _y;
    readonly double[][] _dx;
    readonly double[][] _dy;
    readonly double[] _transposed;
    readonly double[] _gradient;

    /// <summary>Room for batches of up to so many rows.</summary>
    public Pass(Network network, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        (_network, Capacity) = (network, capacity);
        _input = new double[capacity * network.Inputs];
        _x = [.. network.Layers.Select(l => new double[capacity * l.Function.Maps * l.Units])];
        _dx = [.. _x.Select(x => new double[x.Length])];
        _y = [.. network.Layers.Select(l => new double[capacity * l.Units])];
        _dy = [.. _y.Select(y => new double[y.Length])];
        _transposed = new double[network.Layers.Max(l => l.Inputs * l.Units)];
        _gradient = new double[network.Parameters.Length];
    }

    /// <summary>Rows of a batch at most.</summary>
    public int Capacity { get; }

    /// <summary>Rows of the batch that went forward last.</summary>
    public int Rows { get; private set; }

    /// <summary>Where a batch of so many rows is put, rows x inputs.</summary>
    public Span<double> Input(int rows) => _input.AsSpan(0, rows * _network.Inputs);

    /// <summary>Pre-activations of a layer: maps x rows x units.</summary>
    public Span<double> PreActivations(int layer) => _x[layer].AsSpan(0, Rows * _network.Layers[layer].Function.Maps * _network.Layers[layer].Units);

    /// <summary>Outputs of a layer, rows x units.</summary>
    public Span<double> Outputs(int layer) => _y[layer].AsSpan(0, Rows * _network.Layers[layer].Units);

    /// <summary>The network's outputs, rows x outputs.</summary>
    public Span<double> Output => Outputs(_network.Layers.Count - 1);

    /// <summary>Where the gradient of the loss by the network's outputs is put before the way back.</summary>
    public Span<double> OutputGradient => _dy[^1].AsSpan(0, Output.Length);

    /// <summary>Gradient of the loss by a layer's pre-activations, maps x rows x units; after the way back.</summary>
    public ReadOnlySpan<double> PreActivationGradient(int layer) => _dx[layer].AsSpan(0, PreActivations(layer).Length);

    /// <summary>Gradient of the loss by the network's parameters; after the way back.</summary>
    public Span<double> Gradient => _gradient;

    /// <summary>Sends the rows that <see cref="Input"/> holds through the network.</summary>
    public void Forward(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Capacity);
        Rows = rows;
        for (var l = 0; l < _network.Layers.Count; l++)
        {
            var layer = _network.Layers[l];
            var x = PreActivations(l);
            var biases = layer.Biases(_network.Parameters);
            for (var map = 0; map < layer.Function.Maps; map++)
            {
                var block = x.Slice(map * rows * layer.Units, rows * layer.Units);
                for (var row = 0; row < rows; row++)
                {
                    biases.Slice(map * layer.Units, layer.Units).CopyTo(block[(row * layer.Units)..]);
                }

                Matrix.MultiplyAdd(Source(l), layer.Inputs, 1, layer.Weights(_network.Parameters, map), block, rows, layer.Inputs, layer.Units);
            }

            layer.Function.Forward(x, Learned(layer), Outputs(l));
        }
    }

    /// <summary>Takes the gradient that <see cref="OutputGradient"/> holds back to all parameters.</summary>
    public void Backward()
    {
        _gradient.AsSpan().Clear();
        for (var l = _network.Layers.Count - 1; l >= 0; l--)
        {
            var layer = _network.Layers[l];
            var x = PreActivations(l);
            var dx = _dx[l].AsSpan(0, x.Length);
            var dy = _dy[l].AsSpan(0, Rows * layer.Units);
            layer.Function.Backward(x, Learned(layer), dy, dx);
            if (layer.Function.LearnedStart is not null)
            {
                layer.Learned(_gradient)[0] = layer.Function.LearnedGradient(x, dy);
            }

            var below = l == 0 ? [] : _dy[l - 1].AsSpan(0, Rows * layer.Inputs);
            below.Clear();
            for (var map = 0; map < layer.Function.Maps; map++)
            {
                Backward(layer, map, Source(l), dx.Slice(map * Rows * layer.Units, Rows * layer.Units), below);
            }
        }
    }

    /// <summary>One map's share: the gradient by its weights and biases, and what it adds to that by the layer's inputs.</summary>
    void Backward(Layer layer, int map, ReadOnlySpan<double> source, ReadOnlySpan<double> dx, Span<double> below)
    {
        Matrix.MultiplyAdd(source, 1, layer.Inputs, dx, layer.Weights(_gradient, map), layer.Inputs, Rows, layer.Units);
        var biases = layer.Biases(_gradient).Slice(map * layer.Units, layer.Units);
        for (var row = 0; row < Rows; row++)
        {
            TensorPrimitives.Add(biases, dx.Slice(row * layer.Units, layer.Units), biases);
        }

        if (!below.IsEmpty)
        {
            Matrix.Transpose(layer.Weights(_network.Parameters, map), _transposed, layer.Inputs, layer.Units);
            Matrix.MultiplyAdd(dx, layer.Units, 1, _transposed, below, Rows, layer.Units, layer.Inputs);
        }
    }

    /// <summary>What a layer reads, rows x its inputs.</summary>
    ReadOnlySpan<double> Source(int layer) => layer == 0 ? Input(Rows) : Outputs(layer - 1);

    double Learned(Layer layer) => layer.Function.LearnedStart is null ? 0 : layer.Learned(_network.Parameters)[0];
}
