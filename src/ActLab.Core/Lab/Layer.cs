namespace ActLab.Core.Lab;

/// <summary>A layer as it is asked for.</summary>
/// <param name="Units">Number of outputs.</param>
/// <param name="Function">What becomes of the pre-activations.</param>
public readonly record struct LayerSpec(int Units, LayerFunction Function);

/// <summary>
/// A layer of a network: where its parameters lie among those of the network. For each map of its units there are weights, inputs x units,
/// and biases; then perhaps the learned parameter of its function.
/// </summary>
public sealed class Layer
{
    internal Layer(int inputs, LayerSpec spec, int offset) => (Inputs, Units, Function, Offset) = (inputs, spec.Units, spec.Function, offset);

    /// <summary>Number of inputs: the fan-in.</summary>
    public int Inputs { get; }

    /// <summary>Number of outputs.</summary>
    public int Units { get; }

    /// <summary>What becomes of the pre-activations.</summary>
    public LayerFunction Function { get; }

    /// <summary>Index of the layer's first parameter in the network's.</summary>
    public int Offset { get; }

    /// <summary>Number of parameters.</summary>
    public int Count => (Function.Maps * (Inputs + 1) * Units) + (Function.LearnedStart is null ? 0 : 1);

    /// <summary>Weights among a network's parameters or their gradient: maps x inputs x units.</summary>
    public Span<double> Weights(Span<double> parameters) => parameters.Slice(Offset, Function.Maps * Inputs * Units);

    /// <summary>The weights of one map, inputs x units.</summary>
    public Span<double> Weights(Span<double> parameters, int map) => parameters.Slice(Offset + (map * Inputs * Units), Inputs * Units);

    /// <summary>Biases: maps x units.</summary>
    public Span<double> Biases(Span<double> parameters) => parameters.Slice(Offset + (Function.Maps * Inputs * Units), Function.Maps * Units);

    /// <summary>The learned parameter of the layer's function: one number or none.</summary>
    public Span<double> Learned(Span<double> parameters) => parameters.Slice(Offset + (Function.Maps * (Inputs + 1) * Units), Function.LearnedStart is null ? 0 : 1);
}
