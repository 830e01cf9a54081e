using ActLab.Core.Activations;
using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = a_i sigmoid(b_i)</summary>
public sealed class Glu : Gated<Sigmoid>
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = Unit("glu", "GLU", "sigmoid", "Dauphin, Fan, Auli & Grangier 2017");
}
