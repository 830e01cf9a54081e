using ActLab.Core.Activations;
using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = a_i max(b_i, 0)</summary>
public sealed class ReGlu : Gated<Relu>
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = Unit("reglu", "ReGLU", "relu", "Shazeer 2020");
}
