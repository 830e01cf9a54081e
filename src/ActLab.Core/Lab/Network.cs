namespace ActLab.Core.Lab;

/// <summary>
/// A multilayer perceptron: layers and all their parameters, weights, biases and learned ones, in one vector, so that an optimizer and an
/// audit need not know the layers.
/// </summary>
public sealed class Network
{
    readonly double[] _parameters;

    /// <summary>A network whose weights and biases are 0.</summary>
    /// <param name="inputs">Numbers in a row of data.</param>
    /// <param name="layers">The layers from the first hidden one to the output.</param>
    /// <exception cref="BadInputException">A layer has no units, or the network too many parameters.</exception>
    public Network(int inputs, IReadOnlyList<LayerSpec> layers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers.Count, 1);
        Inputs = inputs;
        var all = new List<Layer>();
        var (from, offset) = (inputs, 0L);
        foreach (var spec in layers)
        {
            if (spec.Units < 1)
            {
                throw new BadInputException($"a layer needs at least 1 unit, not {spec.Units}");
            }

            all.Add(new(from, spec, (int)offset));
            offset += ((long)spec.Function.Maps * (from + 1) * spec.Units) + 1;
            if (offset > MaxParameters)
            {
                throw new BadInputException($"the network would have more than {MaxParameters} parameters; take fewer or narrower layers");
            }

            (from, offset) = (spec.Units, all[^1].Offset + all[^1].Count);
        }

        Layers = all;
        _parameters = new double[offset];
        foreach (var layer in all)
        {
            layer.Learned(_parameters).Fill(layer.Function.LearnedStart ?? 0);
        }
    }

    /// <summary>Parameters of a network at most: 512 MB with gradient and Adam's memory.</summary>
    public const int MaxParameters = 1 << 24;

    /// <summary>Numbers in a row of data.</summary>
    public int Inputs { get; }

    /// <summary>Outputs for a row of data.</summary>
    public int Outputs => Layers[^1].Units;

    /// <summary>The layers from the first hidden one to the output.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>All parameters; see <see cref="Layer"/> for their order.</summary>
    public Span<double> Parameters => _parameters;
}
